"""What people read of a connector, made from its package: pure read models for pages.

Packages may be very wrong and very large: nothing here raises, and everything is bounded in depth and number.
"""

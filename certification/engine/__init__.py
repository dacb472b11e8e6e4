"""The engine: pure code that judges a package by rules, the same on a laptop, in the portal and in CI."""

__version__ = "0.1.0"

"""Zip archives, read as if an enemy had made them: no library's leniency decides what is in one."""

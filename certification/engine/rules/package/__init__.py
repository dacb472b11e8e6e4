"""Rules about the package and its files (PKG)."""

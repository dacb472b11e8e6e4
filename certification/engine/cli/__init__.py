"""The `certify` command."""

"""The pages of docs/ that come out of the code, whole or in part."""

"""Rules about the readme, the metadata and the publisher (DOC)."""

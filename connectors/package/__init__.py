"""Any upload, read safely into one canonical package. Pure: no Django, nothing of ours outside it."""

"""The rules, one a file: `<family>/<code>_<slug>.py`. A file is found by being there (docs/add-a-rule.md)."""

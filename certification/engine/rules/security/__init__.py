"""Rules about security, authentication and connection parameters (SEC)."""

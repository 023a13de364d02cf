"""What is kept: tables, queries (rows to domain values) and commands (writes)."""

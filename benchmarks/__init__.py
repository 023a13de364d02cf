"""What is measured, and against what: see README.md in this folder."""

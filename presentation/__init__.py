"""Values in, pictures out."""

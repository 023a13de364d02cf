"""Plain HTML and JSON beside Streamlit."""

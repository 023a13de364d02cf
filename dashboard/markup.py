"""Text that people typed, inside the Markdown of Streamlit."""

MARKUP = set("\\`*_{}[]()#+-.!|<>~:$&^=@/")


def plain(text: str) -> str:
    """Text that people typed, safe inside Streamlit's Markdown: no markup, links or pictures."""
    marked = "".join(f"\\{character}" if character in MARKUP else character for character in text)
    return marked.replace("\n", "  \n")

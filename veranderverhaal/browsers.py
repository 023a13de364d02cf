"""What browser and machine somebody logged in with, from what the browser says of itself."""

# In this order: who copies another's name comes before that other.
BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chromium/", "Chromium"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
MACHINES = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Macintosh", "Mac"),
    ("CrOS", "Chromebook"),
    ("Linux", "Linux"),
)
UNKNOWN = "onbekende browser"


def describe_browser(user_agent: str) -> str:
    """In a few words: "Chrome op Windows"."""
    browser = next((name for mark, name in BROWSERS if mark in user_agent), UNKNOWN)
    machine = next((f" op {name}" for mark, name in MACHINES if mark in user_agent), "")
    return f"{browser}{machine}"

"""What a browser would post of a page that came back: the form with the answers still in it."""

from html.parser import HTMLParser

TYPED = ("text", "hidden")


class _Form(HTMLParser):
    """Reads the fields of the only form on a page, in their order."""

    def __init__(self) -> None:
        super().__init__()
        self.fields: list[tuple[str, str]] = []
        self._select = ""
        self._textarea = ""
        self._typed: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        name, value = found.get("name") or "", found.get("value") or ""
        if tag == "input" and name:
            is_ticked = "checked" in found
            if found.get("type", "text") in TYPED or is_ticked:
                self.fields.append((name, value))
        elif tag == "select":
            self._select = name
        elif tag == "option" and "selected" in found:
            self._typed = []
            self._textarea = ""
            self.fields.append((self._select, ""))
        elif tag == "textarea":
            self._textarea, self._typed = name, []

    def handle_data(self, data: str) -> None:
        if self._textarea:
            self._typed.append(data)
        elif self._select and self.fields and self.fields[-1] == (self._select, ""):
            self.fields[-1] = (self._select, data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            # A browser leaves the first line end of a textarea out.
            self.fields.append((self._textarea, "".join(self._typed).removeprefix("\n")))
            self._textarea = ""
        elif tag == "select":
            self._select = ""


def fields_on(page: str) -> list[tuple[str, str]]:
    """The fields that a browser would post, with what is filled in."""
    form = _Form()
    form.feed(page)
    form.close()
    return form.fields

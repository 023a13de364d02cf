"""A strict reader of HTML: says what a validator would."""

from collections import Counter
from html.parser import HTMLParser

VOID = {"meta", "link", "input", "br", "hr", "img"}
# What may stand in these: a paragraph that holds a block is closed by the browser without a word.
ONLY_PHRASES = {"p", "span", "label", "legend", "h1", "h2", "b", "i", "a", "button", "bdi"}
BLOCKS = {
    "p",
    "div",
    "fieldset",
    "section",
    "form",
    "h1",
    "h2",
    "ul",
    "li",
    "main",
    "header",
    "nav",
}
ONE_OF = ("html", "head", "body", "main", "h1", "title", "header")
POINTERS = ("aria-labelledby", "aria-describedby")


class Reader(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.problems: list[str] = []
        self.open: list[str] = []
        self.tags: Counter[str] = Counter()
        self.ids: list[str] = []
        self.pointers: list[str] = []
        self.links: list[str] = []
        self.inputs: list[tuple[dict[str, str | None], bool]] = []
        self.labelled: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        found = dict(attrs)
        self.tags[tag] += 1
        if len(set(names)) < len(names):
            self.problems.append(f"an attribute twice: {self.get_starttag_text()}")
        if tag in BLOCKS and set(self.open) & ONLY_PHRASES:
            self.problems.append(f"<{tag}> inside {self.open}")
        if tag == "label" and "label" in self.open:
            self.problems.append("a label in a label")
        if tag == "legend" and self.open[-1:] != ["fieldset"]:
            self.problems.append("a legend outside a fieldset")
        self.note(tag, found)
        if tag not in VOID:
            self.open.append(tag)

    def note(self, tag: str, found: dict[str, str | None]) -> None:
        if "id" in found:
            self.ids.append(found["id"] or "")
        for name in POINTERS:
            self.pointers += (found.get(name) or "").split()
        if tag == "a" and (found.get("href") or "").startswith("#"):
            self.links.append(str(found["href"])[1:])
        if tag == "label" and "for" in found:
            self.labelled.append(found["for"] or "")
        if tag in ("input", "select", "textarea") and found.get("type") != "hidden":
            self.inputs.append((found, "label" in self.open))
        if "style" in found or any(name.startswith("on") for name in found):
            self.problems.append(f"a style or script in a tag: {self.get_starttag_text()}")

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.problems.append(f"</{tag}> closes nothing")


def problems_in(text: str) -> list[str]:
    """What is wrong with a page; nothing, one hopes."""
    page = Reader(text)
    wrong = list(page.problems)
    if not text.startswith("<!doctype html>\n<html lang="):
        wrong.append("no doctype, or no language")
    wrong += [f"{page.tags[tag]} times <{tag}>" for tag in ONE_OF if page.tags[tag] != 1]
    wrong += [f"id {name!r} twice" for name, times in Counter(page.ids).items() if times > 1]
    pointed = {*page.pointers, *page.links, *page.labelled}
    wrong += [f"nothing has id {name!r}" for name in pointed - set(page.ids)]
    for found, is_inside in page.inputs:
        is_named = found.get("id") in page.labelled or "aria-labelledby" in found
        if not (is_inside or is_named):
            wrong.append(f"no label for {found}")
    if page.open:
        wrong.append(f"never closed: {page.open}")
    return wrong

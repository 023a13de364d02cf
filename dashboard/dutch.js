// Turns Streamlit's built-in English texts Dutch. The table is dutch.json; dutch.py puts it in here.
(function () {
  "use strict";
  const table = {/* TABLE */};

  // Streamlit waits for this flag; in its own page an inline script sets it.
  window.prerenderReady = false;

  // Calendars, numbers and the texts of the date picker follow this, whatever the browser speaks.
  Object.defineProperty(Navigator.prototype, "language", { get: () => "nl-NL" });
  Object.defineProperty(Navigator.prototype, "languages", { get: () => ["nl-NL", "nl"] });

  // Fetched now: the message that the connection is gone comes too late to fetch its letters.
  const FONTS = ["400", "600", "700"].map((weight) => weight + " 1em 'Atkinson Hyperlegible Next'");
  FONTS.push("700 1em 'Bricolage Grotesque'", "800 1em 'Bricolage Grotesque'");
  window.addEventListener("load", () => FONTS.forEach((font) => document.fonts.load(font)));

  const ATTRIBUTES = ["aria-label", "title", "placeholder", "alt"];
  ATTRIBUTES.push("aria-roledescription", "aria-valuetext");
  const WITH_ATTRIBUTES = ATTRIBUTES.map((name) => "[" + name + "]").join(",");
  // What people typed themselves is shown here: only a whole English sentence is Streamlit's.
  const THEIR_TEXT = '[data-testid="stMarkdownContainer"], [role="option"], [data-testid="stHtml"]';
  const NEVER = "script, style, textarea, [contenteditable]";
  const TOOLTIP = '[role="tooltip"], [data-testid="stTooltipContent"]';

  const exact = new Map(table.texts.map((entry) => [entry.english, entry]));
  const patterns = table.patterns.map((entry) => ({ ...entry, regexp: new RegExp(entry.pattern) }));

  function toDutch(text, allowed) {
    const english = text.trim();
    if (english === "") return text;
    const entry = exact.get(english);
    if (entry !== undefined) {
      return allowed(entry, english) ? text.replace(english, () => entry.dutch) : text;
    }
    for (const candidate of patterns) {
      if (candidate.regexp.test(english) && allowed(candidate, english)) {
        return english.replace(candidate.regexp, candidate.dutch);
      }
    }
    return text;
  }

  function translateText(node) {
    const parent = node.parentElement;
    if (parent === null || parent.closest(NEVER)) return;
    const dutch = toDutch(node.data, (entry, english) => {
      if (entry.inside) return parent.closest(entry.inside) !== null;
      // One word alone may well be someone's own: only a tooltip is surely Streamlit's.
      if (/^\w+$/.test(english)) return parent.closest(TOOLTIP) !== null;
      return english.split(" ").length > 3 || parent.closest(THEIR_TEXT) === null;
    });
    if (dutch !== node.data) node.data = dutch;
  }

  function translateAttribute(element, name) {
    const text = element.getAttribute(name);
    if (text === null) return;
    const dutch = toDutch(text, (entry) => !entry.inside || element.closest(entry.inside) !== null);
    if (dutch !== text) element.setAttribute(name, dutch);
  }

  function translateElement(element) {
    for (const name of ATTRIBUTES) translateAttribute(element, name);
    for (const inner of element.querySelectorAll(WITH_ATTRIBUTES)) {
      for (const name of ATTRIBUTES) translateAttribute(inner, name);
    }
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) translateText(walker.currentNode);
  }

  function translateChange(change) {
    if (change.type === "attributes") translateAttribute(change.target, change.attributeName);
    else if (change.type === "characterData") translateText(change.target);
    else {
      for (const node of change.addedNodes) {
        if (node.nodeType === Node.TEXT_NODE) translateText(node);
        else if (node.nodeType === Node.ELEMENT_NODE) translateElement(node);
      }
    }
  }

  new MutationObserver((changes) => changes.forEach(translateChange)).observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
    attributeFilter: ATTRIBUTES,
  });
})();

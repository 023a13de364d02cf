// Ten buttons "Wijzig" on one page sound the same to who listens. Inside a container about one thing
// a button's name is its own words and then that thing: "Wijzig: Buren kennen elkaar".
(function () {
  "use strict";
  const ABOUT_ONE = '[class*="st-key-card_"], [class*="st-key-row_"], [class*="st-key-remark_"]';
  const TITLE = ".card .title, .card-title, .panel, blockquote, strong";
  const LONGEST = 60; // a whole citaat is too much to listen to

  function titleOf(container) {
    const field = container.querySelector("input[type=text]");
    const title = container.querySelector(TITLE);
    if (!field && title && title.localName === "blockquote") return shorten(title.textContent.trim());
    return (field ? field.value : title ? title.textContent : "").trim();
  }

  function shorten(words) {
    return words.length > LONGEST ? `${words.slice(0, LONGEST).trim()} …` : words;
  }

  function nameButtons() {
    document.querySelectorAll(ABOUT_ONE).forEach((container) => {
      const title = titleOf(container);
      if (!title) return;
      container.querySelectorAll("button, a[data-testid=stPageLink-NavLink]").forEach((button) => {
        const words = button.querySelector("p");
        if (!words) return;
        const name = `${words.textContent.trim()}: ${title}`;
        if (button.getAttribute("aria-label") !== name) button.setAttribute("aria-label", name);
      });
    });
  }

  // Streamlit reads a label aloud as it was written: with the backslashes that keep markup away.
  function unescapeLabels() {
    document.querySelectorAll('[aria-label*="\\\\"]').forEach((field) => {
      const label = field.getAttribute("aria-label").replace(/\\([^\w\s])/g, "$1");
      if (label !== field.getAttribute("aria-label")) field.setAttribute("aria-label", label);
    });
  }

  let planned = false;
  function plan() {
    if (planned) return;
    planned = true;
    requestAnimationFrame(() => {
      planned = false;
      nameButtons();
      unescapeLabels();
    });
  }
  new MutationObserver(plan).observe(document, { childList: true, subtree: true, characterData: true });
  document.addEventListener("input", plan);
})();

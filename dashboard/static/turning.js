// A new question begins at its top. When a container appears whose key begins with turn_, and it is
// another one than before, the page scrolls up: Streamlit leaves it where the last button stood.
(function () {
  "use strict";
  let before = null;
  new MutationObserver(() => {
    const container = document.querySelector('[class*="st-key-turn_"]');
    const key = container && [...container.classList].find((name) => name.startsWith("st-key-turn_"));
    if (key && before && key !== before) {
      const main = document.querySelector('[data-testid="stMain"]');
      if (main) main.scrollTo({ top: 0 });
    }
    if (key) before = key;
  }).observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ["class"] });
})();

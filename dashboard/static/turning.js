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
// On a phone the six steps, and the pages of a step, are wider than the screen: the one we are at is
// brought in sight, while the row is still being drawn, unless somebody moves it.
(function () {
  "use strict";
  const WHILE_DRAWN = 10000; // milliseconds: an old phone is slow
  const rows = [
    { of: ".st-key-steps", find: (row) => row.querySelector('[class*="_here"]') },
    { of: ".st-key-menu", find: (row) => [...row.querySelectorAll("a")].find(leadsHere) },
  ];
  let moved = false;
  function leadsHere(link) {
    return link.pathname === location.pathname;
  }
  for (const kind of ["pointerdown", "touchstart", "wheel", "keydown"]) {
    document.addEventListener(kind, () => { moved = true; }, { capture: true, passive: true });
  }
  new MutationObserver(() => rows.forEach(bring)).observe(document, { childList: true, subtree: true });

  function bring(one) {
    const row = document.querySelector(one.of);
    const here = row && one.find(row);
    if (!here) return;
    if (here !== one.shown) {
      one.since = performance.now();
      moved = false;
    }
    one.shown = here;
    if (moved || performance.now() - one.since > WHILE_DRAWN) return;
    const left = here.getBoundingClientRect().left - row.getBoundingClientRect().left;
    row.scrollLeft += left - (row.clientWidth - here.offsetWidth) / 2;
  }
})();

// "Groot" takes the whole screen, in the click itself: a browser allows it at no other moment.
// Streamlit then draws the window with the chart, which uitkomsten.css makes as large as the screen.
// They belong together: whoever closes the one leaves the other. Without full screen (iPhone), or
// when the browser refuses it, the window stands on the page and nothing else happens.
(function () {
  "use strict";
  const BUTTON = '[class*="st-key-big_"] button';
  const WINDOW = ".stDialog:has(.st-key-screen_chart)";
  const CLOSE = "[role=dialog] > button";
  const INSIDE = "[role=dialog] > h2 + div";
  const TO_COME = 10000; // milliseconds in which the window must be there
  const TO_GO = 250; // milliseconds after which it is gone, and not only drawn anew
  const page = document.documentElement;
  let ours = false; // we took the screen, and nobody left it yet
  let pressed = null;
  let timer = 0;

  const isOpen = () => document.querySelector(WINDOW) !== null;

  function leave() {
    if (ours && document.fullscreenElement) document.exitFullscreen().catch(() => {});
  }
  function leaveWithout(milliseconds) {
    clearTimeout(timer);
    timer = setTimeout(() => { if (!isOpen()) leave(); }, milliseconds);
  }

  // A long chart scrolls: with the arrow keys too.
  function scrollWithKeys() {
    const inside = document.querySelector(`${WINDOW} ${INSIDE}`);
    if (!inside) return;
    inside.tabIndex = 0;
    inside.setAttribute("role", "group");
    inside.setAttribute("aria-label", "Grafiek, met wat hij zegt");
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest && event.target.closest(BUTTON);
    if (!button || document.fullscreenElement || !page.requestFullscreen) return;
    pressed = button;
    page.requestFullscreen({ navigationUI: "hide" }).then(() => {
      ours = true;
      leaveWithout(TO_COME);
    }, () => {});
  });

  let wasOpen = false;
  new MutationObserver(() => {
    const now = isOpen();
    if (now && !wasOpen) scrollWithKeys();
    if (wasOpen && !now) leaveWithout(TO_GO);
    wasOpen = now;
  }).observe(document, { childList: true, subtree: true });

  document.addEventListener("fullscreenchange", () => {
    if (document.fullscreenElement || !ours) return;
    ours = false;
    clearTimeout(timer);
    const close = document.querySelector(`${WINDOW} ${CLOSE}`);
    if (close) close.click();
    setTimeout(() => {
      const isLost = document.activeElement === document.body;
      if (pressed && pressed.isConnected && isLost) pressed.focus();
    }, TO_GO);
  });
})();

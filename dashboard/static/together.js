// Two people in one story (dashboard/together.py). When somebody else changed something, the page
// holds a button that draws it again. It is pressed here, but never while something is being typed
// or chosen: then the button is shown, and waits for a person or for the end of the typing.
(function () {
  "use strict";
  const EVERY = 400; // milliseconds
  const BETWEEN = 4000; // between two drawings
  const JUST_NOW = 700; // what was handed in a moment ago is still on its way
  const FIELDS = "input, textarea, [contenteditable=true]";
  const OPEN = '[role="dialog"], [data-testid="stPopoverBody"], [role="listbox"], [role="menu"]';
  const CHANGE = '[class*="st-key-together_change_"]';
  const BY_ITSELF = ".st-key-together_change_self";

  // The number of this window's browser: it stays the same when the page is loaded again.
  const base = "/" + location.pathname.split("/")[1];
  if (!/(^|; )window_number=/.test(document.cookie)) {
    const number = [...crypto.getRandomValues(new Uint8Array(8))]
      .map((one) => one.toString(16).padStart(2, "0"))
      .join("");
    document.cookie = `window_number=${number}; path=${base}; SameSite=Strict`;
  }

  let typing = null; // the field with text that the server has not heard of
  let pressed = false;
  let quietAt = 0;
  let drawnAt = 0;

  const settle = () => {
    typing = null;
    quietAt = Date.now() + JUST_NOW;
  };
  document.addEventListener("input", (event) => {
    if (event.isTrusted && event.target.matches && event.target.matches(FIELDS)) {
      typing = event.target;
    }
  }, true);
  document.addEventListener("focusout", settle, true);
  document.addEventListener("keydown", (event) => {
    quietAt = Date.now() + JUST_NOW;
    const hands = event.key === "Enter" && event.target.tagName === "INPUT";
    if (hands) setTimeout(settle, 0);
  }, true);
  document.addEventListener("pointerdown", () => { pressed = true; }, true);
  ["pointerup", "pointercancel"].forEach((name) => {
    document.addEventListener(name, () => {
      pressed = false;
      quietAt = Date.now() + JUST_NOW;
    }, true);
  });

  // What typing.js keeps until it is sent stands in fields that a drawing may replace.
  function hasDraft() {
    return Object.keys(sessionStorage).some((name) => {
      const [kind, container] = name.split(":");
      return kind === "draft" && container && document.getElementsByClassName(container).length > 0;
    });
  }

  function isBusy() {
    if (typing && !typing.isConnected) typing = null;
    const waits = typing || pressed || Date.now() < quietAt;
    return Boolean(waits || document.querySelector(OPEN) || hasDraft());
  }

  function runs() {
    const app = document.querySelector('[data-testid="stApp"]');
    return !app || app.getAttribute("data-test-script-state") !== "notRunning";
  }

  setInterval(() => {
    const change = document.querySelector(CHANGE);
    if (!change) return;
    const mayDraw = change.matches(BY_ITSELF) && !isBusy();
    change.classList.toggle("together-waits", !mayDraw);
    const button = change.querySelector("button");
    if (mayDraw && button && !runs() && Date.now() - drawnAt > BETWEEN) {
      drawnAt = Date.now();
      button.click();
    }
  }, EVERY);
})();

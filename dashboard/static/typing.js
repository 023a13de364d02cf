// Nothing typed is lost. Two things, for the fields inside a container whose key begins with
//   autosave…  what is typed is handed to the server while typing, not only on leaving the field;
//   draft…     what is typed stays in this tab until it is sent, also when the page is reloaded.
// A button inside a container whose key begins with sent… sends the draft, and so ends it;
// when a container appears whose key begins with not_saved…, it was refused and is a draft again.
// When the session turns out to have ended (session.js), what was sent or handed in just before
// was refused: it becomes a draft again, and comes back after the login.
(function () {
  "use strict";
  const PAUSE = 900; // milliseconds without a key
  const FIELDS = "textarea, input[type=text], input:not([type])";
  const AUTOSAVE = '[class*="st-key-autosave"]';
  const DRAFT = '[class*="st-key-draft"]';
  const SENT = '[class*="st-key-sent"]';
  const REFUSED = '[class*="st-key-not_saved"]';
  const PREFIX = "draft:";
  const LATELY = 120000; // milliseconds
  const waiting = new WeakMap();
  const restored = new WeakSet();
  let sent = null; // the drafts as they were at the last button that sent them
  const handedIn = {}; // what was typed lately in fields that save themselves

  function containerKey(container) {
    return [...container.classList].find((name) => /^st-key-(draft|autosave|not_saved)/.test(name)) || "";
  }

  function draftName(field) {
    const container = field.closest(DRAFT) || field.closest(AUTOSAVE);
    const label = field.getAttribute("aria-label");
    return container && label ? PREFIX + containerKey(container) + ":" + label : null;
  }

  function handIn(field) {
    field.dispatchEvent(new FocusEvent("focusout", { bubbles: true }));
  }

  document.addEventListener("input", (event) => {
    const field = event.target;
    if (!event.isTrusted || !field.matches || !field.matches(FIELDS)) return;
    if (field.closest(AUTOSAVE)) {
      clearTimeout(waiting.get(field));
      waiting.set(field, setTimeout(() => handIn(field), PAUSE));
    }
    const name = draftName(field);
    if (name && field.closest(DRAFT)) sessionStorage.setItem(name, field.value);
    else if (name) handedIn[name] = { text: field.value, at: Date.now() };
  });

  document.addEventListener("click", (event) => {
    if (event.target.closest && event.target.closest(SENT)) {
      sent = { at: Date.now(), drafts: {}, before: refusedAt() };
      Object.keys(sessionStorage)
        .filter((name) => name.startsWith(PREFIX))
        .forEach((name) => {
          sent.drafts[name] = sessionStorage.getItem(name);
          sessionStorage.removeItem(name);
        });
    }
  });

  const isLate = (one) => Date.now() - one.at < LATELY;

  function refusedAt() {
    const found = document.querySelector(REFUSED);
    return found ? containerKey(found) : "";
  }

  function draftAgain() {
    if (!sent || !isLate(sent)) return;
    Object.entries(sent.drafts).forEach(([name, text]) => {
      if (sessionStorage.getItem(name) === null) sessionStorage.setItem(name, text);
    });
  }

  document.addEventListener("veranderverhaal:signed-out", () => {
    draftAgain();
    Object.entries(handedIn).filter(([, one]) => isLate(one)).forEach(([name, one]) => {
      sessionStorage.setItem(name, one.text);
    });
  });

  // A tap follows a link in the same moment in which it ends the typing, and the server then hears
  // only one of the two. The finger goes down a little earlier: hand in then.
  document.addEventListener("pointerdown", (event) => {
    const field = document.activeElement;
    if (field && field.matches(FIELDS) && event.target.closest && event.target.closest("a")) {
      handIn(field);
    }
  }, true);

  function restore(field) {
    if (restored.has(field)) return;
    restored.add(field);
    const name = draftName(field);
    const draft = name && sessionStorage.getItem(name);
    // What saves itself is handed in at once, and then no draft any more.
    if (name && !field.closest(DRAFT)) sessionStorage.removeItem(name);
    if (draft === null || draft === false || draft === undefined || draft === field.value) return;
    const kind = field.tagName === "TEXTAREA" ? HTMLTextAreaElement : HTMLInputElement;
    Object.getOwnPropertyDescriptor(kind.prototype, "value").set.call(field, draft);
    field.dispatchEvent(new Event("input", { bubbles: true }));
    setTimeout(() => handIn(field), 0);
  }

  new MutationObserver(() => {
    const refused = sent && refusedAt();
    if (refused && refused !== sent.before) {
      draftAgain();
      sent = null;
    }
    document.querySelectorAll(`${DRAFT}, ${AUTOSAVE}`).forEach((container) => {
      container.querySelectorAll(FIELDS).forEach(restore);
    });
  }).observe(document, { childList: true, subtree: true });
})();

// Nothing typed is lost. Two things, for the fields inside a container whose key begins with
//   autosave…  what is typed is handed to the server while typing, not only on leaving the field;
//   draft…     what is typed stays in this tab until it is sent, also when the page is reloaded.
// A button inside a container whose key begins with sent… sends the draft, and so ends it.
(function () {
  "use strict";
  const PAUSE = 900; // milliseconds without a key
  const FIELDS = "textarea, input[type=text], input:not([type])";
  const AUTOSAVE = '[class*="st-key-autosave"]';
  const DRAFT = '[class*="st-key-draft"]';
  const SENT = '[class*="st-key-sent"]';
  const PREFIX = "draft:";
  const waiting = new WeakMap();
  const restored = new WeakSet();

  function containerKey(container) {
    return [...container.classList].find((name) => name.startsWith("st-key-draft")) || "";
  }

  function draftName(field) {
    const container = field.closest(DRAFT);
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
    if (name) sessionStorage.setItem(name, field.value);
  });

  document.addEventListener("click", (event) => {
    if (event.target.closest && event.target.closest(SENT)) {
      Object.keys(sessionStorage)
        .filter((name) => name.startsWith(PREFIX))
        .forEach((name) => sessionStorage.removeItem(name));
    }
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
    if (draft === null || draft === false || draft === undefined || draft === field.value) return;
    const kind = field.tagName === "TEXTAREA" ? HTMLTextAreaElement : HTMLInputElement;
    Object.getOwnPropertyDescriptor(kind.prototype, "value").set.call(field, draft);
    field.dispatchEvent(new Event("input", { bubbles: true }));
    setTimeout(() => handIn(field), 0);
  }

  new MutationObserver(() => {
    document.querySelectorAll(DRAFT).forEach((container) => {
      container.querySelectorAll(FIELDS).forEach(restore);
    });
  }).observe(document, { childList: true, subtree: true });
})();

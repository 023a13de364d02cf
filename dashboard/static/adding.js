// A list is typed faster than a server answers: card, Enter, card, Enter. In a field whose key begins
// with add_ the next text replaces the one just sent, stays when the server empties the field, and an
// Enter that comes too early waits for its turn.
(function () {
  "use strict";
  const ADD = '[class*="st-key-add_"]';
  const STATE = "data-test-script-state";
  const LOOK_AGAIN = 1000; // milliseconds; an answer can come so fast that the state never shows it
  const GIVE_UP = 5000;
  const lines = new Map(); // field: what was sent from it and when, and what was typed since
  let begun = 0; // when the last run of the server began; parts of a page run by themselves too

  function isAdding(field) {
    return field instanceof HTMLInputElement && field.closest(ADD) !== null;
  }

  function setValue(field, text) {
    if (field.value === text) return;
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set.call(field, text);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  function wait(field, typed, queue) {
    const line = { typed, queue, sent: performance.now() };
    line.look = setInterval(() => {
      const late = performance.now() - line.sent > GIVE_UP;
      if (isIdle() && (isAnswered(line) || late)) settle(field);
    }, LOOK_AGAIN);
    lines.set(field, line);
  }

  // A run that was under way when the text was sent is no answer to it.
  function isAnswered(line) {
    return line.emptied || begun >= line.sent;
  }

  function isIdle() {
    return document.querySelector(`[${STATE}="notRunning"]`) !== null;
  }

  // Runs before Streamlit sees the key.
  document.addEventListener("keydown", (event) => {
    const field = event.target;
    if (event.key !== "Enter" || !event.isTrusted || event.isComposing || !isAdding(field)) return;
    if (field.value.trim() === "") return;
    const line = lines.get(field);
    if (line && line.typed === null) {
      // Enter again on the text that is on its way: not a second card.
      event.preventDefault();
      event.stopImmediatePropagation();
    } else if (line) {
      event.preventDefault();
      event.stopImmediatePropagation();
      line.queue.push(field.value);
      line.typed = "";
      setValue(field, "");
    } else {
      wait(field, null, []);
      field.select();
    }
  }, true);

  document.addEventListener("input", (event) => {
    const line = event.isTrusted && lines.get(event.target);
    if (line) line.typed = event.target.value;
  });

  function keepTyped(field) {
    const line = lines.get(field);
    if (line && line.typed && field.value === "") setValue(field, line.typed);
  }

  function settle(field) {
    keepTyped(field);
    const line = lines.get(field);
    if (!line) return;
    lines.delete(field);
    clearInterval(line.look);
    if (line.queue.length > 0 && field.isConnected) send(field, line.queue);
  }

  // All at once, so that no key comes in between. React draws a changed field at once too.
  function send(field, [next, ...later]) {
    const typed = field.value;
    wait(field, typed, later);
    setValue(field, next);
    for (const kind of ["keydown", "keypress"]) {
      field.dispatchEvent(new KeyboardEvent(kind, { key: "Enter", bubbles: true }));
    }
    setValue(field, typed);
  }

  // React writes a value it sets itself to the attribute too; what is typed it does not.
  new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.attributeName === "value") {
        const line = lines.get(change.target);
        if (line && change.target.getAttribute("value") === "") line.emptied = true;
        keepTyped(change.target);
      } else {
        if (change.oldValue !== "running") begun = performance.now();
        if (change.target.getAttribute(STATE) !== "notRunning") continue;
        const answered = [...lines].filter(([, line]) => isAnswered(line));
        // A moment later, when what came with the answer has been drawn.
        setTimeout(() => answered.forEach(([field]) => settle(field)), 0);
      }
    }
  }).observe(document, {
    subtree: true,
    attributes: true,
    attributeOldValue: true,
    attributeFilter: ["value", STATE],
  });
})();

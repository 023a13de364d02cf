/* The cards on the table: put in groups by dragging, by keys, or with the list beside them. */
import { makeMark } from "./table_outbox.js";

const FAR = 8; // pixels before pressing becomes dragging
const EDGE = 60;
const HEARD = 10_000; // milliseconds that what was said stays in sight
const byId = (id) => document.getElementById(id);
const cardOf = (target) => target.closest && target.closest("#board li[data-card]");
const boxOf = (card) => card.querySelector("input[name=card]");

export function startCards({ queue, unsent }) {
  let target = ""; // the group that the arrow keys chose
  let drag = null;
  let silence = 0;

  const board = () => byId("board");
  const groups = () => [...board().querySelectorAll("[data-group]")];
  const groupOf = (card) => card.closest("[data-group]");
  const ticked = () => [...board().querySelectorAll("input[name=card]:checked")];
  function say(text) {
    byId("said").textContent = text;
    clearTimeout(silence);
    silence = setTimeout(() => { byId("said").textContent = ""; }, HEARD);
  }
  function fieldsFor(action) {
    const fields = new URLSearchParams({ do: action });
    for (const name of ["topic", "question"]) fields.set(name, board().elements[name].value);
    return fields;
  }

  /* The page shows it at once; the server is told, now or as soon as it can be. */
  function put(cards, group) {
    const into = groups().find((one) => one.dataset.group === group);
    const moved = cards.filter((one) => groupOf(one) !== into);
    if (!into || !moved.length) return;
    const fields = fieldsFor("move");
    fields.set("into", group);
    for (const card of moved) {
      fields.append("card", card.dataset.card);
      boxOf(card).checked = false;
      into.querySelector("ul").append(card);
    }
    queue(fields);
    const many = moved.length === 1 ? "Kaartje" : `${moved.length} kaartjes`;
    say(group === "loose" ? `${many} ligt weer los.` : `${many} in groepje: ${into.dataset.title}.`);
  }
  /* Those that are ticked, and the one that somebody stands on. */
  function meant(card) {
    const chosen = ticked().map(cardOf);
    return chosen.length && chosen.includes(card) ? chosen : [card];
  }
  function mark(group) {
    for (const one of board().querySelectorAll(".aimed")) one.classList.remove("aimed");
    if (group) group.classList.add("aimed");
  }

  document.addEventListener("keydown", (event) => {
    const card = event.target.name === "card" && cardOf(event.target);
    if (!card || event.ctrlKey || event.altKey || event.metaKey) return;
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (step) aim(card, step);
    else if (event.key === "Enter") drop(card);
    else if (event.key.toLowerCase() === "n") begin(card);
    else if (event.key === "Escape") aimAt(null);
    else return;
    event.preventDefault();
  });
  function aim(card, step) {
    const all = groups();
    const from = all.findIndex((one) => one.dataset.group === target);
    const start = from < 0 ? all.indexOf(groupOf(card)) : from;
    const at = (start + step + all.length) % all.length;
    aimAt(all[at]);
    say(`${all[at].dataset.title}, ${at + 1} van ${all.length}. Druk op Enter om het kaartje hier te leggen.`);
  }
  function aimAt(group) {
    target = group ? group.dataset.group : "";
    mark(group);
    if (group) group.scrollIntoView({ block: "nearest" });
  }
  function drop(card) {
    if (!target) {
      say("Kies eerst met de pijltjes een groepje, of maak met N een nieuw groepje.");
      return;
    }
    const next = nextCard(card);
    put(meant(card), target);
    aimAt(null);
    boxOf(next || card).focus();
  }
  /* Where one goes on after a card was put away: the one below it, or above. */
  function nextCard(card) {
    const row = [...card.parentElement.querySelectorAll("li[data-card]")].filter((one) => one === card || !meant(card).includes(one));
    const at = row.indexOf(card);
    return row[at + 1] || row[at - 1];
  }
  function begin(card) {
    boxOf(card).checked = true;
    say("Geef het nieuwe groepje een naam en druk op Enter. De aangevinkte kaartjes gaan erin.");
    board().elements.title.focus();
  }
  document.addEventListener("keydown", (event) => {
    /* Enter in a field presses the button beside it, and not the first of the form. */
    const isName = event.key === "Enter" && event.target.form && event.target.form.id === "board" && event.target.type === "text";
    if (!isName) return;
    event.preventDefault();
    board().requestSubmit(event.target.closest(".line").querySelector("button"));
  });
  document.addEventListener("focusout", (event) => { if (target && event.target.name === "card") aimAt(null); });

  /* Dragging: a mouse takes a card anywhere, a finger by its grip, so that it can still scroll. */
  document.addEventListener("pointerdown", (event) => {
    const card = cardOf(event.target);
    const isGrip = event.target.closest(".grip");
    if (!card || event.button || card.matches(".away") || event.target.closest("button")) return;
    if (event.pointerType !== "mouse" && !isGrip) return;
    if (isGrip) event.preventDefault();
    drag = { card, x: event.clientX, y: event.clientY, id: event.pointerId, ghost: null };
  });
  document.addEventListener("pointermove", (event) => {
    if (!drag || event.pointerId !== drag.id) return;
    if (!drag.ghost && Math.hypot(event.clientX - drag.x, event.clientY - drag.y) < FAR) return;
    if (!drag.ghost) lift();
    event.preventDefault();
    drag.ghost.style.translate = `${event.clientX + 8}px ${event.clientY + 8}px`;
    const below = document.elementFromPoint(event.clientX, event.clientY);
    drag.over = below && below.closest("[data-group]");
    mark(drag.over);
    scrollAlong(event.clientY);
  });
  function lift() {
    const many = meant(drag.card).length;
    drag.ghost = document.createElement("div");
    drag.ghost.className = "ghost";
    drag.ghost.textContent = many > 1 ? `${many} kaartjes` : drag.card.querySelector(".words").textContent;
    document.body.append(drag.ghost);
    drag.card.classList.add("lifted");
    getSelection().removeAllRanges();
  }
  function scrollAlong(y) {
    const column = board().closest(".column");
    const step = y < EDGE ? -14 : y > innerHeight - EDGE ? 14 : 0;
    if (!step) return;
    if (column.scrollHeight > column.clientHeight + 1) column.scrollBy(0, step);
    else scrollBy(0, step);
  }
  function release(event, isDropped) {
    if (!drag || event.pointerId !== drag.id) return;
    const { card, ghost, over } = drag;
    drag = null;
    if (!ghost) return;
    ghost.remove();
    card.classList.remove("lifted");
    mark(null);
    if (isDropped && over) put(meant(card), over.dataset.group);
    /* A mouse that lets go also clicks: that must not tick the card. */
    const stop = (click) => { click.preventDefault(); click.stopPropagation(); };
    addEventListener("click", stop, { capture: true, once: true });
    setTimeout(() => removeEventListener("click", stop, { capture: true }), 50);
  }
  addEventListener("pointerup", (event) => release(event, true));
  addEventListener("pointercancel", (event) => release(event, false));

  return {
    /* While somebody chooses or types here, the board stays as it is. */
    isBusy() {
      const at = document.activeElement;
      return Boolean(drag) || Boolean(board() && (ticked().length || (board().contains(at) && at.matches("select, input"))));
    },
    submit(fields) {
      const action = fields.get("do");
      if (action === "move") {
        const cards = ticked().map(cardOf);
        if (!cards.length) return say("Vink eerst een of meer kaartjes aan.");
        if (!fields.get("into")) return say("Kies eerst een groepje.");
        put(cards, fields.get("into"));
        board().elements.into.value = "";
        return undefined;
      }
      const sent = fieldsFor(action);
      if (action === "group") {
        if (!fields.get("title").trim()) {
          byId("told-title").textContent = "Geef het groepje een naam.";
          return board().elements.title.focus();
        }
        sent.set("title", fields.get("title"));
        sent.set("group", makeMark());
        for (const card of fields.getAll("card")) sent.append("card", card);
        board().elements.title.value = "";
        byId("told-title").textContent = "";
        ticked().forEach((one) => { one.checked = false; });
        say(`Nieuw groepje: ${sent.get("title")}.`);
      }
      const [word, key] = action.split(" ");
      if (action === "hide") {
        if (!ticked().length) return say("Vink eerst een of meer kaartjes aan.");
        for (const one of ticked()) sent.append("card", one.value);
        ticked().forEach((one) => { one.checked = false; });
      }
      if (word === "rename") sent.set(`title-${key}`, fields.get(`title-${key}`));
      if (word === "hide") say("Verborgen: het staat op geen scherm meer.");
      if (word === "show") say("Het kaartje is weer te zien.");
      if (word === "remove") say("Het groepje is weg. De kaartjes liggen los.");
      if (document.activeElement && document.activeElement.closest("details")) document.activeElement.blur();
      queue(sent);
      return undefined;
    },
    adopt(fresh) {
      const old = byId("cards");
      const isOther = old.dataset.topic !== fresh.dataset.topic || old.dataset.question !== fresh.dataset.question;
      const at = document.activeElement;
      const isTyping = board() && board().contains(at) && (at.matches("select") || at.type === "text" && at.value);
      const isChosen = board() && !isOther && ticked().length;
      if (drag || unsent() || isTyping) return;
      const chosen = isChosen ? ticked().map((one) => one.value) : [];
      if (!board() || !fresh.querySelector("#board")) { old.replaceWith(fresh); return; }
      const open = [...old.querySelectorAll("details[open]")].map((one) => one.id);
      const title = board().elements.title;
      const typed = title ? title.value : "";
      old.dataset.topic = fresh.dataset.topic;
      old.dataset.question = fresh.dataset.question;
      byId("cards-about").replaceWith(fresh.querySelector("#cards-about"));
      board().replaceWith(fresh.querySelector("#board"));
      open.forEach((id) => { if (byId(id)) byId(id).open = true; });
      if (typed && board().elements.title) board().elements.title.value = typed;
      ticked().forEach((one) => { one.checked = false; });
      chosen.forEach((key) => { if (byId(`card-${key}`)) byId(`card-${key}`).checked = true; });
    },
  };
}

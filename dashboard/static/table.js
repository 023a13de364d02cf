/* The table of a bijeenkomst. Everything typed is kept on this device until the server has it. */
import { startCards } from "./table_cards.js";
import { adoptHidden, keepDraft, refuse, restoreDrafts, showPending, typedIn } from "./table_forms.js";
import { showLeft } from "./table_left.js";
import { adoptNotes, fieldsOf, formOf, nameOf, readField, seenOf, tellClash, tellField, writeField } from "./table_notes.js";
import { NotSent, Outbox, ask, makeMark } from "./table_outbox.js";
import { closeList, sayState } from "./table_state.js";

const { address, kept } = document.body.dataset;
const box = new Outbox(`table ${kept} `);
const REST = 800; // milliseconds after the last key
const AGAIN = 3000;
const PAUSE = 2000;
const TOO_LONG = "Deze tekst is te lang om te bewaren. Maak hem korter.";
const byId = (id) => document.getElementById(id);
const read = (html) => new DOMParser().parseFromString(html, "text/html");
let trouble = ""; // why sending or asking did not work the last time
let [sending, more] = [false, false]; // `more`: something came while sending
let timer = 0;
let { tag } = document.body.dataset; // of the page as it is

const unsent = () => [...box.names("note"), ...box.names("act")];
const isStuck = (name) => name.startsWith("left ") || Boolean(box.get(name).clash !== undefined || box.get(name).refused);
function showState() {
  showLeft(box, box.names("note").filter(isStuck), showState);
  sayState(trouble, [...unsent(), ...box.names("left")], isStuck);
}

/* Sending: one after another, each until it is answered. */
function soon(wait = REST) {
  clearTimeout(timer);
  timer = setTimeout(flush, wait);
  showState();
}
async function flush() {
  if (sending) { more = true; return; }
  sending = true;
  let wait = 0;
  try {
    do {
      more = false;
      for (const name of unsent()) {
        if (!box.get(name) || isStuck(name)) continue;
        await (name.startsWith("note ") ? sendNote(name) : sendAct(name));
        trouble = "";
      }
    } while (more);
  } catch (error) {
    if (!(error instanceof NotSent)) throw error;
    trouble = error.why;
    wait = AGAIN;
  } finally {
    sending = false;
  }
  showState();
  if (wait && unsent().length) timer = setTimeout(flush, wait);
}

async function post(fields, query = location.search) {
  const body = new URLSearchParams(fields);
  const settings = () => {
    body.set("csrf", document.querySelector("input[name=csrf]").value);
    return { method: "POST", headers: { Accept: "application/json" }, body };
  };
  let response = await ask(address + query, settings());
  if (response.status === 400) { // the page stood open for long: it gets a new token, once
    await refresh();
    response = await ask(address + query, settings());
  }
  if (response.status === 400) throw new NotSent("login");
  const told = await response.json().catch(() => ({ field: "", message: TOO_LONG }));
  return { ok: response.ok, told };
}

async function sendNote(name) {
  const [, topic, party, field] = name.split(" ");
  let entry = box.get(name);
  /* What may have arrived is sent again as it was, so that it is recognised. */
  if (entry.sent === undefined) box.set(name, entry = { ...entry, sent: entry.value });
  const fields = new URLSearchParams({ do: "notes", topic, party, [`seen-${field}`]: entry.seen });
  const values = field === "explanations" ? entry.sent.split(" ").filter(Boolean) : [entry.sent];
  for (const value of values) fields.append(field, value);
  const { ok, told } = await post(fields);
  const { sent, ...now } = box.get(name);
  if (!ok) box.set(name, { ...now, refused: told.message });
  else if (told.clashing.includes(field)) box.set(name, { ...now, clash: told.kept[field] });
  else {
    const form = formOf(topic, party);
    if (form) seenOf(form, field).value = told.kept[field];
    if (now.value === sent) box.delete(name);
    else {
      box.set(name, { ...now, seen: told.kept[field] });
      more = true;
    }
  }
  tellNote(name);
}

function tellNote(name) {
  const [, topic, party, field] = name.split(" ");
  const form = formOf(topic, party);
  const entry = box.get(name);
  if (!form) return;
  if (entry && entry.clash !== undefined) tellClash(form, field, entry.clash, (way) => choose(name, way));
  else tellField(form, field, entry && entry.refused);
}
function choose(name, way) {
  const [, topic, party, field] = name.split(" ");
  const form = formOf(topic, party);
  const { clash, value } = box.get(name);
  const chosen = { mine: value, other: clash, both: [clash, value].filter(Boolean).join("\n") }[way];
  box.set(name, { value: chosen, seen: clash });
  writeField(form, field, chosen);
  seenOf(form, field).value = clash;
  tellNote(name);
  const input = form.querySelector(`[name="${field}"]`);
  input.focus();
  soon(0);
}

async function sendAct(name) {
  const { fields } = box.get(name);
  const { ok, told } = await post(fields);
  box.delete(name);
  try { await refresh(); } finally { if (!ok) refuse(box, new Map(fields), told); }
}
/* An action that is kept until it was done; the page shows it at once. */
function queue(fields) {
  fields.delete("csrf");
  box.set(`act ${Date.now()} ${makeMark()}`, { fields: [...fields] });
  showPending(box);
  soon(0);
}
function restoreNotes() {
  for (const name of box.names("note")) {
    const [, topic, party, field] = name.split(" ");
    const form = formOf(topic, party);
    if (form && fieldsOf(form).includes(field)) writeField(form, field, box.get(name).value);
    tellNote(name);
  }
}

/* The page again, when something changed: only what nobody is busy with. */
const isBusy = (form, field) => {
  const holder = form.querySelector(`[data-field="${field}"]`);
  return box.get(nameOf(form, field)) !== undefined || (holder.contains(document.activeElement) && document.activeElement.localName === "textarea");
};
function isNoting() {
  const notes = byId("notes");
  const isUnsent = box.names("note").some((name) => name.split(" ")[1] === notes.dataset.topic);
  return isUnsent || [...notes.querySelectorAll("form.notes")].some((one) => one.contains(document.activeElement));
}
function wantedAddress() {
  const query = new URLSearchParams(location.search);
  const { topic } = byId("notes").dataset;
  if (!query.has("onderwerp") && topic && (isNoting() || cards.isBusy())) query.set("onderwerp", topic);
  if (!query.has("vraag") && cards.isBusy()) query.set("vraag", byId("cards").dataset.question);
  return `${address}${query.size ? `?${query}` : ""}`;
}
async function refresh(to = wantedAddress()) {
  const response = await ask(to);
  if (!response.ok) throw new NotSent("lost");
  adopt(read(await response.text()), to);
}
function adopt(page, to) {
  if (!page.getElementById("screen")) throw new NotSent("login");
  const focused = document.activeElement && document.activeElement.id;
  tag = page.body.dataset.tag;
  replaceScreen(page.getElementById("screen"));
  document.querySelectorAll("input[name=csrf]").forEach((one) => { one.value = page.querySelector("input[name=csrf]").value; });
  document.querySelectorAll("form[method=post]").forEach((one) => { one.action = to; });
  adoptNotes(page.getElementById("notes"), isBusy);
  adoptLists(page);
  for (const id of ["form-afspraak", "form-card"]) adoptHidden(byId(id), page.getElementById(id));
  cards.adopt(page.getElementById("cards"));
  restoreNotes();
  showPending(box);
  history.replaceState(null, "", follow(to));
  const again = focused && byId(focused);
  if (again && document.activeElement !== again) again.focus({ preventScroll: true });
  showState();
}
/* Where the beamer is too, the page goes along with it from there. */
function follow(to) {
  const [path, search] = to.split("?");
  const query = new URLSearchParams(search);
  const { topic, question } = byId("screen").dataset;
  if (topic && query.get("onderwerp") === topic) query.delete("onderwerp");
  if (question && query.get("vraag") === question) query.delete("vraag");
  query.delete("partij"); // its fields are there now
  return `${path}${query.size ? `?${query}` : ""}`;
}
function replaceScreen(fresh) {
  const old = byId("screen");
  fresh.querySelector("details").open = old.querySelector("details").open;
  old.replaceWith(fresh);
}
function adoptLists(page) {
  const lists = byId("agreed-lists");
  const isWriting = lists.contains(document.activeElement) && document.activeElement.localName === "textarea";
  if (isWriting || [...lists.querySelectorAll("textarea")].some((one) => one.value.trim())) return;
  lists.replaceWith(page.getElementById("agreed-lists"));
}

/* What people do. */
document.addEventListener("input", (event) => {
  const form = event.target.closest("form");
  if (!form) return;
  if (form.matches("form.notes")) {
    const { field } = event.target.closest("[data-field]").dataset;
    const name = nameOf(form, field);
    const { refused, ...entry } = box.get(name) || { seen: seenOf(form, field).value };
    box.set(name, { ...entry, value: readField(form, field) });
    if (refused) tellNote(name);
    soon();
  } else if (form.matches("[data-act], .settle")) {
    keepDraft(box, form);
    form.querySelectorAll(".wrong").forEach((one) => { one.textContent = ""; });
  }
});
document.addEventListener("focusout", (event) => { if (event.target.closest("form.notes") && unsent().length) soon(0); });
document.addEventListener("submit", (event) => {
  const form = event.target;
  event.preventDefault();
  const fields = new URLSearchParams(new FormData(form, event.submitter));
  if (form.dataset.steer) steer(fields, event.submitter);
  else if (form.matches("form.notes")) soon(0);
  else if (form.dataset.partyForm) go(`${address}?${fields}`);
  else if (form.id === "board") cards.submit(fields);
  else submitForm(form, fields);
});
function submitForm(form, fields) {
  const [first] = typedIn(form);
  if (form.dataset.act && !first.value.trim()) {
    byId(`told-${first.name}`).textContent = "Vul dit veld in.";
    first.focus();
    return;
  }
  if (form.dataset.act) fields.set("mark", makeMark());
  typedIn(form).forEach((one) => { one.value = ""; });
  box.delete(`draft ${form.id}`);
  if (form.dataset.act) first.focus();
  queue(fields);
}
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-pin]");
  if (!link) return;
  event.preventDefault();
  const section = link.closest("section").id;
  go(link.href.split("#")[0]).then(() => { const current = byId(section).querySelector("[aria-current]"); if (current) current.focus(); });
});
async function go(to) {
  try {
    if (document.activeElement) document.activeElement.blur();
    await refresh(to);
    trouble = "";
  } catch (error) {
    trouble = error.why || "lost";
  }
  showState();
}
async function steer(fields, button) {
  closeList(button);
  try {
    await post(fields);
    await refresh();
    trouble = "";
  } catch (error) {
    trouble = error.why || "lost";
  }
  showState();
}
addEventListener("beforeunload", (event) => { if (unsent().length) event.preventDefault(); });
addEventListener("online", () => soon(0));

async function look() {
  try {
    const response = await ask(`${address}/stand`, { headers: { "If-None-Match": tag } });
    if (response.status === 204) await refresh();
    if (trouble && trouble !== "over") {
      trouble = "";
      flush();
    }
  } catch (error) {
    trouble = error.why || "lost";
  }
  showState();
  setTimeout(look, PAUSE);
}

document.body.classList.add("scripted");
const cards = startCards({ queue, unsent: () => box.names("act").length > 0 });
restoreDrafts(box);
restoreNotes();
showPending(box);
showState();
flush();
setTimeout(look, PAUSE);

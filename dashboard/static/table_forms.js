/* Forms that are filled in before they are sent: an afspraak, a card, why something is dropped. */
import { keepLeft } from "./table_left.js";

const PENDING = "nog niet bewaard";
const byId = (id) => document.getElementById(id);
export const typedIn = (form) => [...form.elements].filter((one) => one.name && one.matches("input, textarea") && one.type !== "hidden");
export const isTyped = (form) => typedIn(form).some((one) => one.value.trim());

/* What is typed stays on this device, also after loading anew. */
export function keepDraft(box, form) {
  const values = typedIn(form).map((one) => [one.name, one.value]);
  const where = ["topic", "question"].filter((one) => form.elements[one]).map((one) => [one, form.elements[one].value]);
  if (isTyped(form)) box.set(`draft ${form.id}`, [...values, ...where]);
  else box.delete(`draft ${form.id}`);
}
export function restoreDrafts(box) {
  for (const name of box.names("draft")) {
    const form = byId(name.slice("draft ".length));
    if (!form) continue;
    for (const [key, value] of box.get(name)) if (form.elements[key]) form.elements[key].value = value;
    const details = form.querySelector("details");
    if (details) details.open = true;
  }
}

/* What waits to be sent is shown where it will stand. */
export function showPending(box) {
  document.querySelectorAll(".pending").forEach((one) => one.remove());
  for (const name of box.names("act")) {
    const sent = new Map(box.get(name).fields);
    if (sent.get("do") === "afspraak") addPending(byId("made-today"), sent.get("what"));
    const isHere = byId("cards").dataset.question === sent.get("question") && byId("cards").dataset.topic === sent.get("topic");
    if (sent.get("do") === "card" && isHere) addPending(byId("waiting-cards"), sent.get("text"));
  }
}
function addPending(list, text) {
  if (!list) return;
  const item = document.createElement("li");
  item.className = "pending";
  item.textContent = `${text} (${PENDING})`;
  list.append(item);
}

/* What was not accepted goes back to where it was typed, with what is wrong with it. Is there
   something new in that place, or is the place gone, then it stays in a box of its own. */
export function refuse(box, sent, { field, message }) {
  const isDropped = sent.get("do") === "settle dropped";
  if (!(isDropped ? putBackReason(sent) : putBack(box, sent))) {
    const words = ["what", "who", "due", "text", "title", "reason"].map((one) => sent.get(one)).filter(Boolean);
    if (words.length) {
      keepLeft(box, words.join(" · "), message);
      return;
    }
  }
  const told = byId(isDropped ? `told-${sent.get("key")}` : `told-${field}`) || byId("said");
  if (told) told.textContent = message;
}
function putBack(box, sent) {
  const form = document.querySelector(`form[data-act="${sent.get("do")}"]`);
  if (!form || isTyped(form)) return false;
  for (const [key, value] of sent) if (form.elements[key] && form.elements[key].type !== "hidden") form.elements[key].value = value;
  keepDraft(box, form);
  return true;
}
function putBackReason(sent) {
  const reason = byId(`reason-${sent.get("key")}`);
  if (!reason || reason.value.trim()) return false;
  reason.value = sent.get("reason");
  byId(`drop-${sent.get("key")}`).open = true;
  return true;
}

/* A form that nobody types in goes along to another topic or question. */
export function adoptHidden(form, fresh) {
  if (!form || !fresh || isTyped(form)) return;
  for (const name of ["topic", "question"]) if (form.elements[name]) form.elements[name].value = fresh.elements[name].value;
}

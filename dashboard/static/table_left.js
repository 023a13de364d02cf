/* What could not be kept and has no field any more: to copy from, or to throw away. */
import { makeMark } from "./table_outbox.js";

const GONE = "Dit onderwerp is er niet meer.";
const byId = (id) => document.getElementById(id);

export function keepLeft(box, text, message) {
  box.set(`left ${Date.now()} ${makeMark()}`, { value: text, refused: message });
}

/* `stuck` are the names of notes that were not accepted: here come those of a topic that is gone. */
export function showLeft(box, stuck, after) {
  const topics = [byId("notes"), ...document.querySelectorAll("a[data-topic]")].map((one) => one.dataset.topic);
  const gone = stuck.filter((name) => !topics.includes(name.split(" ")[1]));
  const names = [...gone, ...box.names("left")];
  const section = byId("left");
  const shown = JSON.stringify(names);
  if (section.dataset.shown === shown) return; // somebody may be copying
  section.dataset.shown = shown;
  section.hidden = !names.length;
  section.querySelector("ul").replaceChildren(...names.map((name) => rowOf(box, name, after)));
}
function rowOf(box, name, after) {
  const row = document.createElement("li");
  const why = document.createElement("p");
  const text = document.createElement("textarea");
  const button = document.createElement("button");
  const { value, refused } = box.get(name);
  why.className = "wrong";
  why.id = `why ${name}`.replaceAll(" ", "-");
  why.textContent = name.startsWith("note ") ? GONE : refused;
  Object.assign(text, { value, readOnly: true, rows: 2 });
  text.setAttribute("aria-label", "Dit is niet bewaard");
  text.setAttribute("aria-describedby", why.id);
  Object.assign(button, { type: "button", className: "quiet", textContent: "Gooi weg" });
  button.setAttribute("aria-describedby", why.id);
  button.onclick = () => {
    box.delete(name);
    after();
    (byId("left").querySelector("button") || byId("what")).focus();
  };
  row.append(why, text, button);
  return row;
}

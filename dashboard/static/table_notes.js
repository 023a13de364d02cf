/* The fields of the notes: each is kept by itself, a moment after it was typed. */
const TEXTS = {
  theirs: "Iemand anders schreef hier intussen:",
  mine: "Hou wat ik schreef",
  other: "Neem die van de ander",
  both: "Zet ze onder elkaar",
  nothing: "(leeg)",
};

export const nameOf = (form, field) => `note ${form.dataset.topic} ${form.dataset.party} ${field}`;
export const formOf = (topic, party) =>
  document.querySelector(`form.notes[data-topic="${CSS.escape(topic)}"][data-party="${CSS.escape(party)}"]`);
export const holderOf = (form, field) => form.querySelector(`[data-field="${field}"]`);
export const seenOf = (form, field) => form.querySelector(`input[name="seen-${field}"]`);

export function fieldsOf(form) {
  return [...form.querySelectorAll("[data-field]")].map((one) => one.dataset.field);
}
export function readField(form, field) {
  const inputs = [...holderOf(form, field).querySelectorAll(`[name="${field}"]`)];
  if (inputs.length === 1) return inputs[0].value;
  return inputs.filter((one) => one.checked).map((one) => one.value).join(" ");
}
export function writeField(form, field, value) {
  const inputs = [...holderOf(form, field).querySelectorAll(`[name="${field}"]`)];
  const chosen = value.split(" ");
  if (inputs.length === 1) {
    if (inputs[0].value !== value) inputs[0].value = value;
  } else {
    for (const one of inputs) one.checked = chosen.includes(one.value);
  }
}
/* What a value means to who reads it. */
function inWords(form, field, value) {
  const inputs = [...holderOf(form, field).querySelectorAll(`[name="${field}"]`)];
  if (inputs.length === 1) return value || TEXTS.nothing;
  const chosen = inputs.filter((one) => value.split(" ").includes(one.value));
  return chosen.map((one) => one.parentElement.textContent.trim()).join(", ") || TEXTS.nothing;
}

/* A message beneath a field; without one it goes away. */
export function tellField(form, field, text) {
  const holder = holderOf(form, field);
  let told = holder.querySelector(".wrong");
  if (!text) {
    if (told) told.remove();
    for (const one of holder.querySelectorAll("[aria-invalid]")) one.removeAttribute("aria-invalid");
    return null;
  }
  if (!told) {
    told = document.createElement("div");
    told.className = "wrong";
    told.id = `told-${form.dataset.party}-${field}`;
    told.setAttribute("role", "alert");
    holder.append(told);
  }
  told.replaceChildren(text);
  const input = holder.querySelector("textarea");
  if (input) {
    input.setAttribute("aria-invalid", "true");
    input.setAttribute("aria-describedby", told.id);
  }
  return told;
}

/* Somebody else changed this field too: both texts are shown, and one is chosen. */
export function tellClash(form, field, theirs, choose) {
  const told = tellField(form, field, TEXTS.theirs);
  const quoted = document.createElement("blockquote");
  quoted.textContent = inWords(form, field, theirs);
  const line = document.createElement("p");
  line.className = "line";
  const isText = holderOf(form, field).querySelector("textarea");
  for (const way of isText ? ["mine", "other", "both"] : ["mine", "other"]) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = TEXTS[way];
    button.dataset.way = way;
    button.onclick = () => choose(way);
    line.append(button);
  }
  told.append(quoted, line);
}

/* What stands in a fresh page goes into ours, but never into a field that is being typed in. */
export function adoptNotes(fresh, isBusy) {
  const old = document.getElementById("notes");
  const isOther = old.dataset.topic !== fresh.dataset.topic;
  if (isOther) {
    old.replaceWith(fresh);
    return;
  }
  const forms = [...fresh.querySelectorAll("form.notes")];
  let before = null;
  for (const form of forms) {
    const ours = document.getElementById(form.id);
    if (ours) {
      for (const field of fieldsOf(form)) {
        if (isBusy(ours, field)) continue;
        const kept = seenOf(form, field).value;
        seenOf(ours, field).value = kept;
        writeField(ours, field, kept);
      }
      before = ours;
    } else {
      (before || old.querySelector("h2")).after(form);
      before = form;
    }
  }
  for (const quiet of ["nav.choose", ".stray", ".other"]) {
    const ours = old.querySelector(quiet);
    const theirs = fresh.querySelector(quiet);
    if (ours && ours.contains(document.activeElement)) continue;
    if (ours && theirs) {
      keepChoice(ours, theirs);
      ours.replaceWith(theirs);
    } else if (ours) ours.remove();
    else if (theirs && quiet === ".other") old.append(theirs);
    else if (theirs) old.querySelector("form.notes").before(theirs);
  }
}
/* A list in which somebody chose already keeps that choice. */
function keepChoice(ours, theirs) {
  const [chosen, fresh] = [ours, theirs].map((one) => one.querySelector("select"));
  if (chosen && [...fresh.options].some((one) => one.value === chosen.value)) fresh.value = chosen.value;
}

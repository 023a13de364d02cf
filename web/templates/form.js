(function () {
var d = document, w = window, form = d.forms[0], key = "vragenlijst-", store, texts, synth, speaking, sent, line, bar, group, code, begun, draft, errors;
/* On a tablet of many people nothing is left behind: its name can keep nothing. */
try { store = d.body.dataset.tablet || w.localStorage; } catch (e) {}
function forget() { try { store.removeItem(key); } catch (e) {} }
if (!form) {
  key += d.body.dataset.sent;
  return forget();
}
code = form.dataset.code;
key += code;
begun = form.begun;
texts = JSON.parse(form.dataset.texts);
synth = w.speechSynthesis;

function each(list, act) { for (var i = 0; i < list.length; i++) act(list[i]); }
function kept(field) { return field.name && field.name.slice(0, 2) === "q-"; }
function ticks(field) { return field.type === "radio" || field.type === "checkbox"; }
function filled(field) { return ticks(field) ? field.checked : field.value.trim(); }
function make(name, text, parent, before) {
  var made = d.createElement(name);
  made.textContent = text;
  parent.insertBefore(made, before || null);
  return made;
}

/* At the first answer we tell once that this form was begun, by its token. */
function begin(token) {
  if (begun.value || !token) return;
  begun.value = token;
  try { w.navigator.sendBeacon("/v/" + code + "/begonnen", token); } catch (e) {}
}

/* What is filled in stays on this device for a day. */
function save() {
  var answers = {};
  each(form.elements, function (field) {
    if (!kept(field) || !filled(field)) return;
    begin(form.token.value);
    (answers[field.name] = answers[field.name] || []).push(field.value);
  });
  try { store.setItem(key, JSON.stringify({ at: Date.now(), begun: begun.value, answers: answers })); } catch (e) {}
}
function restore() {
  var some;
  each(form.elements, function (field) {
    var answer = kept(field) && draft.answers[field.name];
    if (!answer) return;
    some = true;
    if (ticks(field)) field.checked = answer.indexOf(field.value) >= 0;
    else each(answer, function (value) { if (value !== "dk") field.value = value; });
  });
  if (some) make("p", texts.found, form, form.firstChild).className = "restored";
}

/* How far someone is, and a way back from a choice. */
function update() {
  var done = 0;
  each(group, function (question) {
    var any = false;
    each(question.querySelectorAll("input,select,textarea"), function (field) { any = any || !!filled(field); });
    if (any) done++;
    if (question.wipe) question.wipe.hidden = !any;
  });
  line.textContent = texts.progress.replace("{done}", done).replace("{all}", group.length);
  bar.style.width = 100 * done / group.length + "%";
}
function changed() {
  save();
  update();
}
function tools(question) {
  if (!question.tools) {
    question.tools = make("p", "", question);
    question.tools.className = "tools";
  }
  return question.tools;
}
function wiping(question) {
  var wipe = question.wipe = make("button", texts.clear, tools(question));
  wipe.type = "button";
  wipe.onclick = function () {
    var fields = question.querySelectorAll("input");
    each(fields, function (field) { field.checked = false; });
    fields[0].focus();
    changed();
  };
}

/* Reading aloud, by voices of this device only: others would send the text away. */
function voice(language) {
  var voices = synth.getVoices(), i;
  for (i = 0; i < voices.length; i++) {
    if (voices[i].localService && voices[i].lang.slice(0, 2).toLowerCase() === language) return voices[i];
  }
}
function languageOf(node) {
  var marked = node.querySelector("span[lang]");
  return node.lang || marked && marked.lang || d.documentElement.lang;
}
function speak(question, button) {
  var again = speaking === button;
  synth.cancel();
  if (speaking) speaking.textContent = texts.read;
  speaking = null;
  if (again) return;
  each(question.querySelectorAll("legend,.asked,.help,label:not(.asked)>span"), function (part) {
    var language = languageOf(part), found = voice(language), words;
    if (!found) return;
    words = new SpeechSynthesisUtterance(part.textContent);
    words.voice = found;
    words.lang = found.lang;
    words.onend = function () {
      if (!synth.pending && speaking === button) { button.textContent = texts.read; speaking = null; }
    };
    synth.speak(words);
  });
  speaking = button;
  button.textContent = texts.stop;
}
function reading() {
  each(group, function (question) {
    var asked = question.querySelector("legend,.asked"), button;
    if (question.reader || !voice(languageOf(asked))) return;
    button = question.reader = make("button", texts.read, tools(question), tools(question).firstChild);
    button.type = "button";
    asked.id = asked.id || "r" + group.indexOf(question);
    button.setAttribute("aria-describedby", asked.id);
    button.onclick = function () { speak(question, button); };
  });
}

group = [].slice.call(form.querySelectorAll("section .q"));
line = make("p", "", form, form.firstChild);
line.className = "progress";
make("p", texts.draft, form, line).className = "help";
try { draft = JSON.parse(store.getItem(key)); } catch (e) {}
if (draft && Date.now() - draft.at < 864e5) begun.value = draft.begun || "";
else draft = forget();
if (!form.dataset.fresh) save();
else if (draft) restore();
bar = d.createElement("i");
bar.appendChild(d.createElement("b"));
line.appendChild(bar);
line.insertBefore(d.createElement("span"), bar);
line = line.firstChild;
bar = bar.firstChild;
each(group, function (question) { if (question.querySelector("input[type=radio]")) wiping(question); });
update();
form.oninput = form.onchange = changed;
form.onsubmit = function () { sent = true; if (synth) synth.cancel(); };
d.querySelector("#restart").onclick = function () {
  if (!w.confirm(texts.sure)) return false;
  forget();
};
/* Back after sending: never the answers of whoever was here before. */
w.onpageshow = function (event) { if (event.persisted && sent) w.location.reload(); };
if (synth) { reading(); synth.onvoiceschanged = reading; }
errors = d.querySelector("#errors");
if (errors) errors.focus();
})();

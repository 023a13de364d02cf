(function () {
var d = document, w = window, form = d.querySelector("form[data-texts]"), kind = d.body.dataset.tablet, last = Date.now(), asked, box;
function leave() { w.location.replace("/invoerstand"); }
function each(list, act) { for (var i = 0; i < list.length; i++) act(list[i]); }
function stir() { if (!box) last = Date.now(); }

/* Nothing comes back with the back button: not a page that was set aside, not what was sent. */
w.addEventListener("pageshow", function (event) { if (event.persisted) w.location.replace(w.location.href); });
try { w.history.replaceState(null, "", w.location.href); } catch (e) {}

function filled() {
  var any = false;
  each(form.elements, function (field) {
    if (!field.name || field.type === "hidden") return;
    any = any || (field.type === "radio" || field.type === "checkbox" ? field.checked : field.value.trim() !== "");
  });
  return any;
}
function make(name, text, parent) {
  var made = d.createElement(name);
  made.textContent = text;
  parent.appendChild(made);
  return made;
}
function shut(on) {
  each(d.querySelectorAll("header,main"), function (part) { part.inert = on; });
}
function ask() {
  var texts = JSON.parse(form.dataset.texts), inner, button;
  asked = Date.now();
  if (w.speechSynthesis) w.speechSynthesis.cancel();
  box = make("div", "", d.body);
  box.className = "still";
  box.setAttribute("role", "alertdialog");
  box.setAttribute("aria-modal", "true");
  box.setAttribute("aria-labelledby", "still");
  box.setAttribute("aria-describedby", "why");
  inner = make("div", "", box);
  make("h2", texts.still, inner).id = "still";
  make("p", texts.why, inner).id = "why";
  button = make("button", texts.go_on, inner);
  button.type = "button";
  button.onclick = function () {
    shut(false);
    d.body.removeChild(box);
    box = null;
    stir();
  };
  shut(true);
  button.focus();
}

/* Who walked away half way is asked after a minute, and half a minute later the form is empty. */
function look() {
  var idle = (Date.now() - last) / 1000;
  if (kind === "start") { if (idle > 300) w.location.reload(); return; }
  if (kind === "thanks") { if (idle > 20) leave(); return; }
  if (box) { if (Date.now() - asked > 30000) leave(); return; }
  if (!form || !filled()) { if (idle > 180) leave(); return; }
  if (idle > 120) leave();
  else if (idle > 60) ask();
}
each(["pointerdown", "touchstart", "keydown", "input", "scroll"], function (event) { d.addEventListener(event, stir, true); });
w.setInterval(look, 1000);
})();

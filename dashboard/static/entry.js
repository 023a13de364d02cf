// Typing paper forms with the number keys, a whole form at a time. Nothing goes to the server until a
// form is sent, and nothing typed is lost: the half-typed form stays in this tab until it is kept.
//
// data: mark (what this screen is about), sections, pile (channel, week, language), texts, checking,
//       number (suggested), and reply (what became of what was sent).
// It sends `form` ({id, answers, number, helped, memory, channel, week, language}) and `back` ({id}).
const LETTERS = "abcdefghijklmnopqrstuv"; // for the tenth option and on; w is "weet ik niet"
const DONT_KNOW = "dk";
const PATIENCE = 15000; // milliseconds; then the connection is gone

export default function ({ parentElement, data, setTriggerValue }) {
  const root = parentElement.querySelector(".entry");
  if (!root.entry || root.entry.mark !== data.mark) root.entry = makeEntry(root, data);
  root.entry.hear(data, setTriggerValue);
}

function make(tag, properties, ...children) {
  const { dataset, aria, ...rest } = properties || {};
  const element = Object.assign(document.createElement(tag), rest);
  Object.assign(element.dataset, dataset || {});
  for (const name in aria || {}) element.setAttribute(`aria-${name}`, aria[name]);
  element.append(...children.filter((child) => child !== null));
  return element;
}

function emptyForm(number) {
  const id = [...crypto.getRandomValues(new Uint8Array(16))];
  return {
    id: id.map((byte) => byte.toString(16).padStart(2, "0")).join(""),
    answers: {},
    number,
    helped: false,
    memory: ["", ""],
  };
}

function isEmpty(form) {
  return !form.helped && !Object.values(form.answers).some((codes) => codes.some((code) => code));
}

function makeEntry(root, data) {
  const { texts } = data;
  const questions = data.sections.flatMap((section) => section.questions);
  const boxes = []; // the fieldset of each question
  const storageName = `entry:${data.mark}`;
  let form = emptyForm(data.number);
  let pile = { ...data.pile };
  let suggested = data.number;
  let place = 0;
  let send = null;
  let waiting = null; // the id of the form, or of the taking back, that the server has not answered
  let overtime = null;
  let wiped = null; // the form that was emptied last

  // --- what stays in this tab

  function remember() {
    if (wiped && !isEmpty(form)) offerWiped(null);
    sessionStorage.setItem(storageName, JSON.stringify({ form, pile, place }));
  }

  function recall() {
    try {
      const kept = JSON.parse(sessionStorage.getItem(storageName) || "{}");
      if (kept.pile) pile = { ...pile, ...kept.pile };
      if (kept.form && !isEmpty(kept.form)) {
        form = { ...form, ...kept.form };
        place = Math.min(kept.place || 0, questions.length - 1);
      }
    } catch {
      sessionStorage.removeItem(storageName);
    }
  }

  // --- answering

  function given(question) {
    return form.answers[question.key] || [];
  }

  function choose(question, code) {
    const now = given(question);
    const rest = now.filter((one) => one !== code && one !== DONT_KNOW);
    if (!question.many || code === DONT_KNOW) form.answers[question.key] = [code];
    else if (now.includes(code)) form.answers[question.key] = rest;
    else form.answers[question.key] = [...rest, code];
    show(question);
    remember();
  }

  function clear(question) {
    form.answers[question.key] = [];
    show(question);
    remember();
  }

  function codeFor(question, key) {
    // A grade is typed as it is written: 1 and then 0 is a ten.
    if (question.kind === "grade" && key === "0" && given(question)[0] === "1") return "10";
    const option = question.options.find((one) => one.keys.includes(key));
    return option && option.code;
  }

  function show(question) {
    const box = boxes[questions.indexOf(question)];
    const codes = given(question);
    for (const input of box.querySelectorAll("input[value]:not([type=text])")) {
      input.checked = codes.includes(input.value);
      const order = input.parentElement.querySelector(".order");
      if (order) order.textContent = input.checked ? `${codes.indexOf(input.value) + 1}e` : "";
    }
    const field = box.querySelector("textarea, input[type=text]");
    if (field) {
      const text = codes[0] === DONT_KNOW ? "" : codes[0] || "";
      if (field.value !== text) field.value = text;
    }
    box.classList.toggle("answered", codes.some((code) => code));
  }

  // --- drawing

  function drawOption(question, option) {
    const id = `${data.mark}-${question.key}-${option.code}`;
    const input = make("input", {
      type: question.many ? "checkbox" : "radio",
      name: `${data.mark}-${question.key}`,
      value: option.code,
      id,
    });
    input.addEventListener("change", () => choose(question, option.code));
    const ranked = question.kind === "rank" && option.code !== DONT_KNOW;
    return make(
      "label",
      { className: "option", htmlFor: id },
      input,
      make("kbd", { textContent: option.hint }),
      make("span", { textContent: option.label, dir: "auto" }),
      ranked ? make("b", { className: "order" }) : null,
    );
  }

  function drawField(question, number) {
    const open = question.kind === "open";
    const field = open ? make("textarea", { rows: 2 }) : make("input", { type: "text" });
    field.autocomplete = "off";
    if (open) field.maxLength = question.longest;
    else field.inputMode = "decimal";
    field.setAttribute("aria-label", `${number + 1}. ${question.text}`);
    field.addEventListener("input", () => {
      form.answers[question.key] = field.value ? [field.value] : [];
      show(question);
      remember();
    });
    return field;
  }

  function drawQuestion(question, number) {
    const written = question.kind === "open" || question.kind === "number";
    question.options.forEach((option, at) => {
      option.keys = [at < 9 ? String(at + 1) : LETTERS[at - 9] || ""];
      if (option.code === DONT_KNOW) option.keys = written ? ["w"] : ["0", "w"];
      // A grade says itself which keys it has.
      const plain = question.kind === "grade" && option.code !== DONT_KNOW;
      option.hint = plain ? "" : option.keys[0];
    });
    const help = [question.help, question.how].filter((text) => text).join(" ");
    const box = make(
      "fieldset",
      { className: "question", tabIndex: -1, dataset: { key: question.key } },
      make("legend", { dir: "auto" }, make("b", { textContent: `${number + 1}. ` }), question.text),
      help ? make("p", { className: "help", textContent: help, dir: "auto" }) : null,
      make("p", { className: "fault", hidden: true, id: `${data.mark}-${question.key}-fault` }),
      written ? drawField(question, number) : null,
      make(
        "div",
        { className: "options" },
        ...question.options.map((option) => drawOption(question, option)),
      ),
    );
    box.setAttribute("aria-describedby", `${data.mark}-${question.key}-fault`);
    boxes.push(box);
    return box;
  }

  function drawSection(section) {
    const first = boxes.length;
    return make(
      "section",
      {},
      section.title ? make("h2", { textContent: section.title, dir: "auto" }) : null,
      ...section.questions.map((question, at) => drawQuestion(question, first + at)),
    );
  }

  function labelled(text, field) {
    return make("label", { className: "setting" }, make("span", { textContent: text }), field);
  }

  function select(choices, name) {
    const field = make(
      "select",
      {},
      ...choices.map(([value, label]) => make("option", { value, textContent: label })),
    );
    field.addEventListener("change", () => {
      pile[name] = field.value;
      remember();
    });
    return field;
  }

  const head = {
    number: make("input", { type: "text", maxLength: 20, autocomplete: "off" }),
    helped: make("input", { type: "checkbox" }),
    channel: select(data.channels, "channel"),
    week: select(data.weeks, "week"),
    language: select(data.languages, "language"),
    memory: data.memory.map(() => make("input", { type: "text", autocomplete: "off" })),
  };
  head.number.addEventListener("input", () => {
    form.number = head.number.value;
    remember();
  });
  head.helped.addEventListener("change", () => {
    form.helped = head.helped.checked;
    remember();
  });
  head.memory.forEach((field, at) =>
    field.addEventListener("input", () => {
      form.memory[at] = field.value;
      remember();
    }),
  );

  const summary = make("div", { className: "summary", tabIndex: -1, hidden: true });
  summary.setAttribute("role", "alert");
  const status = make("p", { className: "status" });
  status.setAttribute("role", "status");
  const save = make("button", { type: "submit", className: "save", textContent: texts.save });
  const back = make("button", { type: "button", className: "back", textContent: texts.back });
  const wipe = make("button", { type: "button", className: "back", textContent: texts.wipe });

  function draw() {
    const helped = make("label", { className: "setting tick" }, head.helped, make("kbd", { textContent: "+" }), texts.helped);
    const settings = make(
      "div",
      { className: "settings" },
      labelled(texts.number, head.number),
      data.checking ? null : labelled(texts.channel, head.channel),
      data.checking ? null : labelled(texts.week, head.week),
      !data.checking && data.languages.length > 1 ? labelled(texts.language, head.language) : null,
      data.checking ? null : helped,
    );
    head.number.readOnly = data.checking;
    root.replaceChildren(
      settings,
      status,
      summary,
      ...data.sections.map(drawSection),
      data.memory.length
        ? make("div", { className: "settings" }, ...data.memory.map((text, at) => labelled(text, head.memory[at])))
        : "",
      make("div", { className: "ends" }, save, wipe, back),
    );
  }

  function showForm() {
    head.number.value = form.number;
    head.helped.checked = form.helped;
    head.memory.forEach((field, at) => (field.value = form.memory[at] || ""));
    questions.forEach(show);
    showFaults({});
  }

  function showPile() {
    head.channel.value = pile.channel;
    head.week.value = pile.week;
    head.language.value = pile.language;
  }

  function showFaults(faults) {
    boxes.forEach((box) => {
      const message = faults[box.dataset.key] || "";
      const line = box.querySelector(".fault");
      line.textContent = message;
      line.hidden = !message;
      box.classList.toggle("refused", Boolean(message));
    });
    const links = boxes
      .map((box, at) => [box, at])
      .filter(([box]) => faults[box.dataset.key])
      .map(([box, at]) => {
        const link = make("button", { type: "button", textContent: `${at + 1}. ${faults[box.dataset.key]}` });
        link.addEventListener("click", () => go(at));
        return make("li", {}, link);
      });
    if (faults[""]) links.unshift(make("li", { textContent: faults[""] }));
    summary.hidden = links.length === 0;
    summary.replaceChildren(make("p", { textContent: texts.refused }), make("ul", {}, ...links));
  }

  // --- moving

  function go(to) {
    place = Math.max(0, to);
    remember();
    if (place >= questions.length) {
      place = questions.length - 1;
      (head.memory[0] || save).focus();
      return;
    }
    (boxes[place].querySelector("textarea, input[type=text]") || boxes[place]).focus();
    boxes[place].scrollIntoView({ block: "nearest" });
  }

  root.addEventListener("focusin", (event) => {
    const at = boxes.findIndex((box) => box.contains(event.target));
    boxes.forEach((box, number) => box.classList.toggle("active", number === at));
    if (at >= 0) place = at;
  });

  // A click leaves the keyboard with the question, so that the arrow keys do not change the answer.
  root.addEventListener("click", (event) => {
    const box = event.target.closest(".question");
    const writing = event.target.closest("textarea, input[type=text]");
    if (event.detail > 0 && box && !writing) box.focus({ preventScroll: true });
  });

  function newLine(field) {
    field.setRangeText("\n", field.selectionStart, field.selectionEnd, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  function onEnter(event, at) {
    const written = head.memory.indexOf(event.target);
    if (event.target.tagName === "BUTTON") {
      if (!event.shiftKey) return false;
      go(questions.length - 1);
    } else if (written >= 0) (head.memory[written + 1] || save).focus();
    else if (at < 0) go(place);
    else if (event.ctrlKey && event.target.tagName === "TEXTAREA") newLine(event.target);
    else go(at + (event.shiftKey ? -1 : 1));
    return true;
  }

  function onArrow(event, at) {
    const field = event.target;
    const step = event.key === "ArrowUp" ? -1 : 1;
    // With Tab one comes at the choices themselves: there the arrows choose, as everywhere.
    if (at < 0 ? field !== save || step > 0 : field.type === "radio") return false;
    if (field.tagName === "TEXTAREA") {
      const edge = step < 0 ? 0 : field.value.length;
      if (field.selectionStart !== edge || field.selectionEnd !== edge) return false;
    }
    go(at < 0 ? questions.length - 1 : at + step);
    return true;
  }

  function onKey(event, at) {
    const key = event.key.toLowerCase();
    if (key === "enter") return onEnter(event, at);
    if (key === "arrowup" || key === "arrowdown") return onArrow(event, at);
    const free = !/^(text|select-one|textarea)$/.test(event.target.type || "");
    if (free && key === "+" && !data.checking) {
      head.helped.click();
      return true;
    }
    if (at < 0 || event.target.tagName === "TEXTAREA") return false;
    const question = questions[at];
    if (free && (key === "backspace" || key === "delete")) {
      clear(question);
      return true;
    }
    const code = codeFor(question, key);
    if (code) choose(question, code);
    return Boolean(code);
  }

  root.addEventListener("keydown", (event) => {
    event.stopPropagation(); // Streamlit has keys of its own
    if (event.isComposing || event.altKey || event.metaKey) return;
    if (event.ctrlKey && event.key !== "Enter") return;
    const at = boxes.findIndex((box) => box.contains(event.target));
    if (onKey(event, at)) event.preventDefault();
  });

  // --- sending, and what comes back

  function expect(id) {
    waiting = id;
    root.setAttribute("aria-busy", "true");
    status.textContent = texts.sending;
    clearTimeout(overtime);
    overtime = setTimeout(() => {
      settle();
      status.textContent = texts.lost;
    }, PATIENCE);
  }

  function settle() {
    waiting = null;
    clearTimeout(overtime);
    root.removeAttribute("aria-busy");
  }

  root.addEventListener("submit", (event) => {
    event.preventDefault();
    if (waiting) return;
    if (isEmpty(form)) {
      status.textContent = texts.empty;
      go(0);
      return;
    }
    expect(form.id);
    send("form", { ...form, ...pile, chosen: form.number !== suggested });
  });

  back.addEventListener("click", () => {
    if (waiting) return;
    expect(emptyForm("").id);
    send("back", { id: waiting });
  });

  // What was wiped can be put back until the next form begins.
  wipe.addEventListener("click", () => {
    const before = wiped;
    const now = isEmpty(form) ? null : form;
    start(before && !now ? before : emptyForm(suggested));
    offerWiped(before && !now ? null : now);
    status.textContent = wiped ? texts.wiped : "";
  });

  function offerWiped(kept) {
    wiped = kept;
    wipe.textContent = kept ? texts.unwipe : texts.wipe;
  }

  function start(fresh) {
    form = fresh;
    showForm();
    remember();
    go(0);
    boxes[0].scrollIntoView({ block: "center" });
  }

  function take(reply) {
    settle();
    status.textContent = reply.message;
    if (reply.kept) start(emptyForm(suggested));
    else if (reply.faults) {
      showFaults(reply.faults);
      const first = boxes.findIndex((box) => reply.faults[box.dataset.key]);
      if (first >= 0) go(first);
      else summary.focus();
    } else if (reply.form && isEmpty(form)) {
      start({ ...emptyForm(reply.form.number), ...reply.form });
    }
  }

  function hear(fresh, setTriggerValue) {
    send = setTriggerValue;
    back.hidden = !fresh.can_go_back;
    if (form.number === suggested && isEmpty(form)) form.number = fresh.number;
    suggested = fresh.number;
    head.number.value = form.number;
    if (fresh.reply && fresh.reply.id === waiting) take(fresh.reply);
  }

  recall();
  draw();
  showForm();
  showPile();
  go(place);
  return { mark: data.mark, hear };
}

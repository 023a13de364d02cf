/* A phone at a bijeenkomst: shows what the beamer asks, and loses no card when the connection does.
   Without it every button is a form that is sent. */
(() => {
  const { address, language, texts } = document.body.dataset;
  const T = JSON.parse(texts);
  const PAUSE = 2000;
  const line = document.querySelector(".line");
  const list = document.getElementById("sent");
  const memory = {};
  const name = (key) => `${address} ${key}`;
  function load(key) {
    try { return JSON.parse(sessionStorage.getItem(name(key))) || memory[key]; } catch { return memory[key]; }
  }
  function save(key, value) {
    memory[key] = value;
    try { sessionStorage.setItem(name(key), JSON.stringify(value)); } catch { /* it stays in memory */ }
  }
  const queue = load("queue") || []; // cards that the server has not thanked for
  const sent = load("sent") || [];
  let late = load("late") || []; // cards that were not accepted: shown until they hang or are gone
  let sending = false;
  let tag = "";
  let dots = null; // as given here; null when there is no vote
  let unsent = false; // the server does not know the dots yet

  const main = () => document.querySelector("main");
  const field = () => document.getElementById("text");
  const about = () => `${main().dataset.topic} ${main().dataset.question}`;

  function say(text, kind = "") {
    if (line.textContent !== text) line.textContent = text;
    line.dataset.kind = kind;
  }
  function saidOffline() { say(queue.length ? T.offline : T.lost, "offline"); }

  function prepare() {
    const text = field();
    const returned = document.querySelector("[name=mark]"); // the page has it in its field again
    if (text && text.value && returned) late = late.filter((one) => one.mark !== returned.value);
    save("late", late);
    tellLate();
    if (text && !text.value) text.value = load(`draft ${about()}`) || "";
    if (text) count();
    const given = [...document.querySelectorAll("[name=dot]")].map((one) => one.value);
    dots = document.getElementById("vote-form") ? given : null;
    const mine = [...sent, ...queue].filter((one) => `${one.topic} ${one.question}` === about());
    list.hidden = !mine.length;
    list.querySelector("ul").replaceChildren(...mine.map((one) => {
      const item = document.createElement("li");
      item.dir = "auto";
      item.textContent = queue.includes(one) ? `… ${one.text}` : one.text;
      return item;
    }));
  }
  function tellLate() {
    document.querySelectorAll(".late").forEach((one) => one.remove());
    if (!late.length) return;
    const told = document.createElement("p");
    const texts = document.createElement("ul");
    told.className = "problem late";
    texts.className = "late";
    told.textContent = T.too_late;
    texts.append(...late.map((one) => {
      const item = document.createElement("li");
      item.dir = "auto";
      item.textContent = one.text;
      return item;
    }));
    main().append(told, texts);
  }
  function count() {
    const left = field().dataset.most - field().value.trim().length;
    const counter = document.getElementById("counter");
    counter.textContent = left < 0 ? T.too_long : T.left.replace("{count}", left);
    counter.classList.toggle("problem", left < 0);
  }

  async function post(fields) {
    const body = new URLSearchParams({ token: main().dataset.token });
    for (const [key, value] of fields) body.append(key, value);
    const headers = { Accept: "application/json" };
    const answer = await fetch(`${address}?taal=${language}`, { method: "POST", headers, body });
    if (answer.status >= 500) throw new Error(answer.status);
    return answer;
  }

  async function drain() {
    if (sending || !queue.length) return;
    sending = true;
    const card = queue[0];
    try {
      const answer = await post(Object.entries(card));
      if (answer.status === 429) say(T.busy, "offline");
      else if (answer.status === 404) return over();
      else {
        queue.shift();
        if (answer.ok) {
          sent.push(card);
          save("sent", sent);
          say(T.sent);
        } else {
          late.push(card);
          save("late", late);
        }
        save("queue", queue);
        prepare();
        if (!answer.ok) return sendPlainly(card); // the server shows it again, with what is wrong
      }
    } catch {
      saidOffline();
    }
    sending = false;
    if (queue.length && !line.dataset.kind) drain();
    return undefined;
  }
  /* It is over: what waits still, and what is being typed, stands on the page that says so. */
  function over() {
    sending = true;
    const typed = field() ? field().value.trim() : "";
    const texts = [...late, ...queue].map((one) => one.text);
    if (typed && !texts.includes(typed)) texts.push(typed);
    if (texts.length) sendFields([["late", "1"], ...texts.map((one) => ["text", one])]);
    else location.replace(`${address}?taal=${language}`);
  }
  function sendPlainly(card) {
    sendFields(Object.entries(card));
  }
  function sendFields(fields) {
    const form = document.createElement("form");
    form.method = "post";
    form.action = `${address}?taal=${language}`;
    for (const [key, value] of [...fields, ["token", main().dataset.token]]) {
      const input = document.createElement("input");
      Object.assign(input, { type: "hidden", name: key, value });
      form.append(input);
    }
    document.body.append(form);
    form.submit();
  }
  const newMark = () => [...crypto.getRandomValues(new Uint8Array(16))].map((one) => one.toString(16).padStart(2, "0")).join("");

  function handIn(sure) {
    const text = field().value.trim();
    const problem = document.getElementById("problem");
    problem.textContent = text ? (text.length > field().dataset.most ? T.too_long : "") : T.empty;
    if (problem.textContent) return field().focus();
    const { topic, question } = main().dataset;
    queue.push({ topic, question, text, mark: newMark(), sure });
    save("queue", queue);
    save(`draft ${about()}`, "");
    field().value = "";
    prepare();
    field().focus();
    drain();
    return undefined;
  }

  function give(button) {
    const key = button.value;
    if (button.name === "plus" && dots.length < 3) dots.push(key);
    if (button.name === "minus" && dots.includes(key)) dots.splice(dots.indexOf(key), 1);
    const left = 3 - dots.length;
    document.getElementById("left").textContent = T.dots_left.replace("{count}", left);
    document.getElementById("voted").hidden = button.name !== "done";
    for (const row of document.querySelectorAll(".targets li")) {
      const mine = dots.filter((one) => one === row.dataset.key).length;
      row.querySelector(".mine").textContent = mine;
      row.querySelector("[name=minus]").disabled = !mine;
      row.querySelector("[name=plus]").disabled = !left;
    }
    if (button.disabled) button.parentElement.querySelector("button:enabled, .mine").focus();
    unsent = true;
    vote();
  }
  async function vote() {
    if (!unsent || sending || !dots) return;
    sending = true;
    unsent = false;
    const { topic, question } = main().dataset;
    const fields = [["vote", "1"], ["topic", topic], ["question", question], ...dots.map((one) => ["dot", one])];
    try {
      const answer = await post(fields);
      if (answer.status === 429) unsent = true;
      else if (!answer.ok) await swap();
    } catch {
      unsent = true;
      saidOffline();
    }
    sending = false;
    if (unsent && !line.dataset.kind) vote(); // more were given meanwhile
  }

  document.addEventListener("submit", (event) => {
    event.preventDefault();
    const { submitter, target } = event;
    if (target.id === "vote-form") give(submitter);
    else handIn(submitter && submitter.name === "sure" ? "1" : "");
  });
  document.addEventListener("input", () => {
    save(`draft ${about()}`, field().value);
    count();
    if (!line.dataset.kind) say("");
  });

  async function look() {
    try {
      const headers = tag ? { "If-None-Match": tag } : {};
      const answer = await fetch(`${address}/stand?taal=${language}`, { headers, cache: "no-store" });
      if (answer.status === 404) return over();
      if (answer.status !== 304 && !answer.ok) throw new Error(answer.status);
      if (line.dataset.kind) say("");
      if (answer.status === 200) {
        const { shown } = await answer.json();
        if (shown === main().dataset.shown || (await change())) tag = answer.headers.get("ETag");
      }
      await drain();
      await vote();
    } catch {
      saidOffline();
    }
    setTimeout(look, PAUSE);
  }

  /* Whoever is typing goes on typing; false when the page stayed as it was. */
  async function change() {
    if (unsent || sending) return false;
    if (!field() || !field().value.trim()) return swap();
    if (!document.querySelector(".moved")) {
      const notice = document.createElement("p");
      const button = document.createElement("button");
      notice.className = "moved";
      Object.assign(button, { type: "button", textContent: T.go_along, onclick: () => swap().catch(saidOffline) });
      notice.append(T.moved, " ", button);
      main().prepend(notice);
    }
    return false;
  }
  async function swap() {
    const answer = await fetch(`${address}?taal=${language}`, { cache: "no-store" });
    if (!answer.ok) throw new Error(answer.status);
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("main");
    const { id, name: kind, value } = document.activeElement || {};
    main().replaceWith(fresh);
    prepare();
    const again = id ? document.getElementById(id) : [...fresh.querySelectorAll("button")].find((one) => kind && one.name === kind && one.value === value);
    if (again && fresh.contains(again)) again.focus();
    return true;
  }

  prepare();
  drain();
  addEventListener("online", drain);
  setTimeout(look, PAUSE);
})();

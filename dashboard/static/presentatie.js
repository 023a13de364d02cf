/* The beamer: turns the screens, tells the server where it is, and follows the remote. */
(() => {
  const body = document.body;
  const { address, query, token, name } = body.dataset;
  const LOST = "Geen verbinding, ik probeer het opnieuw.";
  const OVER = "Deze bijeenkomst is afgesloten.";
  const PAUSE = 1500;
  const TIGHTEST = 9;
  const holder = document.getElementById("screens");
  const notice = document.querySelector(".offline");
  const now = {
    at: Number(body.dataset.at),
    revealed: body.dataset.revealed === "1",
    dark: body.classList.contains("dark"),
  };
  let version = body.dataset.version;
  let tag = "";
  let unsent = false; // the server does not know yet where we are
  let sending = false;
  let presses = 0;

  const screens = () => [...holder.children];
  const hasGuess = (at) => "guess" in screens()[at].dataset;
  const isPassed = (at) => "out" in screens()[at].dataset;

  function draw() {
    screens().forEach((screen, at) => { screen.hidden = at !== now.at; });
    body.classList.toggle("guessing", hasGuess(now.at) && !now.revealed);
    body.classList.toggle("dark", now.dark);
    const screen = screens()[now.at];
    document.title = `${screen.querySelector("h1").textContent} – ${name}`;
    fit(screen);
  }

  /* A long question takes room from its title, its gaps and its bars; then from what is told beneath.
     What is too long even then is cut off with an ellipsis: no text gets smaller than what a room
     can read. */
  function fit(screen) {
    delete screen.dataset.fit;
    for (let level = 1; level <= TIGHTEST && isTooTall(screen); level++) screen.dataset.fit = level;
  }
  function isTooTall(screen) {
    const picture = screen.querySelector(".picture");
    const inside = picture && picture.scrollHeight > picture.clientHeight + 1;
    return inside || screen.scrollHeight > screen.clientHeight + 1;
  }

  /* The same steps as step_on and step_back in web/presentatie_steps.py. */
  function move(step) {
    if (hasGuess(now.at) && now.revealed === (step < 0)) return set({ revealed: step > 0 });
    let at = now.at + step;
    while (at >= 0 && at < screens().length && isPassed(at)) at += step;
    if (at < 0 || at >= screens().length) return undefined;
    return set({ at, revealed: step < 0 && hasGuess(at) });
  }
  function set(changed) {
    Object.assign(now, changed);
    unsent = true;
    presses += 1;
    draw();
    send();
  }

  async function send() {
    if (sending) return;
    sending = true;
    unsent = false;
    const to = `${now.at}.${Number(now.revealed)}`;
    const fields = new URLSearchParams({ token, to, dark: Number(now.dark) });
    try {
      const headers = { Accept: "application/json" };
      const response = await fetch(address + query, { method: "POST", headers, body: fields });
      if (response.status === 400) location.reload();
      connected(response);
    } catch {
      unsent = true;
      notice.textContent = LOST;
    }
    sending = false;
    if (unsent && !notice.textContent) send();
  }
  function connected(response) {
    if (response.status === 404) notice.textContent = OVER;
    else if (response.ok || response.status === 304) notice.textContent = "";
    else throw new Error(response.status);
  }

  async function look() {
    try {
      if (unsent) await send();
      else if (!sending) await follow();
    } catch {
      notice.textContent = LOST;
    }
    setTimeout(look, PAUSE);
  }
  async function follow() {
    const before = presses;
    const headers = tag ? { "If-None-Match": tag } : {};
    const response = await fetch(`${address}/stand${query}`, { headers, cache: "no-store" });
    connected(response);
    if (response.status !== 200) return;
    const found = await response.json();
    if (presses !== before) return; // pressed meanwhile: what was pressed counts
    if (found.version !== version) await refresh(found.version);
    tag = response.headers.get("ETag");
    document.querySelectorAll(".beamer [data-joined]").forEach((one) => { if (found.joined) one.textContent = found.joined; });
    if (found.at !== now.at || found.revealed !== now.revealed || found.dark !== now.dark) {
      now.at = Math.min(found.at, screens().length - 1);
      now.revealed = found.revealed;
      now.dark = found.dark;
      draw();
    }
  }

  /* New answers: what changed is changed in place, so that bars grow from where they were. */
  async function refresh(newest) {
    const response = await fetch(`${address}/schermen${query}`, { cache: "no-store" });
    if (!response.ok) throw new Error(response.status);
    const found = new DOMParser().parseFromString(`<main>${await response.text()}</main>`, "text/html");
    adopt(holder, found.querySelector("main"));
    version = newest;
    now.at = Math.min(now.at, screens().length - 1);
    draw();
  }
  function adopt(old, fresh) {
    const before = [...old.childNodes];
    const after = [...fresh.childNodes];
    const isAlike = before.length === after.length
      && before.every((one, place) => one.nodeName === after[place].nodeName);
    if (!isAlike) {
      old.replaceChildren(...after);
      return;
    }
    before.forEach((one, place) => {
      const other = after[place];
      if (one.nodeType !== Node.ELEMENT_NODE) {
        if (one.nodeValue !== other.nodeValue) one.nodeValue = other.nodeValue;
        return;
      }
      for (const { name: gone } of [...one.attributes]) if (!other.hasAttribute(gone)) one.removeAttribute(gone);
      for (const { name: key, value } of other.attributes) if (one.getAttribute(key) !== value) one.setAttribute(key, value);
      adopt(one, other);
    });
  }

  const KEYS = {
    ArrowRight: 1, ArrowDown: 1, PageDown: 1, " ": 1, Enter: 1,
    ArrowLeft: -1, ArrowUp: -1, PageUp: -1, Backspace: -1,
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (key in KEYS) move(event.shiftKey && key === " " ? -1 : KEYS[key]);
    else if (key === "Home") set({ at: 0, revealed: false });
    else if (key === "d") set({ dark: !now.dark });
    else if (key === "f") fullScreen();
    else return;
    event.preventDefault();
  });
  document.addEventListener("click", (event) => { if (!getSelection().toString() && event.detail < 2) move(1); });
  addEventListener("resize", () => fit(screens()[now.at]));

  function fullScreen() {
    const done = document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen();
    done.catch(() => {});
  }

  draw();
  document.fonts.ready.then(() => fit(screens()[now.at]));
  setTimeout(look, PAUSE);
})();

// Is who sits here still logged in? Asked now and then, and when the page comes in sight again.
// When not, we go to the login, which leads back here; but not while something typed waits: then a
// bar says it, and stays until somebody logged in again (in another tab, say). What was typed is
// told to typing.js, which keeps it in this tab.
(function () {
  "use strict";
  const SECONDS = Number(document.currentScript.dataset.seconds) || 30;
  const SECONDS_WHILE_OUT = Math.min(SECONDS, 5);
  const LOGIN = "/inloggen";
  const TABLET = "/invoerstand"; // this browser goes from hand to hand: nothing may stay readable
  const OUT = ".st-key-signed_out"; // what the server draws for nobody
  const INSIDE = '[data-testid="stMain"]';
  const SENT = '[class*="st-key-sent"]';
  const AUTOSAVE = '[class*="st-key-autosave"]';
  const LATELY = 10000; // milliseconds: after so long, what saves itself is saved
  let typed = null; // where and when the last key was pressed
  let isOut = false;
  let bar = null;
  let timer = 0;

  const here = () => location.pathname + location.search;

  function waits() {
    if (!typed || typed.where !== here() || document.querySelector(OUT)) return false;
    return !typed.savesItself || Date.now() - typed.at < LATELY;
  }

  document.addEventListener("input", (event) => {
    const field = event.target;
    if (isOut || !event.isTrusted || !field.closest || !field.closest(INSIDE)) return;
    typed = { where: here(), at: Date.now(), savesItself: field.closest(AUTOSAVE) !== null };
  }, true);
  document.addEventListener("click", (event) => {
    if (!isOut && event.target.closest && event.target.closest(SENT)) typed = null;
  }, true);

  function showBar() {
    if (bar) return;
    bar = document.createElement("div");
    bar.className = "signed-out-bar";
    bar.setAttribute("role", "alert");
    bar.append("Je bent uitgelogd. Wat je typte, staat er nog. ");
    const link = document.createElement("a");
    link.href = LOGIN;
    link.target = "_blank";
    link.textContent = "Log in een nieuw tabblad in";
    bar.append(link, " en ga dan hier verder.");
    document.body.append(bar);
  }

  function hideBar() {
    if (bar) bar.remove();
    bar = null;
  }

  function noteOut() {
    if (!isOut) document.dispatchEvent(new Event("veranderverhaal:signed-out"));
    isOut = true;
    if (waits()) showBar();
    else location.assign(LOGIN + "?terug=" + encodeURIComponent(here()));
  }

  function noteIn() {
    hideBar();
    if (isOut || document.querySelector(OUT)) location.reload();
    isOut = false;
  }

  async function look() {
    clearTimeout(timer);
    try {
      const answer = await fetch("/sessie", { cache: "no-store" });
      if (answer.status === 401) noteOut();
      else if (answer.status === 403) return location.replace(TABLET);
      else if (answer.status === 204) noteIn();
    } catch (error) {
      // The line is down: Streamlit says so.
    }
    timer = setTimeout(look, 1000 * (isOut ? SECONDS_WHILE_OUT : SECONDS));
  }

  // The server may notice first: somebody pressed a button.
  new MutationObserver(() => {
    if (!isOut && document.querySelector(OUT)) {
      isOut = true;
      document.dispatchEvent(new Event("veranderverhaal:signed-out"));
      look();
    }
  }).observe(document, { childList: true, subtree: true });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") look();
  });
  timer = setTimeout(look, 1000 * SECONDS);
})();

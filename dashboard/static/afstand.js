/* The remote: the same form and the same pages, without loading anew. */
(() => {
  const { here, stand } = document.body.dataset;
  const LOST = "Geen verbinding, ik probeer het opnieuw.";
  const PAUSE = 2000;
  let tag = "";

  document.addEventListener("submit", async (event) => {
    event.preventDefault();
    const form = event.target;
    const fields = new URLSearchParams(new FormData(form, event.submitter));
    try {
      await show(await fetch(form.action, { method: "POST", body: fields }));
    } catch {
      say(LOST);
    }
  });

  /* An answer is always a whole page; only its middle is put in place of ours. */
  async function show(response) {
    if (!response.ok && response.status !== 400) {
      if (response.status === 404) location.reload();
      throw new Error(response.status);
    }
    const fresh = new DOMParser().parseFromString(await response.text(), "text/html").querySelector("main");
    const main = document.querySelector("main");
    const focused = document.activeElement && document.activeElement.id;
    const isOpen = main.querySelector("details").open;
    main.replaceWith(fresh);
    fresh.querySelector("details").open = isOpen;
    const again = focused && document.getElementById(focused);
    if (again) again.focus();
    say("");
  }
  function say(text) {
    const notice = document.querySelector(".offline");
    if (notice.textContent !== text) notice.textContent = text;
  }

  async function look() {
    try {
      const response = await fetch(stand, { headers: tag ? { "If-None-Match": tag } : {}, cache: "no-store" });
      if (response.status === 404) location.reload();
      if (response.status !== 304 && !response.ok) throw new Error(response.status);
      if (response.status === 200) {
        if (tag) await show(await fetch(here, { cache: "no-store" }));
        tag = response.headers.get("ETag");
      }
      say("");
    } catch {
      say(LOST);
    }
    setTimeout(look, PAUSE);
  }
  setTimeout(look, PAUSE);
})();

/* What the page says about keeping: in one line, at the top. */
const STATES = {
  kept: "Alles is bewaard.",
  busy: "Bezig met bewaren …",
  lost: "Nog niet bewaard: geen verbinding. Wat je typt blijft op deze computer en wordt vanzelf bewaard.",
  away: "Geen verbinding. Ik probeer het opnieuw.",
  login: "Nog niet bewaard: je bent uitgelogd. Wat je typte blijft op deze computer. Ververs deze pagina en log in.",
  over: "Deze bijeenkomst staat niet meer open. Wat nog niet bewaard was, blijft op deze computer.",
  wrong: "Nog niet alles is bewaard: lees wat er bij het veld staat.",
  left: "Niet alles is bewaard: kijk bovenaan bij ‘Niet bewaard’.",
};
const byId = (id) => document.getElementById(id);

/* `names` are those of what is not kept yet, `isStuck` those that wait for a choice. */
export function sayState(trouble, names, isStuck) {
  let state = trouble || (names.length ? "busy" : "kept");
  if (state === "lost" && !names.length) state = "away";
  if (!trouble && names.length && names.every(isStuck)) state = "wrong";
  document.body.dataset.state = state;
  const text = state === "wrong" ? sayWrong(names) : STATES[state];
  if (byId("status").textContent !== text) byId("status").textContent = text;
}
/* Which topic has the field that asks for something. */
function sayWrong(names) {
  if (!byId("left").hidden) return STATES.left;
  const elsewhere = names.map((name) => name.split(" ")[1]).find((topic) => topic !== byId("notes").dataset.topic);
  const tab = elsewhere && document.querySelector(`a[data-topic="${CSS.escape(elsewhere)}"]`);
  return tab ? STATES.wrong.replace("het veld", `‘${tab.dataset.title}’`) : STATES.wrong;
}

/* Who chose from the list of screens goes on from there. */
export function closeList(button) {
  const list = button && button.closest("details");
  if (!list) return;
  list.open = false;
  byId("on").focus();
}

/* What was typed but is not kept yet stays on this device, until the server answered that it is. */
export class Outbox {
  constructor(prefix) {
    this.prefix = prefix;
    this.entries = new Map();
    try {
      for (const key of Object.keys(localStorage)) {
        if (key.startsWith(prefix)) this.entries.set(key.slice(prefix.length), JSON.parse(localStorage[key]));
      }
    } catch { /* a browser that keeps nothing: then it stays in this page only */ }
  }
  names(kind) {
    return [...this.entries.keys()].filter((name) => name.startsWith(`${kind} `)).sort();
  }
  get(name) {
    return this.entries.get(name);
  }
  set(name, entry) {
    this.entries.set(name, entry);
    try { localStorage.setItem(this.prefix + name, JSON.stringify(entry)); } catch { /* as above */ }
  }
  delete(name) {
    this.entries.delete(name);
    try { localStorage.removeItem(this.prefix + name); } catch { /* as above */ }
  }
}

/* Random also without TLS, where a browser has no crypto.randomUUID. */
export function makeMark() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((one) => one.toString(16).padStart(2, "0")).join("");
}

/* What went wrong behind a request: `why` is "lost", "login" or "over". */
export class NotSent extends Error {
  constructor(why) {
    super(why);
    this.why = why;
  }
}

const PATIENCE = 15_000;

/* An answer of the server; throws NotSent when there is none. */
export async function ask(address, settings = {}) {
  let response;
  try {
    response = await fetch(address, { cache: "no-store", signal: AbortSignal.timeout(PATIENCE), ...settings });
  } catch {
    throw new NotSent("lost");
  }
  if (response.status === 401 || response.redirected) throw new NotSent("login");
  if (response.status === 404) throw new NotSent("over");
  if (response.status >= 500 || response.status === 408) throw new NotSent("lost");
  return response;
}

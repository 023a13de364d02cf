// The canvas of an effectenarena: lines between cards that one follows by mouse, finger or keyboard.
// And the same on a beamer: one screen at a time. Streamlit runs this as a component.
const SVG = "http://www.w3.org/2000/svg";
const NARROW = 800; // pixels; below, the columns stand under each other and no lines are drawn
const MOST_LABELS = 14;
const [LARGEST, SMALLEST, STEP] = [1.5, 0.5, 0.05]; // of what stands on a beamer

// What it does now, by where it is drawn: Streamlit comes here again each time the page runs.
const running = new WeakMap();

export default function ({ parentElement, data }) {
  const holder = parentElement.querySelector(".effectenarena-holder");
  const now = running.get(holder);
  if (!now || now.version !== data.version) {
    if (now) now.stop();
    running.set(holder, begin(holder, data));
  }
  return () => {
    if (!holder.isConnected && running.has(holder)) running.get(holder).stop();
  };
}

function begin(holder, data) {
  holder.innerHTML = data.html;
  const stops = [...holder.querySelectorAll(".effectenarena")].map((one) => follow(one, data));
  const beamer = holder.querySelector(".effectenarena-beamer");
  if (beamer) stops.push(present(beamer, data));
  return { version: data.version, stop: () => stops.forEach((stop) => stop()) };
}

// One canvas: what is chosen stays lit, where the mouse or the keyboard is lights for a moment.
function follow(root, { links, ketens }) {
  const field = root.querySelector(".effectenarena-columns");
  const svg = root.querySelector(".effectenarena-lines");
  const told = root.querySelector(".effectenarena-chosen");
  const cards = new Map([...root.querySelectorAll("[data-card]")].map((one) => [one.dataset.card, one]));
  const buttons = [...root.querySelectorAll("[data-card], [data-keten]")];
  const lines = links.filter((one) => cards.has(one.source) && cards.has(one.target));
  let chosen = null;

  // The ketens through a card, or the one; links beside them that touch the card itself.
  function lightOf(button) {
    if (!button) return null;
    const of = button.dataset.card;
    const keys = of ? Object.keys(ketens).filter((key) => ketens[key].cards.includes(of)) : [button.dataset.keten];
    const lit = { keys, cards: new Set(of ? [of] : []), links: new Set(), own: new Set() };
    // Not what stands beside the card itself: who else invests is not what one asked.
    const isBeside = (id) => of && id !== of && id.split(":")[0] === of.split(":")[0];
    keys.forEach((key) => ketens[key] && ketens[key].cards.forEach((one) => isBeside(one) || lit.cards.add(one)));
    lines.forEach((one) => {
      const isOwn = of && (one.source === of || one.target === of);
      const isWhole = one.ketens.some((key) => keys.includes(key));
      if (!isOwn && !(isWhole && lit.cards.has(one.source) && lit.cards.has(one.target))) return;
      lit.links.add(one);
      if (isOwn) lit.own.add(one);
      lit.cards.add(one.source).add(one.target);
    });
    return lit;
  }

  function show(button) {
    const lit = lightOf(button);
    root.classList.toggle("following", Boolean(lit));
    cards.forEach((one, id) => one.classList.toggle("lit", Boolean(lit && lit.cards.has(id))));
    root.querySelectorAll("[data-of]").forEach((one) => {
      one.classList.toggle("lit", Boolean(lit && lit.keys.includes(one.dataset.of)));
    });
    draw(lit);
  }

  function choose(button) {
    chosen = button === chosen ? null : button;
    buttons.forEach((one) => one.setAttribute("aria-pressed", String(one === chosen)));
    tell(chosen);
    show(chosen);
    if (chosen && chosen.dataset.keten) bringIntoView();
  }

  // The list of ketens stands under the canvas: what lights up there must be seen too.
  function bringIntoView() {
    const boxes = [...cards.values()].filter((one) => one.classList.contains("lit"));
    const top = (one) => one.getBoundingClientRect().top;
    const isSeen = (one) => top(one) >= 0 && one.getBoundingClientRect().bottom <= innerHeight;
    boxes.sort((one, other) => top(one) - top(other));
    const isNarrow = field.getBoundingClientRect().width < NARROW;
    const middle = boxes[isNarrow ? 0 : Math.floor(boxes.length / 2)];
    if (middle && !boxes.every(isSeen)) middle.scrollIntoView({ block: "center" });
  }

  // In words what lights up: of a card its links and its ketens, of a keten its sentence.
  function tell(button) {
    told.replaceChildren();
    if (!button) return;
    const lit = lightOf(button);
    const of = button.dataset.card;
    if (of) {
      add("p", `Gekozen: ‘${button.querySelector(".title").textContent}’`, "name");
      add("p", root.querySelector(`#${CSS.escape(button.getAttribute("aria-describedby"))}`).textContent);
    }
    lit.keys.forEach((key) => ketens[key] && add("p", ketens[key].sentence, "sentence"));
    function add(kind, text, name = "") {
      const line = document.createElement(kind);
      line.textContent = text;
      line.className = name;
      line.dir = "auto";
      told.append(line);
    }
  }

  function draw(lit) {
    svg.replaceChildren();
    const room = field.getBoundingClientRect();
    if (room.width < NARROW) return;
    svg.setAttribute("viewBox", `0 0 ${room.width} ${room.height}`);
    const places = ends(room);
    const order = [...lines].sort((one, other) => isLit(one) - isLit(other));
    order.forEach((one) => drawLine(one, places.get(one)));
    // With many lines only the words beside the chosen card, or one could not read any.
    if (lit) drawWords(order.filter((one) => (lit.links.size <= MOST_LABELS ? lit.links : lit.own).has(one)), places);
    function isLit(one) { return Number(Boolean(lit && lit.links.has(one))); }
    function drawLine(one, { x1, y1, x2, y2 }) {
      const path = element("path", { d: curve(x1, y1, x2, y2), stroke: one.colour, fill: "none" });
      const head = element("path", { d: `M${x2} ${y2}l-9 -5v10z`, fill: one.colour });
      const looks = [isLit(one) && "lit", lit && !isLit(one) && "pale", one.negative && "negative"];
      [path, head].forEach((part) => {
        part.setAttribute("class", looks.filter(Boolean).join(" "));
        svg.append(part);
      });
    }
  }

  // Where each line leaves and arrives: beside each other on the edge of a card, in the order of
  // what is at their other end, so that they cross as little as they can.
  function ends(room) {
    const boxes = new Map([...cards].map(([id, one]) => [id, one.getBoundingClientRect()]));
    const middle = (id) => boxes.get(id).top + boxes.get(id).height / 2;
    const places = new Map(lines.map((one) => [one, {}]));
    cards.forEach((_, id) => {
      spread(lines.filter((one) => one.source === id), (one) => middle(one.target), "1", boxes.get(id).right - room.left);
      spread(lines.filter((one) => one.target === id), (one) => middle(one.source), "2", boxes.get(id).left - room.left);
      function spread(own, height, end, x) {
        own.sort((one, other) => height(one) - height(other)).forEach((one, at) => {
          const box = boxes.get(id);
          const y = box.top - room.top + (box.height * (at + 1)) / (own.length + 1);
          Object.assign(places.get(one), { [`x${end}`]: x, [`y${end}`]: y });
        });
      }
    });
    return places;
  }

  // The words of lit lines, in two lines of text; those that would hide another are left out.
  function drawWords(lit, places) {
    const taken = [];
    lit.filter((one) => one.words).forEach((one) => {
      const { x1, y1, x2, y2 } = places.get(one);
      const [first, ...rest] = one.words.split(" ");
      const parts = rest.length ? [first, rest.join(" ")] : [first];
      const at = [0.5, 0.38, 0.62, 0.25, 0.75].find((share) => isFree(x1, y1 + (y2 - y1) * share));
      if (at === undefined) return;
      const y = y1 + (y2 - y1) * at;
      taken.push({ x: x1, y });
      const text = element("text", { x: x1 + (x2 - x1) * 0.5, y: y + (parts.length > 1 ? -2 : 5) });
      parts.forEach((part, line) => {
        const span = element("tspan", { x: x1 + (x2 - x1) * 0.5, dy: line ? 16 : 0 });
        span.textContent = part;
        text.append(span);
      });
      svg.append(text);
    });
    function isFree(x, y) {
      return taken.every((other) => Math.abs(other.x - x) > 60 || Math.abs(other.y - y) > 36);
    }
  }

  // Up and down in a column; to the side, to what this card is linked to, or else to the nearest.
  function step(card, key) {
    const column = card.closest(".effectenarena-column");
    const own = [...column.querySelectorAll("[data-card]")];
    if (key === "ArrowDown" || key === "ArrowUp") {
      return own[own.indexOf(card) + (key === "ArrowDown" ? 1 : -1)];
    }
    const [here, there] = key === "ArrowRight" ? ["source", "target"] : ["target", "source"];
    const linked = lines.filter((one) => one[here] === card.dataset.card).map((one) => cards.get(one[there]));
    const columns = [...root.querySelectorAll(".effectenarena-column")];
    const beside = columns[columns.indexOf(column) + (key === "ArrowRight" ? 1 : -1)];
    return linked[0] || (beside && beside.querySelector("[data-card]"));
  }

  function onKey(event) {
    const card = event.target.closest("[data-card]");
    if (event.key === "Escape" && chosen) choose(chosen);
    if (!card || !/^Arrow(Up|Down|Left|Right)$/.test(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    const next = step(card, event.key);
    if (next) next.focus();
  }
  const find = (event) => event.target.closest("[data-card], [data-keten]");
  const onClick = (event) => find(event) && choose(find(event));
  const onLook = (event) => !chosen && find(event) && show(find(event));
  const onLeave = () => show(chosen);
  const again = () => draw(lightOf(chosen));
  const listening = [
    ["click", onClick], ["keydown", onKey], ["mouseover", onLook], ["mouseout", onLeave],
    ["focusin", onLook], ["focusout", onLeave],
  ];
  listening.forEach(([kind, listener]) => root.addEventListener(kind, listener));
  const watch = new ResizeObserver(again);
  watch.observe(field);
  show(null);
  if (document.fonts) document.fonts.ready.then(again);
  return () => {
    watch.disconnect();
    listening.forEach(([kind, listener]) => root.removeEventListener(kind, listener));
  };
}

function element(kind, attributes) {
  const made = document.createElementNS(SVG, kind);
  Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, value));
  return made;
}

function curve(x1, y1, x2, y2) {
  const half = (x2 - x1) / 2;
  return `M${x1} ${y1}C${x1 + half} ${y1} ${x2 - half} ${y2} ${x2 - 7} ${y2}`;
}

// On a beamer: one screen at a time, by keys or buttons; a reload goes on where one was.
function present(root, { place }) {
  const screens = [...root.querySelectorAll(".screen")];
  const at = root.querySelector(".at");
  const name = `effectenarena:${place}`;
  let now = Math.min(Number(sessionStorage.getItem(name)) || 0, screens.length - 1);

  function turn(to) {
    now = Math.max(0, Math.min(screens.length - 1, to));
    screens.forEach((one, number) => { one.hidden = number !== now; });
    at.textContent = `Scherm ${now + 1} van ${screens.length}`;
    sessionStorage.setItem(name, now);
    const [back, on] = root.querySelectorAll("[data-turn]");
    back.disabled = now === 0;
    on.disabled = now === screens.length - 1;
    fit();
  }
  // As large as the screen holds: no word broken, nothing below the edge. On a phone one scrolls.
  function fit() {
    const screen = screens[now];
    screen.style.zoom = "";
    if (innerWidth < NARROW) return;
    root.classList.add("fitting");
    for (let zoom = LARGEST; zoom >= SMALLEST; zoom -= STEP) {
      screen.style.zoom = zoom.toFixed(2);
      if (!isTooLarge(screen)) break;
    }
    root.classList.remove("fitting");
  }
  function isTooLarge(screen) {
    const holder = screen.parentElement.getBoundingClientRect();
    const whole = screen.getBoundingClientRect();
    const broken = [...screen.querySelectorAll(".big-card, .gain, .arrow, .effectenarena-card")];
    return whole.height > holder.height + 1 || broken.some((one) => one.scrollWidth > one.clientWidth + 1);
  }
  function onKey(event) {
    if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
    const steps = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 };
    if (event.key in steps) turn(now + steps[event.key]);
    else if (event.key === "Home") turn(0);
    else if (event.key === "End") turn(screens.length - 1);
    else return;
    event.preventDefault();
  }
  function onClick(event) {
    const button = event.target.closest("[data-turn]");
    if (button) turn(now + Number(button.dataset.turn));
    if (!event.target.closest("[data-full]")) return;
    if (document.fullscreenElement) document.exitFullscreen();
    else if (document.documentElement.requestFullscreen) document.documentElement.requestFullscreen().catch(() => {});
  }
  document.addEventListener("keydown", onKey);
  root.addEventListener("click", onClick);
  addEventListener("resize", fit);
  turn(now);
  if (document.fonts) document.fonts.ready.then(fit);
  return () => {
    removeEventListener("resize", fit);
    document.removeEventListener("keydown", onKey);
    root.removeEventListener("click", onClick);
  };
}

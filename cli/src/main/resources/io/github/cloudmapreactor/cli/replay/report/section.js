// A scenario: its heading, what should have come of it, and its axis, which can be zoomed.

/** How much room the label of a tick takes, in pixels. */
const TICK = 80;

/** Axes are drawn anew where their width changes. */
const widths = new ResizeObserver((entries) => entries.forEach(({ target }) => target.drawAnew()));

class Section {
  #times;
  #whole;
  #axisPlace = el("div", { class: "axis", "aria-hidden": "true" });
  #redraw;
  #body = el("div", { class: "rows" });
  #date = el("span");
  #wholeButton = el("button", { type: "button", onclick: () => this.#look(this.#whole) }, "Whole time");

  constructor(scenario, redraw) {
    this.scenario = scenario;
    this.#redraw = redraw;
    this.#times = timesOf(scenario.tasks);
    this.#whole = Axis.whole(this.#times);
    this.element = el("section", { class: "scenario" }, this.#heading(), this.#axisBar(), this.#body);
    this.#draw(scenario.window || this.#whole);
    this.#axisPlace.drawAnew = () => this.#drawAxis();
    widths.observe(this.#axisPlace);
  }

  add(element) {
    this.#body.append(element);
  }

  #heading() {
    const { name, about, notes, expectation } = this.scenario;
    return el(
      "header",
      {},
      el("h2", {}, name, " ", badge(expectation)),
      about ? el("p", { class: "about" }, about) : null,
      ...notes.map((note) => el("p", { class: "note" }, note)),
      registryOf(this.scenario),
    );
  }

  #axisBar() {
    const zoom = (text, label, change) =>
      el("button", { type: "button", "aria-label": label, title: label, onclick: change }, text);
    return el(
      "div",
      { class: "axis-bar" },
      el("div", { class: "zoom", role: "group", "aria-label": `Time of ${this.scenario.name}` },
        zoom("−", "Zoom out", () => this.#scale(2)),
        zoom("+", "Zoom in", () => this.#scale(0.5)),
        zoom("‹", "Earlier", () => this.#move(-0.5)),
        zoom("›", "Later", () => this.#move(0.5)),
      ),
      this.#axisPlace,
      el("div", { class: "axis-end" }, this.#date, this.#wholeButton),
    );
  }

  #scale(factor) {
    const middle = (this.axis.from + this.axis.to) / 2;
    const half = Math.max(((this.axis.to - this.axis.from) / 2) * factor, 50);
    this.#look({ from: middle - half, to: middle + half });
  }

  #move(part) {
    const by = (this.axis.to - this.axis.from) * part;
    this.#look({ from: this.axis.from + by, to: this.axis.to + by });
  }

  zoomTo(times) {
    this.#look(Axis.whole(times));
  }

  /** Moves what is looked at until this moment is in it. */
  include(time) {
    if (this.axis.shows(time)) return;
    const half = (this.axis.to - this.axis.from) / 2;
    this.#look({ from: time - half, to: time + half });
  }

  /** Looks at a part of the time, never beyond the whole. */
  #look({ from, to }) {
    const length = Math.min(to - from, this.#whole.to - this.#whole.from);
    const start = Math.min(Math.max(from, this.#whole.from), this.#whole.to - length);
    this.#draw({ from: start, to: start + length });
    this.#redraw();
  }

  #draw(window) {
    this.scenario.window = window;
    this.axis = new Axis(this.#times, window);
    const isWhole = window.to - window.from >= this.#whole.to - this.#whole.from;
    this.element.classList.toggle("zoomed", !isWhole);
    this.#drawAxis();
    this.#date.textContent = `${new Date(window.from).toISOString().slice(0, 10)}, UTC`;
  }

  #drawAxis() {
    this.#axisPlace.replaceChildren(...axisMarks(this.axis, this.#axisPlace.clientWidth));
  }
}

/** Everything that has a place on the axis, sorted. */
function timesOf(tasks) {
  const times = tasks.flatMap((task) =>
    task.events.flatMap((event) => [event.changed, event.delivered, event.at]),
  );
  return [...new Set(times)].sort((a, b) => a - b);
}

function axisMarks(axis, width) {
  const seen = axis.pieces.filter((p) => !p.fold).reduce((sum, p) => sum + p.to - p.from, 0);
  const fits = (time) => (1 - axis.place(time)) * width > TICK * 0.7;
  const ticks = axis.ticks(Math.max(2, width / TICK)).filter(fits).map((time) => {
    const tick = el("span", { class: "tick" }, tickText(time, seen));
    tick.style.left = percent(axis.place(time));
    return tick;
  });
  return [...ticks, ...axis.folds.map((fold) => foldMark(fold, duration(fold.to - fold.from)))];
}

/** A break in the axis, for a time in which nothing happened. */
function foldMark(fold, text) {
  const mark = el("span", { class: "fold", title: "nothing happened here, so it is folded" }, text);
  mark.style.left = percent(fold.start);
  mark.style.width = percent(fold.end - fold.start);
  return mark;
}

function percent(part) {
  return `${(part * 100).toFixed(3)}%`;
}

function badge(expectation) {
  const signs = { "as expected": "✓", different: "✗", "not compared": "–" };
  const name = expectation.replace(" ", "-");
  return el("span", { class: `badge ${name}` }, `${signs[expectation]} ${expectation}`);
}

/** What is left in Cloud Map, beside what should be. */
function registryOf(scenario) {
  if (!scenario.registry) return null;
  const body = el("div");
  const fold = el("details", {}, el("summary", {}, "Left in Cloud Map"), body);
  fold.addEventListener("toggle", () => {
    if (fold.open) body.replaceChildren(registryTable(scenario));
  });
  if (scenario.expectation === "different") fold.open = true;
  return fold;
}

function registryTable({ registry, expectedRegistry, differences }) {
  const names = [...new Set([...Object.keys(registry), ...Object.keys(expectedRegistry || {})])];
  const ids = (list) => (list && list.length ? list.map(shortId).join(" ") : "(none)");
  const wrong = new Set(differences.map((difference) => difference.field));
  const heads = ["Cloud Map service", "Left", ...(expectedRegistry ? ["Should be left"] : [])];
  const rows = names.sort().map((name) =>
    el("tr", { class: wrong.has(`registry.${name}`) ? "different" : "" },
      el("td", {}, name),
      el("td", {}, ids(registry[name])),
      expectedRegistry ? el("td", {}, ids(expectedRegistry[name])) : null,
    ),
  );
  return el("table", {},
    el("thead", {}, el("tr", {}, ...heads.map((head) => el("th", { scope: "col" }, head)))),
    el("tbody", {}, ...rows),
  );
}

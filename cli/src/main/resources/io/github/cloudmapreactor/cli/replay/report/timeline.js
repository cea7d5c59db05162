// The timelines: a section a scenario, a row a task. Rows are filled when they come into sight.

const CHUNK = 40;

class Timeline {
  #place;
  #sections = [];
  #rows = [];
  #current = null;
  #chunks = new Map();
  #sight = new IntersectionObserver((seen) => this.#seen(seen), { rootMargin: "600px" });
  #listeners;

  /** @param listeners what to do when a mark is pointed at, left, and chosen */
  constructor(place, listeners) {
    this.#place = place;
    this.#listeners = listeners;
    place.addEventListener("keydown", (event) => this.#key(event));
  }

  /** Shows these tasks, in their scenarios and services. */
  show(tasks) {
    this.#sight.disconnect();
    this.#chunks.clear();
    this.#rows = [];
    this.#sections = [];
    const sections = [];
    for (const [scenario, own] of groupBy(tasks, (task) => task.scenario)) {
      const section = new Section(scenario, () => this.#redraw(scenario));
      this.#sections.push(section);
      const services = groupBy(own, (task) => `${task.cluster} / ${task.service}`);
      for (const [name, rows] of [...services].sort(([a], [b]) => (a < b ? -1 : 1))) {
        section.add(serviceHeading(name, rows));
        for (let i = 0; i < rows.length; i += CHUNK) {
          section.add(this.#chunk(section, rows.slice(i, i + CHUNK)));
        }
      }
      sections.push(section.element);
    }
    this.#place.replaceChildren(...sections);
    this.#chooseFirst();
  }

  get isEmpty() {
    return this.#rows.length === 0;
  }

  #chunk(section, tasks) {
    const element = el("div", { class: "chunk" });
    element.style.setProperty("--rows", tasks.length);
    this.#chunks.set(element, { section, tasks });
    for (const task of tasks) {
      task.chunk = element;
      task.row = null;
      task.number = this.#rows.push(task) - 1;
    }
    this.#sight.observe(element);
    return element;
  }

  /** Exactly one mark can be reached with Tab: the one that was looked at last. */
  #chooseFirst() {
    const still = this.#current && this.#rows[this.#current.task.number] === this.#current.task;
    if (!still) this.#current = this.#rows.length ? { task: this.#rows[0], index: 0 } : null;
    if (this.#current) this.#fill(this.#current.task.chunk);
  }

  #seen(entries) {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) this.#fill(target);
      else if (!this.#current || this.#current.task.chunk !== target) this.#empty(target);
    }
  }

  #fill(chunk) {
    const { section, tasks } = this.#chunks.get(chunk);
    if (chunk.firstChild) return;
    chunk.append(...tasks.map((task) => this.#row(task, section.axis)));
  }

  #empty(chunk) {
    this.#chunks.get(chunk).tasks.forEach((task) => (task.row = null));
    chunk.replaceChildren();
  }

  #redraw(scenario) {
    for (const [chunk, { section }] of this.#chunks) {
      if (section.scenario === scenario && chunk.firstChild) {
        this.#empty(chunk);
        this.#fill(chunk);
      }
    }
    this.#keepReachable(scenario);
  }

  /** Where the mark that Tab reaches lies outside what is looked at now, the first inside is it. */
  #keepReachable(scenario) {
    const { task, index } = this.#current;
    if (task.scenario !== scenario || (task.row && task.row.marks[index])) return;
    const inside = this.#rows.find((each) => each.scenario === scenario && each.row && each.row.marks.some(Boolean));
    if (!inside) return;
    this.#current = { task: inside, index: inside.row.marks.findIndex(Boolean) };
    inside.row.marks[this.#current.index].tabIndex = 0;
  }

  #row(task, axis) {
    const row = drawRow(task, axis);
    task.row = row;
    row.marks.forEach((mark, index) => {
      if (!mark) return;
      const chosen = this.#current && this.#current.task === task && this.#current.index === index;
      mark.tabIndex = chosen ? 0 : -1;
      const event = task.events[index];
      mark.addEventListener("mouseenter", () => this.#listeners.point(mark, task, event));
      mark.addEventListener("mouseleave", () => this.#listeners.leave());
      mark.addEventListener("focus", () => this.#focused(mark, task, index));
      mark.addEventListener("blur", () => this.#listeners.leave());
      mark.addEventListener("click", () => this.#listeners.choose(task, event));
    });
    return row.element;
  }

  #focused(mark, task, index) {
    const before = this.#current;
    const left = before && before.task.row && before.task.row.marks[before.index];
    if (left) left.tabIndex = -1;
    mark.tabIndex = 0;
    this.#current = { task, index };
    if (before && before.task.chunk !== task.chunk) this.#sight.unobserve(before.task.chunk);
    if (before && before.task.chunk !== task.chunk) this.#sight.observe(before.task.chunk);
    this.#listeners.point(mark, task, task.events[index]);
  }

  /** Puts the focus on the mark of an event, wherever it is. */
  focus(task, index) {
    const { section } = this.#chunks.get(task.chunk);
    section.include(task.events[index].at);
    this.#fill(task.chunk);
    const mark = task.row.marks[index];
    mark.scrollIntoView({ block: "nearest" });
    mark.focus({ preventScroll: true });
  }

  /** The event that comes so many after the one that was looked at last; null past the ends. */
  neighbour(task, event, step) {
    const index = task.events.indexOf(event) + step;
    return task.events[index] ? { task, index } : null;
  }

  /** Shows the time of this task alone. */
  zoomTo(task) {
    this.#chunks.get(task.chunk).section.zoomTo(timesOf([task]));
  }

  #key(pressed) {
    if (!pressed.target.classList.contains("mark") || !this.#current) return;
    const { task, index } = this.#current;
    const last = task.events.length - 1;
    const moves = {
      ArrowLeft: () => this.focus(task, Math.max(0, index - 1)),
      ArrowRight: () => this.focus(task, Math.min(last, index + 1)),
      Home: () => this.focus(task, 0),
      End: () => this.focus(task, last),
      ArrowUp: () => this.#toRow(task.number - 1, task, index),
      ArrowDown: () => this.#toRow(task.number + 1, task, index),
    };
    if (!moves[pressed.key]) return;
    pressed.preventDefault();
    moves[pressed.key]();
  }

  /** To the mark that is nearest in time, or the first in another scenario. */
  #toRow(number, from, index) {
    const task = this.#rows[number];
    if (!task) return;
    const at = from.events[index].at;
    const gaps = task.events.map((event) => Math.abs(event.at - at));
    const near = task.scenario === from.scenario ? gaps.indexOf(spread(gaps)[0]) : 0;
    this.focus(task, near);
  }
}

function serviceHeading(name, tasks) {
  return el("h3", {}, name, " ", el("small", {}, count(tasks.length, "task")));
}

// What one event was: in short while it is pointed at, and all of it where it is chosen.

function tipLines(task, event) {
  const said = event.answer || {};
  const gap = event.called === null ? null : `${duration(event.called - event.changed)} from change to call`;
  return [
    el("strong", {}, [event.decision, event.reason].filter(Boolean).join(" ") || "No decision"),
    el("p", {}, said.because || event.error || ""),
    el("p", {}, el("b", {}, [event.outcome, event.hold].filter(Boolean).join(" ")), gap ? `, ${gap}` : ""),
    el("p", { class: "faint" }, `${stateText(event)}, version ${event.version}`),
    el("p", { class: "faint" }, `${clock(event.at)}, ${sinceStart(task, event)}`),
    event.differences.length ? el("p", { class: "warn" }, "✗ not as expected") : null,
  ].filter(Boolean);
}

function sinceStart(task, event) {
  const after = event.at - task.scenario.start;
  return after < 0 ? `${duration(-after)} before the first event` : `+${duration(after)}`;
}

class Tip {
  #element = document.getElementById("tip");
  #mark = null;

  constructor() {
    addEventListener("scroll", () => this.#scrolled(), { passive: true });
  }

  show(mark, task, event) {
    this.#mark = mark;
    this.#element.replaceChildren(...tipLines(task, event));
    this.#element.hidden = false;
    this.#place(mark);
  }

  /** Stays with a mark that has the focus; a pointer has left it. */
  #scrolled() {
    if (this.#element.hidden) return;
    if (this.#mark === document.activeElement) this.#place(this.#mark);
    else this.hide();
  }

  #place(mark) {
    const at = mark.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = this.#element;
    const left = Math.min(Math.max(8, at.left - width / 2), document.documentElement.clientWidth - width - 8);
    const above = at.top - height - 10;
    this.#element.style.left = `${left}px`;
    this.#element.style.top = `${above > 0 ? above : at.bottom + 10}px`;
  }

  hide() {
    this.#element.hidden = true;
  }
}

class Details {
  #element = document.getElementById("details");
  #timeline;
  #shown = null;

  constructor(timeline) {
    this.#timeline = timeline;
    document.addEventListener("keydown", (pressed) => {
      if (pressed.key === "Escape" && this.#shown) this.close();
    });
  }

  open(task, event) {
    this.#shown = { task, event };
    this.#element.replaceChildren(...this.#content(task, event));
    this.#element.hidden = false;
    document.body.classList.add("with-details");
    this.#element.scrollTop = 0;
    this.#element.focus({ preventScroll: true });
  }

  /** Closes it; the focus goes back to where it came from, if that is still shown. */
  close() {
    const { task, event } = this.#shown;
    this.hide();
    this.#timeline.focus(task, task.events.indexOf(event));
  }

  hide() {
    this.#shown = null;
    this.#element.hidden = true;
    document.body.classList.remove("with-details");
  }

  #content(task, event) {
    return [
      this.#bar(task, event),
      el("h2", {}, [event.decision, event.reason].filter(Boolean).join(" ") || "No decision"),
      el("p", { class: "because" }, (event.answer || {}).because || event.error || ""),
      differencesOf(event),
      factsOf(task, event),
      callsOf(event),
      event.answer ? raw(event.answer) : null,
    ].filter(Boolean);
  }

  #bar(task, event) {
    const button = (text, action, disabled) => {
      const made = el("button", { type: "button", onclick: action }, text);
      made.disabled = disabled;
      return made;
    };
    const step = (text, by) => {
      const to = this.#timeline.neighbour(task, event, by);
      return button(text, () => this.#goTo(to), to === null);
    };
    return el("div", { class: "bar" },
      step("‹ Earlier", -1),
      step("Later ›", 1),
      button("Zoom to task", () => this.#timeline.zoomTo(task), false),
      button("Close", () => this.close(), false),
    );
  }

  #goTo({ task, index }) {
    this.#timeline.focus(task, index);
    this.open(task, task.events[index]);
  }
}

function differencesOf(event) {
  if (!event.differences.length) return null;
  const rows = event.differences.map((each) =>
    el("tr", {}, el("td", {}, each.field), el("td", {}, each.found), el("td", {}, each.expected)),
  );
  const heads = ["Not as expected", "Found", "Expected"];
  return el("table", { class: "different" },
    el("thead", {}, el("tr", {}, ...heads.map((head) => el("th", { scope: "col" }, head)))),
    el("tbody", {}, ...rows),
  );
}

function factsOf(task, event) {
  const said = event.answer || {};
  const meaning = (OUTCOMES[event.outcome] || {}).means || "";
  const facts = [
    ["Outcome", [event.outcome, event.hold].filter(Boolean).join(" ") + (meaning ? `: ${meaning}` : "")],
    ["Held back", said.hold ? said.detail : ""],
    ...Object.entries(event.services).map(([name, outcome]) => [name, outcome]),
    ["Error", event.error],
    ["State", stateText(event)],
    ["Task", task.id],
    ["Service", `${task.cluster} / ${task.service}`],
    ["Version", String(event.version)],
    ["Stop code", said.stopCode],
    ["Task changed", clock(event.changed)],
    ["Event arrived", `${clock(event.delivered)}, ${duration(Math.max(0, event.delivered - event.changed))} later`],
    ["Call made", event.called === null ? "" : `${clock(event.called)}, ${duration(event.called - event.changed)} after the change`],
    ["From", `${event.file}, event ${event.number}`],
  ];
  return el("dl", {}, ...facts.filter(([, text]) => text).flatMap(([name, text]) => [el("dt", {}, name), el("dd", {}, text)]));
}

function callsOf(event) {
  if (!event.calls.length) return el("p", { class: "faint" }, "No AWS call was made.");
  return el("div", {},
    el("h3", {}, count(event.calls.length, "AWS call")),
    el("ol", {}, ...event.calls.map((call) => el("li", {}, el("code", {}, call)))),
  );
}

function raw(answer) {
  return el("details", {}, el("summary", {}, "What the function said"), el("pre", {}, JSON.stringify(answer, null, 2)));
}

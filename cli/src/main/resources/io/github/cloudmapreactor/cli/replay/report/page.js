// Puts the page together.

function tile(name, value, note = "", kind = "") {
  return el("li", { class: kind }, el("span", {}, name), el("strong", {}, value), el("small", {}, note));
}

function tiles({ summary, tasks }) {
  const number = (value) => value.toLocaleString("en");
  const having = (outcome) => tasks.filter((task) => task.outcomes.has(outcome)).length;
  const out = having("DEREGISTERED") + having("SUBMITTED");
  const gaps = tasks
    .flatMap((task) => task.events)
    .filter((event) => event.mark === "out" && event.called !== null)
    .map((event) => event.called - event.changed)
    .sort((a, b) => a - b);
  const median = gaps.length ? duration(gaps[Math.floor((gaps.length - 1) / 2)]) : "–";
  const longest = gaps.length ? `longest ${duration(gaps[gaps.length - 1])}` : "no removal";
  const compared = summary.compared
    ? tile("As expected", `${summary.asExpected} of ${summary.compared}`, count(summary.scenarios, "scenario"), summary.different.length ? "bad" : "good")
    : tile("Scenarios", number(summary.scenarios), "nothing compared");
  return [
    compared,
    tile("Events", number(summary.events), count(tasks.length, "task")),
    tile("Left Cloud Map", number(out), "tasks"),
    tile("Held back", number(having("HELD_BACK")), "tasks"),
    tile("Failed", number(summary.failed), "events", summary.failed ? "bad" : ""),
    tile("AWS calls", number(summary.calls), `${(summary.calls / (summary.events || 1)).toFixed(1)} an event`),
    tile("Median to call", median, longest),
  ];
}

function legend() {
  const states = {
    starting: "starting", running: "running", sick: "UNHEALTHY", stopping: "stopping", stopped: "stopped",
    unknown: "unknown state",
  };
  const marks = { out: "leaves Cloud Map", held: "held back", gone: "not listed", failed: "failed", kept: "kept or ignored" };
  const entry = (swatch, text) => el("span", { class: "entry" }, swatch, text);
  return [
    ...Object.entries(states).map(([kind, text]) => entry(el("i", { class: `state ${kind}` }), text)),
    ...Object.entries(marks).map(([kind, text]) => entry(el("i", { class: `mark ${kind}` }), text)),
    entry(el("i", { class: "gap" }), "from change to call"),
    el("span", { class: "keys" }, "Keys on a mark: arrows move, Enter opens, Esc closes"),
  ];
}

function sentence({ summary }) {
  return [
    summary.stoppedEarly ? "stopped early" : "",
    count(summary.scenarios, "scenario"),
    count(summary.events, "event"),
    `replayed in ${summary.seconds.toFixed(1)} s`,
  ].filter(Boolean).join(", ");
}

const replay = readDocument();
const tip = new Tip();
const timeline = new Timeline(document.getElementById("timeline"), {
  point: (mark, task, event) => tip.show(mark, task, event),
  leave: () => tip.hide(),
  choose: (task, event) => details.open(task, event),
});
const details = new Details(timeline);
const none = el("p", { class: "notice" }, "No task passes these filters.");
const filters = new Filters(replay.tasks, (tasks) => {
  tip.hide();
  details.hide();
  timeline.show(tasks);
  if (timeline.isEmpty) document.getElementById("timeline").append(none);
});

document.getElementById("sentence").textContent = sentence(replay);
document.getElementById("tiles").append(...tiles(replay));
document.getElementById("legend").append(...legend());
filters.apply();

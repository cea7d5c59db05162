// A task: what it was over time, its events, and the moment in which it left Cloud Map.

/** Draws a row; `marks` has one for each event, and null where it lies outside what is looked at. */
function drawRow(task, axis) {
  const lane = el("div", { class: "lane" }, ...folds(axis), ...states(task, axis));
  task.events.forEach((event) => {
    if (event.mark === "out") lane.append(...removal(event, axis));
  });
  const marks = task.events.map((event) => (axis.shows(event.at) ? markOf(event, axis) : null));
  lane.append(...marks.filter((mark) => mark !== null));
  if (marks.every((mark) => mark === null)) lane.append(elsewhere(task, axis));
  const element = el(
    "div",
    { class: "row", role: "group", "aria-label": `Task ${task.id}` },
    el("div", { class: "label", title: task.id }, el("code", {}, shortId(task.id))),
    lane,
    ending(task),
  );
  return { element, marks };
}

function folds(axis) {
  return axis.folds.map((fold) => foldMark(fold, ""));
}

function between(element, axis, from, to) {
  const start = axis.place(from);
  element.style.left = percent(start);
  element.style.width = percent(Math.max(axis.place(to) - start, 0));
  return element;
}

function states(task, axis) {
  const drawn = [];
  task.states.forEach((event, i) => {
    const next = task.states[i + 1];
    const to = next ? next.changed : axis.to;
    if (to < axis.from || event.changed > axis.to) return;
    const text = event.lastStatus || "?";
    const state = el("span", { class: `state ${stateOf(event)}`, title: stateText(event) }, text);
    drawn.push(between(state, axis, Math.max(event.changed, axis.from), Math.min(to, axis.to)));
  });
  return drawn;
}

/** From the task's change to the call that took it out, and that moment. */
function removal(event, axis) {
  if (!axis.shows(event.at)) return [];
  const gap = between(
    el("span", { class: "gap", title: `${duration(event.at - event.changed)} from change to call` }),
    axis,
    Math.max(event.changed, axis.from),
    event.at,
  );
  const moment = el("span", { class: "moment" });
  moment.style.left = percent(axis.place(event.at));
  return [gap, moment];
}

function markOf(event, axis) {
  const different = event.differences.length ? " different" : "";
  const mark = el("button", {
    type: "button",
    class: `mark ${event.mark}${different}`,
    "aria-label": sentenceOf(event),
    "aria-describedby": "tip",
  });
  mark.style.left = percent(axis.place(event.at));
  return mark;
}

/** Where to look for a task of which nothing is in sight. */
function elsewhere(task, axis) {
  const later = task.events[0].at > axis.to;
  return el("span", { class: `elsewhere ${later ? "later" : "earlier"}` }, later ? "later ›" : "‹ earlier");
}

/** The event in one sentence, for whoever hears it. */
function sentenceOf(event) {
  return [
    stateText(event),
    event.decision ? `${event.decision} ${event.reason}` : "",
    [event.outcome, event.hold].filter(Boolean).join(" "),
    event.called === null ? "" : `${duration(event.called - event.changed)} after the change`,
    event.differences.length ? "not as expected" : "",
  ]
    .filter(Boolean)
    .join("; ");
}

function ending(task) {
  const { outcome, hold, reason } = task.end;
  return el(
    "div",
    { class: "ending" },
    task.different ? el("span", { class: "badge different" }, "✗ different") : null,
    el("span", { class: `end ${task.end.mark}` }, [outcome, hold].filter(Boolean).join(" ")),
    el("small", {}, reason || ""),
  );
}

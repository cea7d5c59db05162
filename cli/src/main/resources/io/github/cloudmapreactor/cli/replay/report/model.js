"use strict";
// What the page shows: the document of `reactor replay --json`, arranged by scenario, service and task.

const NO_TASK = "(no task named)";

/** An outcome says what it means, how it is drawn, and how much it matters; the gravest comes first. */
const OUTCOMES = {
  FAILED: { mark: "failed", means: "could not be worked off" },
  HELD_BACK: { mark: "held", means: "was to leave, and was not permitted to" },
  SUBMITTED: { mark: "out", means: "asked to leave; the end was not seen" },
  DEREGISTERED: { mark: "out", means: "has left Cloud Map" },
  ALREADY_GONE: { mark: "gone", means: "was not listed any more" },
  NOT_REGISTERED: { mark: "gone", means: "registers nowhere" },
  KEPT: { mark: "kept", means: "left as it is" },
};

const STARTING = ["PROVISIONING", "PENDING", "ACTIVATING"];
const STOPPING = ["DEACTIVATING", "STOPPING", "DEPROVISIONING"];
const STOPPED = ["STOPPED", "DELETED"];

/** The kind of a task's state, which gives it colour and pattern. */
function stateOf(event) {
  if (STOPPED.includes(event.lastStatus)) return "stopped";
  if (STOPPING.includes(event.lastStatus) || event.desiredStatus === "STOPPED") return "stopping";
  if (event.healthStatus === "UNHEALTHY") return "sick";
  if (STARTING.includes(event.lastStatus)) return "starting";
  return event.lastStatus === "RUNNING" ? "running" : "unknown";
}

function stateText(event) {
  const last = event.lastStatus || "state not stated";
  const desired =
    event.desiredStatus === "STOPPED" && event.lastStatus === "RUNNING" ? ", to be STOPPED" : "";
  const health = event.healthStatus ? ", " + event.healthStatus : "";
  return last + desired + health + (event.inspected ? " (found by DescribeTasks)" : "");
}

/** Adds the times in milliseconds: when the task changed, the event arrived, and the call was made. */
function timed(event) {
  const said = event.answer || {};
  event.delivered = Date.parse(event.deliveredAt);
  const changed = Date.parse(said.asOf);
  event.changed = Number.isNaN(changed) ? event.delivered : changed;
  const called = typeof said.eventToCallMillis === "number";
  event.called = called ? event.changed + said.eventToCallMillis : null;
  event.at = called ? event.called : event.delivered;
  event.mark = (OUTCOMES[event.outcome] || OUTCOMES.FAILED).mark;
  return event;
}

/** How the task ended: the last event that did something, or else said something, about it. */
function endOf(events) {
  const did = (event) => ["out", "held", "failed"].includes(event.mark);
  const said = (event) => event.mark !== "kept";
  return events.findLast(did) || events.findLast(said) || events[events.length - 1];
}

/** The outcomes by which a task is found; KEPT only where nothing else happened. */
function outcomesOf(events) {
  const outcomes = new Set(events.map((event) => event.outcome));
  if (outcomes.size > 1) outcomes.delete("KEPT");
  return outcomes;
}

function taskOf(scenario, events) {
  const named = events.filter((event) => event.service);
  const task = {
    scenario,
    events,
    id: events[0].task || NO_TASK,
    cluster: events[0].cluster || "(no cluster named)",
    service: named.length ? named[named.length - 1].service : "(no service)",
    end: endOf(events),
    outcomes: outcomesOf(events),
    different: events.some((event) => event.differences.length > 0),
  };
  task.states = statesOf(events);
  return task;
}

/** What the task was, from when on: in the order of its changes, not in that of delivery. */
function statesOf(events) {
  const inOrder = [...events].sort((a, b) => a.changed - b.changed || a.version - b.version);
  return inOrder.filter((event, i) => i === 0 || event.version !== inOrder[i - 1].version);
}

function tasksOf(scenario) {
  const byKey = new Map();
  for (const event of scenario.events) {
    const key = JSON.stringify([event.cluster, event.task]);
    if (!byKey.has(key)) byKey.set(key, []);
    byKey.get(key).push(timed(event));
  }
  return [...byKey.values()].map((events) => taskOf(scenario, events));
}

function expectationOf(scenario) {
  if (!scenario.compared) return "not compared";
  const different =
    scenario.differences.length > 0 || scenario.events.some((e) => e.differences.length > 0);
  return different ? "different" : "as expected";
}

function readDocument() {
  const read = JSON.parse(document.getElementById("data").textContent);
  for (const scenario of read.scenarios) {
    scenario.tasks = tasksOf(scenario);
    scenario.expectation = expectationOf(scenario);
    [scenario.start] = spread(scenario.events.map((event) => event.delivered));
  }
  read.tasks = read.scenarios.flatMap((scenario) => scenario.tasks);
  return read;
}

/** The least and the greatest, however many there are: a call takes only so many arguments. */
function spread(numbers) {
  return numbers.reduce(
    ([least, greatest], each) => [Math.min(least, each), Math.max(greatest, each)],
    [Infinity, -Infinity],
  );
}

/** The items by what `keyOf` says of each, in the order in which the keys come first. */
function groupBy(items, keyOf) {
  const groups = new Map();
  for (const item of items) {
    const key = keyOf(item);
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(item);
  }
  return groups;
}

function count(number, noun) {
  return `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;
}

/** Such as 400 ms, 1.2 s, 3 m 05 s, 17 h 34 m, 7 d 03 h. */
function duration(millis) {
  const pad = (number) => String(number).padStart(2, "0");
  const seconds = Math.round(millis / 1000);
  if (millis < 1000) return `${Math.round(millis)} ms`;
  if (millis < 99_950) return `${(millis / 1000).toFixed(1).replace(/\.0$/, "")} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} m ${pad(seconds % 60)} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 100 * 60) return `${Math.floor(minutes / 60)} h ${pad(minutes % 60)} m`;
  return `${Math.floor(minutes / 1440)} d ${pad(Math.floor(minutes / 60) % 24)} h`;
}

function clock(millis) {
  return new Date(millis).toISOString().replace("T", " ").replace("Z", " UTC");
}

function shortId(id) {
  return id === NO_TASK ? id : id.slice(0, 8);
}

/** An element with these properties. Whatever stands in events becomes text, and never markup. */
function el(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name === "class") element.className = value;
    else if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null && child !== ""));
  return element;
}

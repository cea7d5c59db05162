// Which tasks are shown. Each choice says how many tasks it would leave, with the others as they are.

const FILTERS = {
  cluster: (task) => [task.cluster],
  service: (task) => [task.service],
  outcome: (task) => [...task.outcomes],
  expectation: (task) => [task.scenario.expectation],
};

class Filters {
  #form = document.getElementById("filters");
  #tasks;
  #changed;

  constructor(tasks, changed) {
    this.#tasks = tasks;
    this.#changed = changed;
    this.#form.addEventListener("input", () => this.apply());
    this.#form.addEventListener("submit", (event) => event.preventDefault());
    this.#form.addEventListener("reset", () => setTimeout(() => this.#clear()));
    Object.keys(FILTERS).forEach((name) => this.#fill(name));
  }

  apply() {
    Object.keys(FILTERS).forEach((name) => this.#fill(name));
    const shown = this.#passing(null);
    const text = `${shown.length.toLocaleString("en")} of ${count(this.#tasks.length, "task")}`;
    document.getElementById("shown").textContent = text;
    this.#changed(shown);
  }

  #clear() {
    Object.keys(FILTERS).forEach((name) => (document.getElementById(name).value = ""));
    this.apply();
  }

  /** The tasks that pass all filters but one. */
  #passing(except) {
    const chosen = Object.entries(FILTERS)
      .filter(([name]) => name !== except)
      .map(([name, valuesOf]) => [document.getElementById(name).value, valuesOf])
      .filter(([value]) => value !== "");
    const part = document.getElementById("task").value.trim().toLowerCase();
    return this.#tasks.filter(
      (task) =>
        task.id.toLowerCase().includes(part) &&
        chosen.every(([value, valuesOf]) => valuesOf(task).includes(value)),
    );
  }

  #fill(name) {
    const select = document.getElementById(name);
    const chosen = select.value;
    const numbers = new Map();
    const passing = this.#passing(name);
    this.#tasks.flatMap(FILTERS[name]).forEach((value) => numbers.set(value, 0));
    passing.flatMap(FILTERS[name]).forEach((value) => numbers.set(value, numbers.get(value) + 1));
    const gravity = Object.keys(OUTCOMES);
    const options = [...numbers.keys()]
      .sort()
      .sort((a, b) => (name === "outcome" ? gravity.indexOf(a) - gravity.indexOf(b) : 0))
      .map((value) => new Option(`${value} (${numbers.get(value)})`, value));
    select.replaceChildren(new Option(`all (${passing.length})`, ""), ...options);
    select.value = chosen;
  }
}

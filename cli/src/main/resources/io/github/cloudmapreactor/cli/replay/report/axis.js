// From a moment to a place: linear, but for long times in which nothing happens, which are folded.

/** A fold takes this much of the axis, however long it is. */
const FOLD = 0.06;
const SHORTEST_FOLD = 10 * 60_000;
const DAY = 86_400_000;

class Axis {
  /**
   * @param times of everything that happened, sorted
   * @param window the part of them that is looked at: from, to
   */
  constructor(times, window) {
    this.from = window.from;
    this.to = window.to;
    const inside = times.filter((time) => time > window.from && time < window.to);
    this.pieces = this.#laidOut([window.from, ...inside, window.to]);
  }

  /** All of the times, and some room after the last. */
  static whole(times) {
    const from = times[0];
    const last = times[times.length - 1];
    const folds = foldsBetween(times);
    const seen = last - from - folds.reduce((sum, fold) => sum + fold.to - fold.from, 0);
    const room = Math.max(seen * 0.05, 1_000);
    return { from: from - room * 0.3, to: last + room };
  }

  #laidOut(points) {
    const folds = foldsBetween(points);
    const pieces = [];
    let from = points[0];
    for (const fold of folds) {
      if (fold.from > from) pieces.push({ from, to: fold.from, fold: false });
      pieces.push({ ...fold, fold: true });
      from = fold.to;
    }
    if (this.to > from || pieces.length === 0) pieces.push({ from, to: this.to, fold: false });
    const linear = pieces.filter((piece) => !piece.fold);
    const seen = linear.reduce((sum, piece) => sum + piece.to - piece.from, 0) || 1;
    let at = 0;
    for (const piece of pieces) {
      piece.start = at;
      at += piece.fold ? FOLD : ((piece.to - piece.from) / seen) * (1 - FOLD * folds.length);
      piece.end = at;
    }
    return pieces;
  }

  /** Where a moment lies, from 0 to 1. */
  place(time) {
    const piece = this.pieces.find((each) => time <= each.to) || this.pieces[this.pieces.length - 1];
    const part = (time - piece.from) / (piece.to - piece.from || 1);
    return Math.max(0, Math.min(1, piece.start + part * (piece.end - piece.start)));
  }

  shows(time) {
    return time >= this.from && time <= this.to;
  }

  get folds() {
    return this.pieces.filter((piece) => piece.fold);
  }

  /** Moments worth a label, at most so many on the whole axis. */
  ticks(most) {
    const linear = this.pieces.filter((piece) => !piece.fold);
    const seen = linear.reduce((sum, piece) => sum + piece.to - piece.from, 0);
    const step = stepFor(seen / most);
    return linear.flatMap((piece) => {
      const ticks = [];
      for (let t = Math.ceil(piece.from / step) * step; t <= piece.to; t += step) ticks.push(t);
      return ticks;
    });
  }
}

/** The gaps that are longer than ten minutes and than three times all smaller ones together. */
function foldsBetween(points) {
  const gaps = points
    .slice(1)
    .map((to, i) => ({ from: points[i], to }))
    .sort((a, b) => a.to - a.from - (b.to - b.from));
  let smaller = 0;
  const first = gaps.findIndex((gap) => {
    const length = gap.to - gap.from;
    const folds = length > SHORTEST_FOLD && length > 3 * smaller;
    smaller += length;
    return folds;
  });
  return first < 0 ? [] : gaps.slice(first).slice(-8).sort((a, b) => a.from - b.from);
}

const STEPS = [
  100, 200, 500, 1_000, 2_000, 5_000, 10_000, 15_000, 30_000, 60_000, 120_000, 300_000, 600_000,
  900_000, 1_800_000, 3_600_000, 7_200_000, 10_800_000, 21_600_000, 43_200_000, DAY,
];

function stepFor(least) {
  return STEPS.find((step) => step >= least) || Math.ceil(least / DAY) * DAY;
}

/** The clock's time, as exactly as the axis asks for; at midnight the day that begins. */
function tickText(time, span) {
  const iso = new Date(time).toISOString();
  if (time % DAY === 0) return iso.slice(0, 10);
  if (span < 5_000) return iso.slice(11, 21);
  return span < 20 * 60_000 ? iso.slice(11, 19) : iso.slice(11, 16);
}

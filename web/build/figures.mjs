// Drawings of schedules as SVG, computed from the schedule itself, coloured by the tokens.
//
//   figure('lost-update', 'Both threads read 0 …', 'One update is lost.')   gives a <figure> with a caption

import {CourseError} from './error.mjs';
import {escapeHtml} from './html.mjs';
import {timeBarsSvg} from './time_bars.mjs';

// Each letter is one step of one thread on a shared counter: lower case reads, upper case writes. a is T1, b is T2,
// as in the programs of the labs, where thread 0 is the main thread.
const SCHEDULES = {
  'lost-update': {letters: 'abAB', start: 5},
  course: {letters: 'aAbBabABbBaA', start: 0},
};

// Programs by their serial share, drawn by time_bars.mjs.
const TIME_BARS = {
  pipeline: {serial: 0.15, processors: [1, 2, 4, 8, 16, 64]},
};

// Runs `letters` on a counter that begins at `start`: the value that each step reads or writes, and the step at which
// the thread's read was.
export function trace(letters, start) {
  let counter = start;
  const held = {1: start, 2: start};
  const began = {1: 0, 2: 0};
  return [...letters].map((letter, at) => {
    const thread = letter.toLowerCase() === 'a' ? 1 : 2;
    const writes = letter !== letter.toLowerCase();
    if (writes) counter = held[thread] + 1;
    else [held[thread], began[thread]] = [counter, at];
    return {at, thread, writes, value: counter, since: began[thread]};
  });
}

const LANES = {1: 34, 2: 88};
const BASE = 150;

class Drawing {
  constructor({letters, start}, {pitch, left, right}) {
    Object.assign(this, {start, pitch, left, right});
    this.steps = trace(letters, start);
    this.writes = this.steps.filter((step) => step.writes);
    this.expected = start + this.writes.length;
    this.rise = this.writes.length > 2 ? 20 : 26;
    this.floor = BASE + this.writes.length * this.rise;
    this.end = left + this.steps.length * pitch;
    this.width = this.end + right;
    this.height = this.floor + 26;
  }

  x(at) {
    return this.left + (at + 0.5) * this.pitch;
  }

  y(value) {
    return this.floor - (value - this.start) * this.rise;
  }

  // The line of the counter, or of what it should have been.
  staircase(values) {
    const corners = values.map(({at, value}) => `H${this.x(at)}V${this.y(value)}`);
    return `M${this.left},${this.floor}${corners.join('')}H${this.end}`;
  }

  lane(thread) {
    const y = LANES[thread];
    return (
      `<line class="lane" x1="${this.left}" x2="${this.end}" y1="${y}" y2="${y}"/>` +
      `<text class="name t${thread}" x="${this.left - 14}" y="${y + 5}" text-anchor="end">T${thread}</text>`
    );
  }

  // From a read to its write the thread holds a value in its hand.
  hold(step) {
    const [x, y] = [this.x(step.since) - 17, LANES[step.thread] - 17];
    return `<rect class="hold t${step.thread}" x="${x}" y="${y}" width="${this.x(step.at) + 17 - x}" height="34" rx="17"/>`;
  }

  drop(step) {
    return `<line class="drop t${step.thread}" x1="${this.x(step.at)}" x2="${this.x(step.at)}" y1="${LANES[step.thread] + 17}" y2="${this.y(step.value) - 5}"/>`;
  }

  mark(step) {
    const [x, y] = [this.x(step.at), LANES[step.thread]];
    const kind = step.writes ? 'write' : 'read';
    return (
      `<circle class="${kind} t${step.thread}" cx="${x}" cy="${y}" r="13"/>` +
      `<text class="${kind}-value" x="${x}" y="${y + 5}" text-anchor="middle">${step.value}</text>`
    );
  }

  counter() {
    const ideal = this.writes.map(({at}, i) => ({at, value: this.start + i + 1}));
    const actual = this.writes.at(-1).value;
    const note = (name, value, kind) =>
      `<text class="${kind}" x="${this.end + 10}" y="${this.y(value) + 5}">${name} ${value}</text>`;
    const dots = this.writes.map(
      (step) => `<circle class="dot t${step.thread}" cx="${this.x(step.at)}" cy="${this.y(step.value)}" r="4"/>`,
    );
    return (
      `<text class="axis" x="${this.left - 14}" y="${this.floor + 5}" text-anchor="end">${this.start}</text>` +
      `<line class="lane" x1="${this.left}" x2="${this.end}" y1="${this.floor}" y2="${this.floor}"/>` +
      (actual < this.expected
        ? `<path class="ideal" d="${this.staircase(ideal)}"/>${note('expected', this.expected, 'ideal-note')}`
        : '') +
      `<path class="counter" d="${this.staircase(this.writes)}"/>${dots.join('')}${note(actual < this.expected ? 'actual' : 'counter', actual, 'actual-note')}`
    );
  }

  // Where a write stores what was there already.
  loss() {
    const lost = this.writes.find((step, i) => i > 0 && step.value === this.writes[i - 1].value);
    if (!lost || this.writes.length < 3) return '';
    return `<text class="loss" x="${this.x(lost.at)}" y="${this.y(lost.value) + 22}">one update lost</text>`;
  }

  svg(words, className) {
    const writes = this.writes;
    return (
      `<svg class="schedule ${className}" viewBox="0 0 ${this.width} ${this.height}" role="img" aria-label="${escapeHtml(words)}">` +
      [1, 2].map((thread) => this.lane(thread)).join('') +
      writes.map((step) => this.hold(step)).join('') +
      writes.map((step) => this.drop(step)).join('') +
      this.steps.map((step) => this.mark(step)).join('') +
      this.counter() +
      this.loss() +
      '</svg>'
    );
  }
}

// The schedule `name` as an <svg>; `wide` for a whole page, else for a column of 300 to 500 px.
export function scheduleSvg(name, words, {wide = false} = {}) {
  if (!Object.hasOwn(SCHEDULES, name))
    throw new CourseError(`There is no figure "${name}"; known are ${Object.keys(SCHEDULES).join(', ')}.`);
  const layout = wide ? {pitch: 70, left: 40, right: 100} : {pitch: 56, left: 36, right: 92};
  return new Drawing(SCHEDULES[name], layout).svg(words, wide ? 'wide' : 'narrow');
}

// The same with a caption.
export function figure(name, words, caption) {
  const svg = Object.hasOwn(TIME_BARS, name) ? timeBarsSvg(TIME_BARS[name], words) : scheduleSvg(name, words);
  return `<figure>${svg}${caption ? `<figcaption>${escapeHtml(caption)}</figcaption>` : ''}</figure>`;
}

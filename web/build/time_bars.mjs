// A drawing of Amdahl's law: how long a program takes on more and more processors, as bars whose serial part stays.
//
//   timeBarsSvg({serial: 0.15, processors: [1, 2, 4]}, 'Six bars …')   gives an <svg>

import {escapeHtml} from './html.mjs';

const LEFT = 44;
const WIDTH = 380;
const RIGHT = 68;
const TOP = 30;
const PITCH = 32;
const BAR = 20;

// The speed-up by Amdahl's law.
export function speedup(serial, processors) {
  return 1 / (serial + (1 - serial) / processors);
}

// Two decimals under ten, one above: three significant digits.
const shown = (value) => value.toFixed(value < 9.995 ? 2 : 1);

function bar(serial, processors, row) {
  const y = TOP + row * PITCH;
  const [still, divided] = [WIDTH * serial, (WIDTH * (1 - serial)) / processors];
  const end = LEFT + still + divided;
  return (
    `<text class="name" x="${LEFT - 10}" y="${y + 15}" text-anchor="end">${processors}</text>` +
    `<rect x="${LEFT}" y="${y}" width="${still}" height="${BAR}" fill="var(--accent)"/>` +
    `<rect x="${LEFT + still}" y="${y}" width="${divided.toFixed(2)}" height="${BAR}" fill="var(--accent-soft)" stroke="var(--accent)"/>` +
    `<text x="${(end + 10).toFixed(2)}" y="${y + 15}">${shown(speedup(serial, processors))} ×</text>`
  );
}

// The bars of a program with the share `serial` on each of `processors`; `words` say what is seen.
export function timeBarsSvg({serial, processors}, words) {
  const height = TOP + processors.length * PITCH;
  const line = LEFT + WIDTH * serial;
  return (
    `<svg class="schedule narrow" viewBox="0 0 ${LEFT + WIDTH + RIGHT} ${height}" role="img" aria-label="${escapeHtml(words)}">` +
    `<text class="axis" x="${LEFT}" y="16">serial</text>` +
    `<text class="axis" x="${line + 8}" y="16">divided among the processors</text>` +
    processors.map((n, row) => bar(serial, n, row)).join('') +
    `<line class="ideal" x1="${line}" x2="${line}" y1="${TOP - 6}" y2="${height}"/>` +
    '</svg>'
  );
}

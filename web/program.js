// Opens a lab of the C++ program in the page.
//
//   const lab = await startProgram({lab: 'race', programs: '[]', address: location, stage, canvas, threads, …});
//   lab.command('threads=4&run');

import {loadProgram} from './binding.js';
import {rememberState} from './graphics.js';
import {OpenLab} from './open_lab.js';

const NO_WEBGL =
  'This browser cannot draw the lab, because WebGL 2 is off or missing. Turn on hardware acceleration in the ' +
  'browser’s settings, or open this page in another browser. The lesson works without it.';
const CRASHED = 'The lab stopped because of a fault of its own. Load this page again; the lesson is not affected.';

function mark(name) {
  performance.mark(`racecourse:${name}`);
}

function hasWebGl() {
  const context = document.createElement('canvas').getContext('webgl2');
  context?.getExtension('WEBGL_lose_context')?.loseContext();
  return context !== null;
}

async function openLab({lab: id, programs, canvas, threads, onProgress, onStatus}) {
  const program = await loadProgram(canvas, () => onStatus(CRASHED));
  mark('module');
  onProgress(0.8);
  const lab = program.open(id, threads.available, threads.why ?? '', programs);
  if (!lab) throw new Error(`There is no lab called “${id}” in this program. Load this page again.`);
  return lab;
}

// `visit` is what page/lab.js hands over: the elements to draw in, the address to open, what to call with news. Gives what
// the page may do with the lab; tests find the same as `racecourse`.
export async function startProgram(visit) {
  if (!hasWebGl()) throw new Error(NO_WEBGL);
  mark('start');
  visit.onProgress(0.2);
  const lab = await openLab(visit);
  const open = new OpenLab(lab, visit);
  const trouble = lab.show(...open.size());
  if (trouble) throw new Error(`${NO_WEBGL} (${trouble})`);
  rememberState(visit.canvas);
  await open.begin();
  visit.onProgress(1);
  mark('frame');
  globalThis.racecourse = open.handle();
  return globalThis.racecourse;
}

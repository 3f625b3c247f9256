// Opens a lab of the C++ program, gives it the canvas, draws only when there is something to draw, and carries links,
// news, texts and the mirror between program and page.
//
//   const program = await startProgram({lab: 'race', programs: '[]', address: location, stage, canvas, threads, …});
//   program.command('threads=4&run');

import {createAddress} from './address.js';
import {loadProgram} from './binding.js';
import {createClock} from './clock.js';
import {createFix} from './fix.js';
import {fingerprint, isState, readLink} from './links.js';
import {createMirror} from './mirror.js';
import {sharePointer} from './pointer.js';
import {createTexts} from './texts.js';

// While workers are busy the page draws their news this often. Drawing takes a core away from them where there is no
// graphics processor, so it is seldom.
const NEWS_EVERY_MS = 200;

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

function isDark() {
  return document.documentElement.dataset.theme === 'dark';
}

// The functions that texts.js calls, of the lab on `page`.
function textApi(program, page) {
  return {
    obey: (query) => (query ? program.obey(page, query) : ''),
    text: () => program.text(page),
    textVersion: () => program.textVersion(page),
    setText: (text) => program.setText(page, text),
  };
}

export async function startProgram(visit) {
  const {lab, programs, stage, canvas, threads} = visit;
  if (!hasWebGl()) throw new Error(NO_WEBGL);
  mark('start');
  visit.onProgress(0.2);
  const program = await loadProgram(canvas, () => visit.onStatus(CRASHED));
  mark('module');
  visit.onProgress(0.8);

  const page = program.open(lab, threads.available, threads.why ?? '', programs);
  if (!page) throw new Error(`There is no lab called “${lab}” in this program. Load this page again.`);
  const size = () => [Math.max(1, Math.round(stage.clientWidth)), Math.max(1, Math.round(stage.clientHeight))];
  const trouble = program.show(page, ...size());
  if (trouble) throw new Error(`${NO_WEBGL} (${trouble})`);

  const ids = JSON.parse(programs).map(({id}) => id);
  const texts = createTexts({lab, ids, api: textApi(program, page), storage: visit.storage, fingerprint});
  const fix = createFix({...visit.fix, texts, changed, check: () => command('prove')});
  const address = createAddress(visit.onAddress);
  let frames = 0;
  let version = -1;
  let shown = '';
  const clock = createClock(draw);
  const mirror = createMirror(visit.mirror, {
    press: (id) => (fix.settle(), program.press(page, id), clock.soon()),
    set: (id, value) => (program.set(page, id, value), clock.soon()),
  });

  function draw() {
    if (program.frame(page)) {
      ++frames;
      publish();
    }
    const next = program.next(page);
    if (next === 2) clock.soon();
    else if (next === 1) clock.later(NEWS_EVERY_MS);
  }

  function publish() {
    const height = `${fix.steady(Math.ceil(program.height(page)))}px`;
    if (stage.style.minHeight !== height) stage.style.minHeight = height;
    if (program.version(page) !== version) {
      version = program.version(page);
      mirror.show(program.items(page));
    }
    const news = program.news(page);
    if (news) mirror.say(news);
    publishState();
  }

  // The address and the editor follow what the lab says about itself.
  function publishState() {
    const state = texts.now();
    const link = program.link(page);
    const now = `${state.version} ${link}`;
    if (now === shown) return;
    shown = now;
    fix.show(state);
    visit.onNotice(texts.news());
    address.update({...state, link});
  }

  function changed() {
    touch();
    publishState();
  }

  function touch() {
    program.touch(page);
    clock.soon();
  }

  function resize() {
    program.resize(page, ...size());
    clock.soon();
  }

  function command(text) {
    fix.settle();
    const misunderstood = program.obey(page, text);
    if (misunderstood) visit.onStatus(misunderstood);
    clock.soon();
  }

  // Opens an address: that of the page, or another one that the reader pasted into the same page.
  async function open({search, hash}) {
    fix.settle();
    const link = await readLink({search, hash});
    visit.onStatus(link.trouble || (await texts.open(link)));
    shown = '';
    changed();
  }

  // The address says all there is to say, now.
  function settle() {
    fix.settle();
    address.update({...texts.now(), link: program.link(page)});
    return address.settle();
  }

  function recolour() {
    program.appearance(page, isDark());
    clock.soon();
  }

  sharePointer(stage, mirror);
  for (const name of ['pointermove', 'pointerdown', 'pointerup', 'pointerleave', 'pointercancel', 'mouseup', 'touchend'])
    stage.addEventListener(name, touch, {passive: true});
  document.addEventListener('racecourse:theme', recolour);
  document.addEventListener('visibilitychange', touch);
  new ResizeObserver(resize).observe(stage);
  addEventListener('resize', resize);
  addEventListener('hashchange', () => isState(location.hash) && open(location));
  canvas.addEventListener('webglcontextlost', () =>
    visit.onStatus('The graphics of this browser were reset. Load this page again to go on.'),
  );

  recolour();
  texts.restore();
  await open(visit.address);
  draw();
  visit.onProgress(1);
  mark('frame');
  const handle = {
    command,
    settle,
    reset: () => (texts.reset(), changed()),
    back: () => (texts.back(), changed()),
    dismiss: texts.dismiss,
    frames: () => frames,
    heap: program.heap,
    idle: () => program.next(page) === 0,
  };
  globalThis.racecourse = handle;
  return handle;
}

// A lab that is open in the page: draws when there is something to draw, and carries links, news, texts, what the reader
// has done and the mirror between the lab and the page.
//
//   const open = new OpenLab(lab, visit);   // lab is of binding.js, visit as program.js has it
//   await open.begin();
//   open.command('threads=4&run');

import {createAddress} from './address.js';
import {createClock} from './clock.js';
import {createFix} from './fix.js';
import {fingerprint, isState, readLink} from './links.js';
import {createMirror} from './mirror.js';
import {placePresses, sharePointer} from './pointer.js';
import {createTexts} from './texts.js';

// While workers are busy the page draws their news this often. Drawing takes a core away from them where there is no
// graphics processor, so it is seldom.
const NEWS_EVERY_MS = 200;

// A press takes effect while a frame is drawn, so that only the next one shows all of it, at its new height the third.
const SETTLING_FRAMES = 3;

const GRAPHICS_LOST = 'The graphics of this browser were reset. Load this page again to go on.';
const POINTER = ['pointermove', 'pointerdown', 'pointerup', 'pointerleave', 'pointercancel', 'mouseup', 'touchend'];

function isDark() {
  return document.documentElement.dataset.theme === 'dark';
}

export class OpenLab {
  constructor(lab, visit) {
    Object.assign(this, {lab, visit, frames: 0, version: -1, shown: '', work: '', behind: false});
    this.clock = createClock(() => this.draw());
    this.address = createAddress(visit.onAddress);
    const ids = JSON.parse(visit.programs).map(({id}) => id);
    this.texts = createTexts({lab: visit.lab, ids, api: lab, storage: visit.storage, fingerprint});
    const check = () => this.command('prove');
    this.fix = createFix({...visit.fix, texts: this.texts, changed: () => this.changed(), check});
    this.mirror = createMirror(visit.mirror, {
      press: (id) => this.press(id),
      set: (id, value) => this.set(id, value),
      catchUp: () => this.catchUp(),
    });
  }

  // What the browser kept, then what the address asks for, then the first frame.
  async begin() {
    this.listen();
    this.recolour();
    this.texts.restore();
    await this.open(this.visit.address);
    this.draw();
  }

  listen() {
    const {stage, canvas, onStatus} = this.visit;
    const touch = () => this.touch();
    sharePointer(stage, this.mirror);
    placePresses(stage);
    for (const name of POINTER) stage.addEventListener(name, touch, {passive: true});
    document.addEventListener('racecourse:theme', () => this.recolour());
    document.addEventListener('visibilitychange', touch);
    new ResizeObserver(() => this.resize()).observe(stage);
    addEventListener('resize', () => this.resize());
    addEventListener('hashchange', () => isState(location.hash) && this.open(location));
    canvas.addEventListener('webglcontextlost', () => onStatus(GRAPHICS_LOST));
  }

  size() {
    const {clientWidth, clientHeight} = this.visit.stage;
    return [Math.max(1, Math.round(clientWidth)), Math.max(1, Math.round(clientHeight))];
  }

  draw() {
    if (this.lab.frame()) {
      ++this.frames;
      this.publish();
    }
    const next = this.lab.next();
    this.behind = next === 2;
    if (next === 2) this.clock.soon();
    else if (next === 1) this.clock.later(NEWS_EVERY_MS);
  }

  publish() {
    const {stage} = this.visit;
    const height = `${this.fix.steady(Math.ceil(this.lab.height()))}px`;
    if (stage.style.minHeight !== height) stage.style.minHeight = height;
    if (this.lab.version() !== this.version) {
      this.version = this.lab.version();
      this.mirror.show(this.lab.items());
    }
    const news = this.lab.news();
    if (news) this.mirror.say(news);
    this.publishState();
    this.publishWork();
  }

  // The tasks of the lesson follow what the reader does.
  publishWork() {
    const work = this.lab.work();
    if (work === this.work) return;
    this.work = work;
    this.visit.onWork({...JSON.parse(work), text: this.texts.now().text ?? ''});
  }

  // The address and the editor follow what the lab says about itself.
  publishState() {
    const state = this.texts.now();
    const link = this.lab.link();
    const now = `${state.version} ${link}`;
    if (now === this.shown) return;
    this.shown = now;
    this.fix.show(state);
    this.visit.onNotice(this.texts.news());
    this.address.update({...state, link});
  }

  changed() {
    this.touch();
    this.publishState();
  }

  touch() {
    this.lab.touch();
    this.told();
  }

  // What was told to the lab shows in its next frames.
  told() {
    this.behind = true;
    this.clock.soon();
  }

  // A fast hand on a slow machine may come before these frames: its key would mean what the last one showed.
  catchUp() {
    for (let frames = 0; this.behind && frames < SETTLING_FRAMES; ++frames) this.draw();
  }

  press(id) {
    this.fix.settle();
    this.catchUp();
    this.lab.press(id);
    this.told();
  }

  set(id, value) {
    this.lab.set(id, value);
    this.told();
  }

  resize() {
    this.lab.resize(...this.size());
    this.clock.soon();
  }

  recolour() {
    this.lab.appearance(isDark());
    this.clock.soon();
  }

  command(text) {
    this.fix.settle();
    const misunderstood = this.lab.obey(text);
    if (misunderstood) this.visit.onStatus(misunderstood);
    this.told();
  }

  // Opens an address: that of the page, or another one that the reader pasted into the same page.
  async open({search, hash}) {
    this.fix.settle();
    const link = await readLink({search, hash});
    this.visit.onStatus(link.trouble || (await this.texts.open(link)));
    this.shown = '';
    this.changed();
  }

  // The address says all there is to say, now; gives a promise of whether it all fits.
  settle() {
    this.fix.settle();
    this.address.update({...this.texts.now(), link: this.lab.link()});
    return this.address.settle();
  }

  replace(how) {
    this.texts[how]();
    this.changed();
  }

  handle() {
    return {
      command: (text) => this.command(text),
      settle: () => this.settle(),
      reset: () => this.replace('reset'),
      back: () => this.replace('back'),
      dismiss: () => this.texts.dismiss(),
      frames: () => this.frames,
      heap: () => this.lab.heap(),
      idle: () => this.lab.next() === 0,
    };
  }
}

// Keeps the address of the page in step with the lab, a moment later, so that the browser is not asked with every step.
//
//   const address = createAddress((parts) => showInAddress(parts));
//   address.update({link: 'view=step', program, text, original});
//   const complete = await address.settle();   // now it is there; false when not all of it fits into a link

import {writeLink} from './links.js';

const PAUSE_MS = 250;

export function createAddress(show) {
  let next = null;
  let timer = 0;
  let work = Promise.resolve();
  let complete = true;

  async function write() {
    clearTimeout(timer);
    timer = 0;
    if (!next) return;
    const state = next;
    next = null;
    const parts = await writeLink(state);
    complete = !parts.incomplete;
    if (!next) show(parts);
  }

  function settle() {
    work = work.then(write);
    return work.then(() => complete);
  }

  function update(state) {
    next = state;
    if (!timer) timer = setTimeout(settle, PAUSE_MS);
  }

  return {update, settle};
}

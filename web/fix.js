// The Fix view's editor below the canvas. Its code is large, so it is fetched when the view is first opened.
//
//   const fix = createFix({element, texts, changed, check, keeps});
//   fix.show(texts.now());   // opens, closes or follows
//   fix.settle();            // what was typed last reaches the lab now
//   fix.steady(height);      // the height to give to the canvas that asks for `height`

import {importEditor} from './served.js';

const NOT_LOADED = 'The editor could not be loaded. Check the connection.';

function againButton(act) {
  const button = Object.assign(document.createElement('button'), {type: 'button', textContent: 'Try again'});
  button.className = 'quiet-button';
  button.addEventListener('click', act);
  return button;
}

// `texts` is what texts.js gives, `changed()` is called when it has a new text, `check()` checks every schedule, and
// `keeps` says whether the browser keeps what is typed.
export function createFix({element, texts, changed, check, keeps}) {
  let editor = null;
  let loading = false;
  let latest = {};
  let held = 0;

  const actions = {
    keeps,
    check,
    edit(text) {
      const troubles = texts.edit(text);
      changed();
      return troubles;
    },
    reset() {
      texts.reset();
      changed();
    },
  };

  function fail() {
    element.replaceChildren(NOT_LOADED, ' ', againButton(load));
  }

  async function load() {
    loading = true;
    element.textContent = 'Loading the editor';
    try {
      const {mountEditor} = await importEditor(element.dataset.tries);
      element.replaceChildren();
      editor = mountEditor(element, actions);
      show(latest);
    } catch {
      element.dataset.tries = Number(element.dataset.tries ?? 0) + 1;
      fail();
    }
    loading = false;
  }

  function show(state) {
    latest = state;
    const open = state.open === true;
    element.hidden = !open;
    element.parentElement.classList.toggle('fixing', open);
    if (!open) return;
    if (editor) editor.show(state, texts.troubles());
    else if (!loading && !element.dataset.tries) load();
  }

  // The height of what stands above the editor: it does not shrink under the hands of who types.
  function steady(height) {
    held = element.contains(document.activeElement) ? Math.max(held, height) : height;
    return held;
  }

  return {show, steady, settle: () => editor?.settle()};
}

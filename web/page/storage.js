// The browser's storage, for this course alone: another course of the same host keeps its own. It may be refused (in a
// frame with third-party cookies blocked even looking at it throws) or be full; then what is kept lasts as long as the page.
//
//   keep('localStorage', 'theme', 'dark');   // under "racecourse.<course id>.theme"; false when the browser keeps nothing
//   recall('localStorage', 'theme');         // "dark"

// A course platform names its frame after whoever is signed in, so that two learners at one computer do not mix.
const learner = /^racecourse-learner-[0-9a-f]{16}$/.test(window.name) ? `${window.name.slice(-16)}@.` : '';
const KEY_START = `racecourse.${document.documentElement.dataset.course}.${learner}`;

// What the browser would not keep.
const unkept = {localStorage: new Map(), sessionStorage: new Map()};

function recall(area, key) {
  try {
    return unkept[area].get(key) ?? window[area].getItem(KEY_START + key);
  } catch {
    return null;
  }
}

// Whether it was kept; an empty value forgets.
function keep(area, key, value) {
  unkept[area].delete(key);
  try {
    if (value) window[area].setItem(KEY_START + key, value);
    else window[area].removeItem(KEY_START + key);
    return true;
  } catch {
    unkept[area].set(key, value);
    return false;
  }
}

// Forgets everything that this course keeps here, and gives the names of what there was.
function forgetAll() {
  for (const area of Object.values(unkept)) area.clear();
  return ['localStorage', 'sessionStorage'].flatMap((area) => {
    try {
      const keys = Object.keys(window[area]).filter((key) => key.startsWith(KEY_START));
      for (const key of keys) window[area].removeItem(key);
      return keys.map((key) => key.slice(KEY_START.length));
    } catch {
      return [];
    }
  });
}

// Calls `changed(key)` when another tab keeps or forgets something; without a key, it forgot everything.
function whenKeptElsewhere(changed) {
  addEventListener('storage', ({key}) => {
    if (key === null) changed();
    else if (key.startsWith(KEY_START)) changed(key.slice(KEY_START.length));
  });
}

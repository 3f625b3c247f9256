// The lab beside the lesson: loads the program after the page is there, shows how far it is and what went wrong.
//
//   const lab = createLab(document.getElementById('lab'), mountTasks());
//   lab.start(threads);
//   lab.command('threads=4&run');   // at once, or as soon as the program runs; false when it cannot

// Module scripts need an origin, which neither a file nor a sandboxed frame has.
const FROM_FILE =
  'The lab cannot load, because the page was opened from a file, and browsers start programs only from a web server. ' +
  'Open a terminal in the folder of the course’s first page, run “python3 -m http.server”, and open http://localhost:8000/. ' +
  'The lesson works here too.';
const FROM_SANDBOX =
  'The frame around this page does not let the lab load. Open the page in its own tab. The lesson works here too.';
const NOT_LOADED =
  'The lab’s program could not be loaded. Check the connection and try again. The lesson works without it.';

// Who opens a link to a schedule or a program wants to see it, on a small screen too.
const cameByLink = location.hash.includes('=') && (navigationType() === 'navigate' || reloadedForThreads());

const assetFolder = new URL('.', document.currentScript.src);

function afterFirstPaint() {
  const loaded = new Promise((resolve) => {
    if (document.readyState === 'complete') resolve();
    else addEventListener('load', resolve, {once: true});
  });
  const idle = (resolve) =>
    window.requestIdleCallback ? requestIdleCallback(resolve, {timeout: 500}) : setTimeout(resolve, 50);
  return loaded.then(() => new Promise(idle));
}

async function importProgram() {
  try {
    return await import(new URL('program.js', assetFolder).href);
  } catch (cause) {
    if (location.protocol === 'file:') throw new Error(FROM_FILE, {cause});
    throw new Error(withoutOrigin() ? FROM_SANDBOX : NOT_LOADED, {cause});
  }
}

// A place in the lesson that the fragment names gives way to a state only.
function showInAddress({query, fragment}) {
  const address = new URL(location.href);
  address.search = query;
  if (fragment || address.hash.includes('=')) address.hash = fragment;
  history.replaceState(history.state, '', address);
}

// What the browser keeps of this lab, for the program.
const storage = {
  recall: (key) => recall('localStorage', key),
  keep: (key, text) => keep('localStorage', key, text),
};

const FULL_FOR_TEXT =
  'The browser’s storage for this site is full, so it did not keep your version of the program. Copy a link to keep it.';

function keepsAnything() {
  return keep('localStorage', 'probe', '1') && keep('localStorage', 'probe', '');
}

// `tasks` hear of what the reader does in the lab.
function createLab(section, tasks) {
  const part = (name) => document.getElementById(name);
  const progress = part('lab-progress');
  let program = null;
  let waiting = '';
  const notice = createNotice({reset: () => program.reset(), back: () => program.back(), dismiss: () => program.dismiss()});

  function say(text) {
    part('lab-status').textContent = text;
  }

  function enter(state) {
    section.dataset.state = state;
    progress.hidden = state !== 'loading';
    part('lab-trouble').hidden = state !== 'failed';
    part('lab-foot').hidden = state !== 'running';
  }

  function fail(error) {
    enter('failed');
    say('');
    part('lab-trouble-text').textContent = error.message;
    part('lab-trouble').setAttribute('role', 'alert');
    part('lab-retry').hidden = location.protocol === 'file:';
    part('lab-own-tab').hidden = !inFrame();
    part('lab-way').hidden = true;
  }

  function showWayOut({way}) {
    if (way !== 'tab') return;
    part('lab-way').replaceChildren('There are no real threads in this frame. ', ...ownTabWays());
    part('lab-way').hidden = false;
  }

  function keepText(key, text) {
    if (!storage.keep(key, text) && keepsAnything()) say(FULL_FOR_TEXT);
  }

  async function load(threads) {
    const {startProgram} = await importProgram();
    program = await startProgram({
      lab: section.dataset.lab,
      programs: part('programs')?.textContent ?? '[]',
      address: {search: location.search, hash: location.hash},
      stage: part('stage'),
      canvas: part('canvas'),
      mirror: part('mirror'),
      fix: {element: part('fix'), keeps: keepsAnything()},
      threads: {available: threads.available, why: threads.why},
      storage: {...storage, keep: keepText},
      onProgress: (fraction) => (progress.value = fraction),
      onStatus: say,
      onAddress: showInAddress,
      onNotice: notice.show,
      onWork: tasks.follow,
    });
  }

  async function start(threads) {
    enter('loading');
    say('Loading the lab');
    showWayOut(threads);
    await afterFirstPaint();
    try {
      await load(threads);
    } catch (error) {
      return fail(error);
    }
    enter('running');
    mountCopyLink(() => program.settle());
    if (cameByLink && stacked.matches) goToLab();
    if (part('lab-status').textContent === 'Loading the lab') say('');
    if (waiting) program.command(waiting);
    keepForOffline();
  }

  function command(query) {
    if (section.dataset.state === 'failed') return false;
    if (program) {
      say('');
      program.command(query);
    } else {
      waiting = query;
    }
    return true;
  }

  return {start, command};
}

// Whether this page can run threads. Where the host sends no headers, the service worker adds them and the page loads
// once more, at most once in a row: the session keeps a note of that, and should storage be refused, a page that was
// reloaded does not reload itself.
//
//   const {available, why, way} = await findThreads();   // way: 'tab' when a tab of its own would help

const NO_THREADS = {
  file: {why: 'The page was opened from a file. Threads need a page that comes from a web server.'},
  insecure: {why: 'The page came over plain http, where browsers allow no threads. Ask for its https address.'},
  frame: {why: 'This page is inside a frame that does not allow threads.', way: 'tab'},
  old: {why: 'This browser has no SharedArrayBuffer, the memory that threads share. A newer browser has it.'},
  blocked: {
    why: 'This browser blocks the site’s service worker, and the host does not send the headers that threads need. Allow site data for this page, or leave private browsing.',
  },
  forgetful: {
    why: 'This browser keeps no data for the page, so the page cannot tell whether it was set up for threads already. Load it again by hand.',
  },
  stubborn: {
    why: 'The page was set up for threads, but the browser did not allow them. Load the page again, or use another browser.',
  },
};

const RELOAD_MS = 20000; // a load on a slow network

// Who has followed a link meanwhile is not called back by a reload.
let leaving = false;
addEventListener('beforeunload', () => (leaving = true));

function inFrame() {
  return window.self !== window.top;
}

function hasThreads() {
  return window.crossOriginIsolated === true && typeof SharedArrayBuffer === 'function';
}

function serviceWorkerAllowed() {
  try {
    return Boolean(navigator.serviceWorker);
  } catch {
    return false;
  }
}

// Why the worker cannot help either, or null.
function obstacle() {
  if (location.protocol === 'file:') return NO_THREADS.file;
  if (!window.isSecureContext) return NO_THREADS.insecure;
  if (!('crossOriginIsolated' in window) || window.crossOriginIsolated) return NO_THREADS.old;
  if (!serviceWorkerAllowed()) return inFrame() ? NO_THREADS.frame : NO_THREADS.blocked;
  return null;
}

function navigationType() {
  return performance.getEntriesByType('navigation')[0]?.type;
}

function noteSuccess() {
  keep('localStorage', 'isolated', String(Date.now()));
}

// An isolated page may have a session storage of its own, so that the success is noted where all pages see it. A load
// that bypasses the worker (a hard reload) may then be repeated once more, but nothing that did not help before.
function helpedBefore(reloadedAt) {
  return Number(recall('localStorage', 'isolated')) > reloadedAt;
}

// 'yes' when the page may load itself again, and the note about it is made; otherwise the reason why not.
function permissionToReload() {
  const reloadedAt = Number(recall('sessionStorage', 'reloaded'));
  if (reloadedAt && !helpedBefore(reloadedAt)) return 'stubborn';
  if (keep('sessionStorage', 'reloaded', String(Date.now()))) return 'yes';
  return navigationType() === 'reload' ? 'forgetful' : 'yes';
}

// Whether this load is the one that the worker was waited for, and no wish of the reader's.
function reloadedForThreads() {
  return navigationType() === 'reload' && Date.now() - Number(recall('sessionStorage', 'reloaded')) < RELOAD_MS;
}

// In a sandbox without an origin even module scripts are refused.
function withoutOrigin() {
  return window.origin === 'null' && location.protocol !== 'file:';
}

async function findThreads() {
  if (withoutOrigin()) return {available: false, ...NO_THREADS.frame};
  if (hasThreads()) {
    noteSuccess();
    if (serviceWorkerAllowed()) registerWorker().catch(() => {});
    return {available: true, why: ''};
  }
  const trouble = obstacle();
  if (trouble) return {available: false, ...trouble};
  try {
    await activeWorker();
  } catch {
    return {available: false, ...(inFrame() ? NO_THREADS.frame : NO_THREADS.blocked)};
  }
  const permission = permissionToReload();
  if (permission !== 'yes') return {available: false, ...(inFrame() ? NO_THREADS.frame : NO_THREADS[permission])};
  setTimeout(() => location.reload(), leaving ? RELOAD_MS : 0);
  return new Promise(() => {});
}

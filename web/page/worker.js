// The site's service worker (sw.js at its root): it adds the isolation headers and keeps the site for offline use.

const WORKER_PATIENCE_MS = 10000;
const siteRoot = new URL(document.documentElement.dataset.root, location.href);

async function registerWorker() {
  return navigator.serviceWorker.register(new URL('sw.js', siteRoot), {scope: siteRoot.pathname});
}

// Waits until the worker is there to answer the next load. Throws when the browser refuses it or it takes too long.
async function activeWorker() {
  await registerWorker();
  const tooLate = new Promise((_, reject) => setTimeout(() => reject(new Error('too late')), WORKER_PATIENCE_MS));
  await Promise.race([navigator.serviceWorker.ready, tooLate]);
}

// Asks the worker to keep what it does not have yet, so that the next visit works offline, and looks for a new version
// for the next load.
async function keepForOffline() {
  try {
    const registration = await navigator.serviceWorker.ready;
    registration.active.postMessage('keep');
    await registration.update();
  } catch {}
}

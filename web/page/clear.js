// Clears everything that the course keeps in this browser: records, edited programs, settings, the offline copy and the
// service worker. It asks once more in the page, and says afterwards what was there.

const KEPT_KINDS = [
  ['task.', (count) => `what you did in ${counted(count, 'task')}`],
  ['text.', (count) => counted(count, 'edited program')],
  ['', () => 'your settings'],
];

// "what you did in 3 tasks, 1 edited program and your settings".
function inWords(parts) {
  const last = parts.at(-1);
  return parts.length > 1 ? `${parts.slice(0, -1).join(', ')} and ${last}` : last;
}

function keptWords(keys) {
  const kindOf = (key) => KEPT_KINDS.findIndex(([start]) => key.startsWith(start));
  return KEPT_KINDS.map(([, words], kind) => [words, keys.filter((key) => kindOf(key) === kind).length])
    .filter(([, count]) => count > 0)
    .map(([words, count]) => words(count));
}

// Whether there was an offline copy of this site. Its name is the one that web/sw.js gives it.
async function dropOfflineCopy() {
  try {
    const registration = await navigator.serviceWorker.getRegistration(siteRoot);
    await registration?.unregister();
    const names = (await caches.keys()).filter((name) => name.startsWith(`racecourse ${siteRoot.pathname} `));
    await Promise.all(names.map((name) => caches.delete(name)));
    return names.length > 0;
  } catch {
    return false;
  }
}

async function clearEverything() {
  const offline = (await dropOfflineCopy()) ? ['the copy for reading offline'] : [];
  const parts = [...keptWords(forgetAll()), ...offline];
  tellOfRecords();
  document.dispatchEvent(new Event('racecourse:cleared'));
  document.getElementById('completion-name').value = '';
  return parts.length ? `Cleared: ${inWords(parts)}.` : 'There was nothing to clear.';
}

function mountClear(course) {
  const part = (id) => document.getElementById(id);

  function ask(asking) {
    part('clear-question').hidden = !asking;
    part('clear').hidden = asking;
    part(asking ? 'clear-question' : 'clear').focus();
  }

  async function clear() {
    const sentence = await clearEverything();
    part('download-news').textContent = '';
    part('load-news').textContent = '';
    ask(false);
    part('clear-news').textContent = sentence;
  }

  part('clear').addEventListener('click', () => {
    part('clear-news').textContent = '';
    ask(true);
  });
  part('clear-keep').addEventListener('click', () => ask(false));
  part('clear-download').addEventListener('click', () => downloadCompletion(course));
  part('clear-yes').addEventListener('click', clear);
}

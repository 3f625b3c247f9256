// The service worker of the site. It does two things:
//   - every answer from the site gets the headers that isolate a page, which threads need and many hosts cannot send;
//   - the site is kept, so that it opens at once and without a network.
//
// The build puts SITE before this text: its version, the files of every page, and those of the program. Files that pages
// load lie in a folder named after the version, so a page gets all of its files from one version, whichever worker
// answers. A new version shows with the next load.

const ROOT = new URL('./', self.location.href);
const CACHE_PREFIX = `racecourse ${ROOT.pathname} `; // a host may have several courses; web/page/clear.js knows the name too
const CACHE = CACHE_PREFIX + SITE.version;

const ISOLATION_HEADERS = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Document-Isolation-Policy': 'isolate-and-require-corp',
};

function isolated(response, status = response.status) {
  // Redirects and other closed answers pass through: their headers cannot be changed, and the target comes by here.
  if (response.status === 0) return response;
  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries(ISOLATION_HEADERS)) headers.set(name, value);
  const body = [204, 205, 304].includes(response.status) ? null : response.body;
  return new Response(body, {status, statusText: response.statusText, headers});
}

// While a host is being updated it may answer with a page of another version. Such a page is not kept.
async function belongs(address, response) {
  if (!response.ok) return false;
  const isPage = address.endsWith('/') || address.endsWith('.html');
  return !isPage || address === '404.html' || (await response.clone().text()).includes(`/v-${SITE.version}/`);
}

async function keep(address) {
  const cache = await caches.open(CACHE);
  const url = new URL(address, ROOT);
  if (await cache.match(url)) return;
  const response = await fetch(url, {cache: 'no-cache'});
  if (await belongs(address, response)) await cache.put(url, response);
}

// What cannot be kept now is asked for again when a page next says so.
function keepAll(addresses) {
  return Promise.allSettled(addresses.map(keep));
}

// The versions of this course that are kept, the oldest first.
async function keptVersions() {
  return (await caches.keys()).filter((name) => name.startsWith(CACHE_PREFIX));
}

// The version before this one stays, for pages that are still open.
async function dropOldVersions() {
  await Promise.all(
    (await keptVersions())
      .slice(0, -2)
      .filter((name) => name !== CACHE)
      .map((name) => caches.delete(name)),
  );
}

// What is kept for `url`, in this version for a page, in any for the files of a version; nothing where storage fails.
async function kept(url) {
  try {
    const inAnyVersion = url.href.startsWith(`${ROOT}v-`);
    return await caches.match(url, {ignoreSearch: true, ...(inAnyVersion ? {} : {cacheName: CACHE})});
  } catch {
    return undefined;
  }
}

async function lostPage(otherwise) {
  const page = await kept(new URL('404.html', ROOT));
  return page ? isolated(page, 404) : otherwise;
}

async function answerPage(request) {
  const url = new URL(request.url);
  url.pathname = url.pathname.replace(/\/index\.html$/, '/');
  const page = await kept(url);
  if (page) return isolated(page);
  try {
    const response = await fetch(request);
    return response.status === 404 ? await lostPage(isolated(response)) : isolated(response);
  } catch {
    const folder = new URL(`${url.pathname}/`, url);
    return (await kept(folder)) ? Response.redirect(folder) : lostPage(Response.error());
  }
}

async function answerFile(request) {
  const copy = await kept(new URL(request.url));
  return isolated(copy ?? (await fetch(request)));
}

// The page of a first visit may be waiting for this worker to have threads; it asks for everything to be kept as soon as
// it runs. An update takes its time: who is offline after it finds the whole site.
async function prepare() {
  if ((await keptVersions()).length > 0) await keepAll(SITE.shell);
}

self.addEventListener('install', (event) => {
  self.skipWaiting();
  event.waitUntil(prepare().catch(() => {}));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    dropOldVersions()
      .catch(() => {})
      .then(() => self.clients.claim()),
  );
});

self.addEventListener('message', (event) => {
  if (event.data === 'keep') event.waitUntil(keepAll([...SITE.shell, ...SITE.program]));
});

self.addEventListener('fetch', (event) => {
  const {request} = event;
  const url = new URL(request.url);
  const ours = request.method === 'GET' && url.href.startsWith(ROOT.href) && !request.headers.has('range');
  if (!ours || url.pathname === new URL('sw.js', ROOT).pathname) return;
  event.respondWith(request.mode === 'navigate' ? answerPage(request) : answerFile(request));
});

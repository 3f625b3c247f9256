// Real web servers for the tests: nginx, Apache and Python's plain one, as ordinary processes, each with a folder and a
// configuration of its own. The site is at the top of what they serve and once more in concurrency/.
//
//   const server = await startNginx(SITE, snippet('nginx'));   // {url: 'http://localhost:40123/', folder, stop}
//   await server.stop();

import {spawn} from 'node:child_process';
import {existsSync} from 'node:fs';
import {chmod, cp, mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises';
import {connect, createServer} from 'node:net';
import {homedir, tmpdir} from 'node:os';
import path from 'node:path';
import {listings} from '../guide_example.mjs';

const CACHE = process.env.RACECOURSE_CACHE ?? path.join(process.env.XDG_CACHE_HOME ?? path.join(homedir(), '.cache'), 'racecourse');
const NGINX = path.join(CACHE, 'nginx'); // Debian's package, unpacked by scripts/setup
const PATIENCE_MS = 10_000;

// The sub-folder that the guide's page on hosting speaks of.
export const FOLDER = 'concurrency/';

const SNIPPETS = {nginx: '/etc/nginx/snippets/racecourse.conf', apache: '/etc/apache2/conf-available/racecourse.conf'};

// What the guide tells the administrator of such a server to write, for the folder and once more for the top.
export function snippet(server) {
  const text = listings('hosting').get(SNIPPETS[server]).content;
  return text + text.replaceAll(`/${FOLDER}`, '/').replaceAll(`/${FOLDER.slice(0, -1)}"`, '"');
}

function found(name, ...places) {
  const file = places.find((place) => existsSync(place));
  if (!file) throw new Error(`There is no ${name}. scripts/setup installs it, or says what to install.`);
  return file;
}

// A folder with the site, for any user to read: a server that is started by root serves as somebody else.
async function makeRoot(site) {
  const root = await mkdtemp(path.join(tmpdir(), 'server-'));
  await chmod(root, 0o755);
  await cp(site, path.join(root, 'www'), {recursive: true});
  await cp(site, path.join(root, 'www', FOLDER), {recursive: true});
  await mkdir(path.join(root, 'tmp'));
  await chmod(path.join(root, 'tmp'), 0o777);
  return root;
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const {port} = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

function answers(port) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(true)).once('error', () => resolve(false));
    socket.once('close', () => resolve(false)).unref();
    socket.once('connect', () => socket.destroy());
  });
}

async function untilItAnswers(port, child, said) {
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; ) {
    if (child.exitCode !== null) throw new Error(`${child.spawnfile} ended at once: ${said()}`);
    if (await answers(port)) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`${child.spawnfile} does not answer: ${said()}`);
}

// What is done the first time that it is called.
function once(work) {
  let done;
  return () => (done ??= work());
}

// Runs a server in the foreground: `words` gives its command line for a port, its root and the file with what
// `configure` gives for these two.
async function run(site, command, configure, words) {
  const [root, port] = await Promise.all([makeRoot(site), freePort()]);
  const file = path.join(root, 'server.conf');
  await writeFile(file, configure({root, port}));
  const child = spawn(command, words({root, port, file}), {stdio: ['ignore', 'ignore', 'pipe']});
  let said = '';
  child.stderr.on('data', (data) => (said += data));
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const stop = once(async () => {
    child.kill();
    await ended;
    await rm(root, {recursive: true});
  });
  await untilItAnswers(port, child, () => said).catch(async (error) => {
    await stop();
    throw error;
  });
  return {url: `http://localhost:${port}/`, folder: path.join(root, 'www'), stop};
}

const asSomebodyElse = process.getuid() === 0 ? 'www-data' : null;

// `inServer` are lines of the server's block.
export function startNginx(site, inServer = '') {
  const command = process.env.NGINX ?? found('nginx', '/usr/sbin/nginx', path.join(NGINX, 'usr/sbin/nginx'));
  const types = found('mime.types of nginx', '/etc/nginx/mime.types', path.join(NGINX, 'etc/nginx/mime.types'));
  const places = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  const configure = ({root, port}) => `
daemon off;
${asSomebodyElse ? `user ${asSomebodyElse};` : ''}
pid ${root}/nginx.pid;
error_log stderr;
events {}
http {
  include ${types};
  default_type application/octet-stream;
  access_log off;
  ${places.map((name) => `${name}_temp_path ${root}/tmp;`).join('\n  ')}
  server {
    listen 127.0.0.1:${port};
    root ${root}/www;
${inServer}
  }
}
`;
  return run(site, command, configure, ({root, file}) => ['-p', root, '-e', 'stderr', '-c', file]);
}

const MODULES = ['mpm_event', 'authz_core', 'dir', 'mime', 'headers'];

// `settings` stand at the end of the configuration. Without them .htaccess does not count.
export function startApache(site, settings = '') {
  const command = process.env.APACHE ?? found('apache2', '/usr/sbin/apache2');
  const modules = found('folder of Apache’s modules', '/usr/lib/apache2/modules');
  const configure = ({root, port}) => `
ServerRoot "${root}"
DefaultRuntimeDir "${root}/tmp"
PidFile "${root}/apache.pid"
ServerName localhost
Listen 127.0.0.1:${port}
${MODULES.map((name) => `LoadModule ${name}_module ${modules}/mod_${name}.so`).join('\n')}
${asSomebodyElse ? `User ${asSomebodyElse}\nGroup ${asSomebodyElse}` : ''}
ErrorLog ${root}/tmp/error.log
TypesConfig /etc/mime.types
DocumentRoot "${root}/www"
<Directory "${root}/www">
    AllowOverride None
    Require all granted
</Directory>
${settings.replaceAll('/var/www/html', `${root}/www`)}
`;
  return run(site, command, configure, ({file}) => ['-DFOREGROUND', '-f', file]);
}

// What the lab names to who opened a page from a file.
export function startPython(site) {
  const words = ({root, port}) => ['-m', 'http.server', String(port), '--bind', '127.0.0.1', '--directory', `${root}/www`];
  return run(site, 'python3', () => '', words);
}

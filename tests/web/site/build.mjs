import assert from 'node:assert/strict';
import {mkdtemp, readFile, readdir, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {after, before, test} from 'node:test';
import {gzipSync} from 'node:zlib';
import {makeAssets} from '../../../web/build/assets.mjs';
import {readAssets, writeAssets} from '../../../web/build/kept_assets.mjs';
import {readCourse} from '../../../web/build/course.mjs';
import {ISOLATION_HEADERS} from '../../../web/build/headers.mjs';
import {brokenLinks} from '../../../web/build/links.mjs';
import {buildSite, writeSite} from '../../../web/build/site.mjs';

const PAGE_BUDGET = 110_000; // bytes, compressed
const EDITOR_BUDGET = 150_000;

let folder;
let program;
let course;
let made;
let files;
let assets;

before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'site-'));
  program = await mkdtemp(path.join(tmpdir(), 'program-'));
  await writeFile(path.join(program, 'racecourse.mjs'), 'export default "racecourse.mjs";');
  await writeFile(path.join(program, 'racecourse.wasm'), 'wasm');
  course = await readCourse(path.join(import.meta.dirname, '../../../labs'));
  made = await makeAssets(program);
  files = buildSite(course, made);
  assets = /src="\.\/(v-[0-9a-f]{10})\//.exec(files.get('index.html'))[1];
});

after(() => Promise.all([folder, program].map((name) => rm(name, {recursive: true}))));

const pages = () => [...files.keys()].filter((name) => name.endsWith('.html'));

// The list that the build puts before the service worker.
const keptByWorker = () => JSON.parse(/^const SITE = (.*);$/m.exec(files.get('sw.js'))[1]);

test('[site] there is a page for the course, two for each lab, one for the reader’s progress, and one for what does not exist', () => {
  const labs = course.units.flatMap((unit) => unit.labs.flatMap(({id}) => [`${id}/index.html`, `${id}/lab.html`]));
  assert.ok(labs.includes('race/index.html'));
  const others = pages().filter((name) => !name.startsWith('guide/'));
  assert.deepEqual(others.sort(), ['404.html', 'index.html', 'progress/index.html', ...labs].sort());
});

test('[site] the worker keeps every page and every file that pages load from a server', () => {
  const {shell, program: loaded} = keptByWorker();
  const kept = [...shell, ...loaded].map((address) =>
    address === './' ? 'index.html' : address.replace(/\/$/, '/index.html'),
  );
  const needed = [...files.keys()].filter((name) => !['sw.js', '_headers', '.htaccess', '.nojekyll', `${assets}/from_file.js`].includes(name));
  assert.deepEqual(kept.sort(), needed.sort());
});

test('[site] the same input gives the same version, another program another one', async () => {
  const version = (assets) => JSON.stringify([...buildSite(course, assets).keys()]);
  const unchanged = version(made);
  assert.equal(version(made), unchanged);
  await writeFile(path.join(program, 'racecourse.wasm'), 'other wasm');
  assert.notEqual(version(await makeAssets(program)), unchanged);
});

test('[site] the pictures of a lesson are files of the site', () => {
  const [unit] = course.units;
  const [lab] = unit.labs;
  const pictured = {...lab, body: '![Cores](cores.png)', pictures: [['cores.png', Buffer.from('picture')]]};
  const site = buildSite({...course, units: [{...unit, labs: [pictured]}]}, made);
  assert.equal(String(site.get(`${lab.id}/cores.png`)), 'picture');
  assert.match(site.get('sw.js'), new RegExp(`"${lab.id}/cores.png"`));
});

test('[site] from kept assets the same site comes out', async () => {
  const kept = path.join(folder, 'assets');
  await writeAssets(kept, made);
  const again = buildSite(course, await readAssets(kept));
  assert.deepEqual([...again.keys()], [...files.keys()]);
  for (const [name, content] of again) assert.ok(Buffer.from(content).equals(Buffer.from(files.get(name))), name);
});

test('[site] worker, Netlify and Apache send the same isolation headers', () => {
  for (const [name, value] of Object.entries(ISOLATION_HEADERS)) {
    assert.ok(files.get('sw.js').includes(`'${name}': '${value}'`), name);
    assert.ok(files.get('_headers').includes(`  ${name}: ${value}\n`), name);
    assert.ok(files.get('.htaccess').includes(`Header set ${name} "${value}"`), name);
  }
});

test('[site] pages load nothing from anywhere else and run no inline script but that of 404.html', () => {
  for (const page of pages()) {
    const html = files.get(page);
    assert.deepEqual(
      [...html.matchAll(/<(?:script|link|img|iframe)\b[^>]*(?:src|href)="(?:https?:)?\/\/[^"]*"/g)],
      [],
      page,
    );
    // Data is no script: a browser never runs it.
    const live = html.replace(/<script type="application\/json" id="(programs|course)">/g, '');
    if (page !== '404.html') assert.doesNotMatch(live, /<script(?![^>]* src=)|\son[a-z]+="/, page);
    assert.match(html, /http-equiv="Content-Security-Policy" content="default-src 'self'/, page);
  }
  assert.doesNotMatch(files.get(`${assets}/style.css`), /url\(['"]?(?:https?:)?\/\//);
});

test('[site] the lesson is in the page before any script has run', () => {
  const html = files.get('race/index.html');
  assert.match(html, /<h1>Lost updates<\/h1>/);
  assert.match(html, /<h2 id="all-six-schedules">/);
  assert.ok(html.indexOf('id="lesson"') < html.indexOf('id="lab"'));
  for (const id of ['lab-status', 'stage', 'canvas', 'mirror']) assert.ok(html.includes(`id="${id}"`), id);
});

test('[site] a readable lab page stays within its budget', () => {
  const names = [...files.keys()].filter(
    (name) => name === 'race/index.html' || /\/(style\.css|head\.js|page\.js|icon\.svg|[a-z-]+\.woff2)$/.test(name),
  );
  assert.equal(names.length, 9);
  const size = names.reduce(
    (sum, name) => sum + (name.endsWith('.woff2') ? files.get(name).length : gzipSync(files.get(name)).length),
    0,
  );
  assert.ok(size < PAGE_BUDGET, `${size} bytes`);
});

test('[site] the programs of a lab are in its page as data, in their order and without their promise', async () => {
  const html = files.get('race/index.html');
  const programs = JSON.parse(/<script type="application\/json" id="programs">(.*?)<\/script>/s.exec(html)[1]);
  assert.deepEqual(
    programs.map(({id}) => id),
    [
      'lost_update',
      'lost_update_twice',
      'with_lock',
      'check_then_act',
      'two_variables',
      'lazy_initialisation',
      'bank_transfer',
      'data_race_only',
      'take_a_number',
    ],
  );
  assert.deepEqual(Object.keys(programs[0]), ['id', 'title', 'about', 'goals', 'text']);
  const source = await readFile(new URL('../../../labs/race/programs/lost_update.py', import.meta.url), 'utf8');
  assert.ok(source.endsWith(`\n${programs[0].text}`));
  assert.ok(!files.get('index.html').includes('id="programs"'));
});

test('[site] the editor is one file within its budget, which no page loads by itself', () => {
  const editor = files.get(`${assets}/editor.js`);
  assert.ok(gzipSync(editor).length < EDITOR_BUDGET, `${gzipSync(editor).length} bytes`);
  assert.doesNotMatch(editor, /\bimport\s*[({"'*]/);
  for (const page of pages()) assert.ok(!files.get(page).includes('editor.js'), page);
});

test('[site] broken links are found', () => {
  const broken = (html, extra = {}) =>
    brokenLinks(new Map(Object.entries({'index.html': html, 'race/index.html': '<p id="here">', ...extra})));
  assert.deepEqual(broken('<a href="race/#here">'), []);
  assert.deepEqual(broken('<a href="rcae/">'), ['index.html links to rcae/, but there is no rcae/index.html.']);
  assert.deepEqual(broken('<a href="race/#there">'), [
    'index.html links to race/#there, but race/index.html has no "there".',
  ]);
  assert.deepEqual(broken('<a href="/race/">'), ['index.html links to /race/; links must be relative.']);
  assert.deepEqual(broken('', {'race/index.html': '<img src="x.png">'}), [
    'race/index.html links to x.png, but there is no race/x.png.',
  ]);
  assert.deepEqual(broken('<a href="https://example.org/">'), []);
});

test('[site] every script ends in .js, which every server knows', () => {
  assert.equal(String(files.get(`${assets}/racecourse.js`)), 'export default "racecourse.js";');
  assert.deepEqual([...files.keys()].filter((name) => name.endsWith('.mjs')), []);
});

test('[site] a missing program is refused', async () => {
  await assert.rejects(makeAssets(folder), {
    message: `The program is not built: there is no racecourse.mjs in ${folder}.`,
  });
});

test('[site] writing replaces an older site and leaves other folders alone', async () => {
  const out = path.join(folder, 'out');
  await writeSite(
    out,
    new Map([
      ['labs.json', '{}'],
      ['old/index.html', 'old'],
    ]),
  );
  await writeSite(
    out,
    new Map([
      ['labs.json', '{}'],
      ['new/index.html', 'new'],
    ]),
  );
  assert.deepEqual((await readdir(out)).sort(), ['labs.json', 'new']);
  assert.equal(await readFile(path.join(out, 'new/index.html'), 'utf8'), 'new');
  await rm(path.join(out, 'labs.json'));
  await assert.rejects(writeSite(out, new Map()), /holds something else than a site/);
  assert.deepEqual(await readdir(out), ['new']);
});

test('[site] the scripts of a page share one scope without sharing a name, and are no modules any more', () => {
  const script = String(files.get(`${assets}/page.js`));
  const names = [...script.matchAll(/^(?:async )?(?:function|const|let|class) (\w+)/gm)].map(([, name]) => name);
  assert.deepEqual(names.filter((name, at) => names.indexOf(name) !== at), []);
  assert.doesNotMatch(script, /^(import|export)\b/m);
  assert.ok(names.includes('readCompletion'));
});

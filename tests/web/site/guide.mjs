import assert from 'node:assert/strict';
import {cp, mkdir, mkdtemp, readFile, readdir, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {after, before, test} from 'node:test';
import {makeAssets} from '../../../web/build/assets.mjs';
import {readCourse} from '../../../web/build/course.mjs';
import {guidePages} from '../../../web/build/guide.mjs';
import {ISOLATION_HEADERS} from '../../../web/build/headers.mjs';
import {tasksOf} from '../../../web/build/lesson.mjs';
import {buildSite} from '../../../web/build/site.mjs';
import {exampleCommands, exampleFiles, listings} from '../../guide_example.mjs';

const ROOT = path.join(import.meta.dirname, '../../..');
const LABS = path.join(ROOT, 'labs');

let folder;
let parts;
let assets;

before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'guide-'));
  await writeFile(path.join(folder, 'racecourse.mjs'), 'export default 1;');
  await writeFile(path.join(folder, 'racecourse.wasm'), 'wasm');
  assets = await makeAssets(folder);
  parts = Object.fromEntries(assets.parts.map(([name, content]) => [name, String(content)]));
});

after(() => rm(folder, {recursive: true}));

const pagesWith = (texts) => guidePages({course: {title: 'Ours', id: 'ours'}, assets: 'v-1'}, {...parts, ...texts});

test('[guide] every page of it is a page of the site', () => {
  const ids = ['hosting', 'editing', 'tasks', 'grading', 'embedding', 'accessibility', 'privacy', 'troubleshooting'];
  assert.deepEqual([...pagesWith({}).keys()], ['guide/index.html', ...ids.map((id) => `guide/${id}/index.html`)]);
});

test('[guide] it belongs to any course, whatever its labs', async () => {
  const course = path.join(folder, 'ours');
  await mkdir(path.join(course, 'alone'), {recursive: true});
  await writeFile(path.join(course, 'course.toml'), 'id = "ours"\ntitle = "Ours"\npromise = "One lab."\n[[units]]\ntitle = "A"\nlabs = ["alone"]\n');
  await writeFile(path.join(course, 'alone/lesson.md'), '+++\ntitle = "Alone"\nsummary = "One."\nminutes = 1\n+++\n\nRead.\n');
  const files = buildSite(await readCourse(course), assets);
  assert.match(files.get('guide/hosting/index.html'), /<title>Hosting · Ours<\/title>/);
  assert.ok(/^const SITE = .*"guide\/hosting\/"/m.test(files.get('sw.js')));
});

test('[guide] links between its texts become links between its pages', () => {
  const pages = pagesWith({
    'index.md': '# A\n\nB.\n\n[h](hosting.md#x)\n',
    'hosting.md': '# A\n\nB.\n\n[i](index.md) [p](privacy.md) [w](https://example.org/)\n',
  });
  assert.match(pages.get('guide/index.html'), /<a href="\.\/hosting\/#x">h<\/a>/);
  assert.match(
    pages.get('guide/hosting/index.html'),
    /<a href="\.\.\/">i<\/a> <a href="\.\.\/privacy\/">p<\/a> <a href="https:\/\/example\.org\/" rel="noopener">w<\/a>/,
  );
});

test('[guide] a file is shown under its name, a task as it is written', () => {
  const html = pagesWith({
    'hosting.md': '# A\n\nB.\n\n```toml >> a.toml\nx = 1\n```\n\n```python b.py\nx = 1\n```\n\n```fix guard\nask = "x"\n```\n',
  }).get('guide/hosting/index.html');
  assert.match(html, /<figcaption>At the end of <code>a\.toml<\/code><\/figcaption><pre tabindex="0" role="group" aria-label="TOML code">/);
  assert.match(html, /<figcaption><code>b\.py<\/code><\/figcaption><pre tabindex="0" role="group" aria-label="Python code">/);
  assert.match(html, /aria-label="A task: fix guard"><code><span class="hljs-meta">```fix guard<\/span>\n/);
});

test('[guide] a mistake in its text names the file', () => {
  assert.throws(() => pagesWith({'privacy.md': 'No title.\n'}), {message: 'web/guide/privacy.md does not begin with a title and a paragraph.'});
  assert.throws(() => pagesWith({'privacy.md': '# A\n\nB.\n\n```cobol\n```\n'}), /^Error: web\/guide\/privacy\.md: A code block asks/);
  assert.throws(() => pagesWith({'privacy.md': '# A\n\nB.\n\n[x](lab:run)\n'}), {
    message: 'web/guide/privacy.md: There is no lab beside the guide for the link lab:run.',
  });
});

test('[guide] the headers of the nginx snippet are those of the site', () => {
  const snippet = listings('hosting').get('/etc/nginx/snippets/racecourse.conf').content;
  for (const [name, value] of Object.entries(ISOLATION_HEADERS)) assert.ok(snippet.includes(`add_header ${name} ${value};\n`), name);
});

test('[guide] the worked example is a lab of the course, with its task', async () => {
  const release = path.join(folder, 'release');
  await cp(LABS, path.join(release, 'course'), {recursive: true});
  for (const [name, content] of exampleFiles()) {
    await mkdir(path.dirname(path.join(release, name)), {recursive: true});
    await writeFile(path.join(release, name), content);
  }
  const course = await readCourse(path.join(release, 'course'));
  const lab = course.units.at(-1).labs[0];
  assert.equal(lab.title, 'Two tills');
  assert.deepEqual(tasksOf(lab).map(({kind, id, points}) => [kind, id, points]), [['fix', 'keep-every-sale', 2]]);
  assert.ok(buildSite(course, assets).has('two-tills/index.html'));
});

test('[guide] the commands of the worked example', () => {
  assert.deepEqual(exampleCommands(), [
    'node racecourse.mjs course check course',
    'node racecourse.mjs course build course --to site',
    'node racecourse.mjs serve site --port 8080',
    'node racecourse.mjs grade course ~/Downloads/racecourse-completion.json',
  ]);
});

// Everything that scripts and pages say, with sentences that go over several lines in one piece.
async function allThatIsSaid() {
  const folders = ['web', 'web/page', 'web/build', 'tool'].map(async (folder) => {
    const names = (await readdir(path.join(ROOT, folder))).filter((name) => /\.m?js$/.test(name));
    return Promise.all(names.map((name) => readFile(path.join(ROOT, folder, name), 'utf8')));
  });
  return (await Promise.all(folders)).flat().join('\n').replace(/' \+\n\s*'/g, '');
}

test('[guide] what it quotes from pages and commands is what they say', async () => {
  const said = await allThatIsSaid();
  for (const page of ['troubleshooting', 'privacy', 'embedding', 'grading', 'editing', 'index']) {
    const text = parts[`${page}.md`].replace(/\s+/g, ' ');
    const quotes = [...text.matchAll(/“([A-Z][^”]+ [^”]+)”/g)].map(([, quote]) => quote.replace(/\.$/, ''));
    for (const quote of quotes) assert.ok(said.includes(quote), `${page}.md quotes “${quote}”, which nothing says`);
  }
});

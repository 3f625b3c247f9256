import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import {test} from 'node:test';
import {scormFiles} from '../../../web/build/scorm.mjs';
import {createPlatform, findScormApi, learnerDigits, sessionTime, statusFor} from '../../../web/page/scorm_api.js';
import {SUSPEND_LIMIT, packState, unpackState} from '../../../web/page/suspend.js';

const course = {id: 'threads', title: 'Threads & <locks>'};
const site = new Map([
  ['index.html', 'home'],
  ['race/index.html', 'race'],
  ['v-0123456789/style.css', 'style'],
  ['v-0123456789/from_file.js', 'what only pages from a file need'],
]);
const assets = {
  parts: [
    ['scorm.js', 'script'],
    ['scorm.css', 'style'],
  ],
};

test('[scorm] the package is a plain outer page with the site beside it, and its manifest lists every file', () => {
  const files = scormFiles(course, site, assets);
  const names = ['scorm.html', 'scorm.js', 'scorm.css', 'site/index.html', 'site/race/index.html', 'site/v-0123456789/style.css'];
  assert.deepEqual([...files.keys()], ['imsmanifest.xml', ...names]);
  const xml = files.get('imsmanifest.xml');
  assert.deepEqual([...xml.matchAll(/<file href="([^"]*)"\/>/g)].map(([, name]) => name), names);
  assert.match(xml, /<schemaversion>1\.2<\/schemaversion>/);
  assert.match(xml, /<resource identifier="resource" type="webcontent" adlcp:scormtype="sco" href="scorm\.html">/);
  assert.match(xml, /<title>Threads &amp; &lt;locks&gt;<\/title>/);
  assert.match(files.get('scorm.html'), /<iframe id="course" title="Threads &amp; &lt;locks&gt;" src="site\/index\.html"/);
});

const answer = (task, text) => ({lab: 'race', task, print: '0123abcd', when: '2026-11-21T10:00:00.000Z', text});
const stateOf = (tasks, marks) => ({format: 'racecourse-completion', version: 1, course, name: '', tasks, ...(marks && {marks})});

// Text that does not compress, the same one for the same `seed`.
function noise(length, seed) {
  let state = seed;
  const next = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0);
  return Array.from({length}, () => String.fromCharCode(33 + (next() >>> 24) % 90)).join('');
}

// Eight digits, as a fingerprint has.
const hash = (i) => createHash('sha256').update(`${i}`).digest('hex').slice(0, 8);

test('[suspend] what fits comes back as it was', async () => {
  const state = stateOf([answer('a', 'x = 1\n'), answer('b', 'é 🙂')], ['00000000']);
  const text = await packState(state);
  assert.match(text, /^rc1\.[A-Za-z0-9+/=]+$/);
  assert.deepEqual(await unpackState(text), state);
});

test('[suspend] the longest answers are left out first, and their marks stay', async () => {
  const state = stateOf([answer('short', noise(100, 1)), answer('long', noise(9000, 2)), answer('middle', noise(1500, 3))], []);
  const text = await packState(state);
  assert.ok(text.length <= SUSPEND_LIMIT);
  const back = await unpackState(text);
  assert.deepEqual(back.tasks.map(({task}) => task), ['short', 'middle']);
  assert.deepEqual(back.marks, ['0123abcd']);
});

test('[suspend] four hundred long answers still fit as marks, and what no limit can hold is refused', async () => {
  const many = (count) => stateOf(Array.from({length: count}, (_, i) => ({...answer(`task-${i}`, noise(500, i)), print: hash(i)})));
  const back = await unpackState(await packState(many(400)));
  assert.equal(back.tasks.length + back.marks.length, 400);
  assert.equal(await packState(many(2000)), '');
});

test('[suspend] what a platform made of it is no state', async () => {
  for (const text of ['', 'null', 'rc1.', 'rc1.!!!!', 'rc1.AAAA', 'rc2.q1YqU7IqKSpN1VFQKi1OLVKyUspILMvMKVayMqoFAA==']) assert.equal(await unpackState(text), null);
});

test('[scorm] the platform is looked for in the windows around, then around the opener; windows of other sites do not matter', () => {
  const api = {};
  const top = {API: api};
  top.parent = top.top = top;
  const foreign = {parent: top};
  Object.defineProperty(foreign, 'API', {get() { throw new Error('cross-origin'); }});
  assert.equal(findScormApi({parent: foreign, top}), api);
  const alone = {opener: {parent: top}};
  alone.parent = alone.top = alone;
  assert.equal(findScormApi(alone), api);
  const nothing = {};
  nothing.parent = nothing.top = nothing;
  assert.equal(findScormApi(nothing), null);
});

test('[scorm] what the platform refuses is said in one line', () => {
  const said = [];
  const api = {
    LMSSetValue: () => 'false',
    LMSGetLastError: () => '403',
    LMSGetErrorString: () => 'Element is read only',
    LMSCommit() { throw new Error('gone'); },
  };
  const platform = createPlatform(api, (line) => said.push(line));
  assert.equal(platform.set('cmi.core.score.raw', '1'), false);
  assert.equal(platform.commit(), false);
  assert.deepEqual(said, [
    'The course platform did not take this (LMSSetValue): Element is read only.',
    'The course platform failed (LMSCommit): gone.',
  ]);
});

test('[scorm] status, time and the digits of a learner', () => {
  assert.deepEqual([statusFor(0, ''), statusFor(99.99, ''), statusFor(100, '')], ['incomplete', 'incomplete', 'completed']);
  assert.deepEqual([statusFor(79, '80'), statusFor(80, '80'), statusFor(0, '0')], ['incomplete', 'passed', 'passed']);
  assert.equal(sessionTime(3_723_400), '0001:02:03.40');
  assert.equal(sessionTime(0), '0000:00:00.00');
  assert.match(learnerDigits('ada'), /^[0-9a-f]{16}$/);
  assert.notEqual(learnerDigits('ada'), learnerDigits('adb'));
});

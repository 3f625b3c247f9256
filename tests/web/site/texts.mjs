import assert from 'node:assert/strict';
import {test} from 'node:test';
import {createTexts} from '../../../web/texts.js';
import {fingerprint} from '../../../web/links.js';

const ORIGINAL = 'x = 1\n';

// A stand-in for the C++ lab: two programs, of which "bad" does not compile.
function createLab() {
  const texts = {one: ORIGINAL, two: ORIGINAL};
  const asked = [];
  let program = 'one';
  let version = 1;
  const obeyed = {
    program: (id) => (texts[id] === undefined ? 'There is no such program.' : ((program = id), '')),
    reset: () => ((texts[program] = ORIGINAL), ''),
    view: () => '',
    schedule: () => '',
    threads: () => '',
  };
  return {
    asked,
    textVersion: () => version,
    text: () => ({version, program, text: texts[program], original: ORIGINAL}),
    obey(query) {
      ++version;
      asked.push(query);
      return query
        .split('&')
        .filter(Boolean)
        .map((part) => part.split('='))
        .map(([name, value]) => obeyed[name](value))
        .join('');
    },
    setText(text) {
      ++version;
      texts[program] = text;
      return text === 'bad' ? [{line: 1, column: 1, message: 'Bad.'}] : [];
    },
  };
}

// A visit with what the browser kept before.
function visit(kept = {}) {
  const api = createLab();
  const storage = {
    recall: (key) => kept[key] ?? null,
    keep: (key, text) => (text ? (kept[key] = text) : delete kept[key]),
  };
  const texts = createTexts({lab: 'race', ids: ['one', 'two'], api, storage, fingerprint});
  texts.restore();
  return {api, kept, texts, shown: () => texts.now().text};
}

const link = (parts) => ({query: '', schedule: '', text: null, of: '', ...parts});

test('[texts] what the reader edits is kept and comes back, the original is not kept', () => {
  const {texts, kept} = visit();
  assert.deepEqual(texts.edit('bad'), [{line: 1, column: 1, message: 'Bad.'}]);
  assert.deepEqual(kept, {'text.race.one': 'bad'});
  const again = visit({...kept, 'text.race.two': 'y'});
  assert.equal(again.shown(), 'bad');
  assert.equal(again.texts.news(), null);
  assert.deepEqual(again.texts.troubles(), [{line: 1, column: 1, message: 'Bad.'}]);
  again.texts.edit(ORIGINAL);
  assert.deepEqual(again.kept, {'text.race.two': 'y'});
});

test('[texts] a link: first the program, then its text, then the rest', async () => {
  const {api, texts, shown} = visit();
  assert.equal(await texts.open(link({query: 'view=step&program=two', schedule: '1_2', text: 'y'})), '');
  assert.deepEqual(api.asked, ['program=two', 'view=step&schedule=1_2']);
  assert.equal(shown(), 'y');
});

test('[texts] what names no view opens the first one: a link with a text, and what was kept', async () => {
  const {api, texts} = visit({'text.race.two': 'mine'});
  assert.deepEqual(api.asked.splice(0), ['program=two', 'program=one', 'view=experiment']);
  await texts.open(link({query: 'program=two&threads=2', text: 'y'}));
  assert.deepEqual(api.asked, ['program=two', 'view=experiment', 'threads=2']);
});

test('[texts] a link to a program that is not there changes nothing and says so', async () => {
  const {texts, shown, kept} = visit();
  assert.equal(await texts.open(link({query: 'program=three', text: 'y'})), 'There is no such program.');
  assert.equal(shown(), ORIGINAL);
  assert.deepEqual(kept, {});
});

test('[texts] a link’s copy is shown, and the reader’s own version stays until the copy is edited', async () => {
  const {texts, kept, shown} = visit({'text.race.one': 'mine'});
  await texts.open(link({text: 'theirs', of: await fingerprint(ORIGINAL)}));
  assert.equal(shown(), 'theirs');
  assert.deepEqual(kept, {'text.race.one': 'mine'});
  assert.deepEqual(texts.news(), {
    text: 'This link opens its own copy of the program. Your own version is kept.',
    reset: true,
    back: true,
  });
  texts.edit('theirs, edited');
  assert.deepEqual(kept, {'text.race.one': 'theirs, edited'});
  texts.back();
  assert.equal(shown(), 'mine');
  assert.deepEqual(kept, {'text.race.one': 'mine'});
  assert.equal(texts.news(), null);
});

test('[texts] resetting a link’s copy leaves the reader’s own version where it was', async () => {
  const {texts, kept, shown} = visit({'text.race.one': 'mine'});
  await texts.open(link({text: 'theirs'}));
  texts.reset();
  assert.equal(shown(), ORIGINAL);
  assert.deepEqual(kept, {'text.race.one': 'mine'});
  assert.equal(texts.news().text, 'The original program is back. Your own version is kept.');
  texts.back();
  assert.equal(shown(), 'mine');
});

test('[texts] a reset that is undone leaves nothing to say', () => {
  const {texts} = visit();
  texts.edit('mine');
  texts.reset();
  assert.equal(texts.news().back, true);
  texts.edit('mine');
  assert.equal(texts.news(), null);
});

test('[texts] a link made with an earlier version says so', async () => {
  const {texts} = visit();
  await texts.open(link({text: 'theirs', of: '00000000'}));
  assert.deepEqual(texts.news(), {
    text: 'This link was made with an earlier version of this program and opens its own copy. Reset gives the present one.',
    reset: true,
    back: false,
  });
});

test('[texts] a link to what is there anyway says nothing', async () => {
  const {texts} = visit({'text.race.one': 'mine'});
  await texts.open(link({text: 'mine', of: '00000000'}));
  assert.equal(texts.news(), null);
  const fresh = visit();
  await fresh.texts.open(link({text: ORIGINAL, of: '00000000'}));
  assert.equal(fresh.texts.news(), null);
});

test('[texts] a link to the original does not take the reader’s version away', async () => {
  const {texts, kept, shown} = visit({'text.race.one': 'mine'});
  await texts.open(link({text: ORIGINAL}));
  assert.equal(shown(), ORIGINAL);
  assert.deepEqual(kept, {'text.race.one': 'mine'});
  assert.equal(texts.news().text, 'This link opens the original program. Your own version is kept.');
});

test('[texts] a lesson’s link that resets leaves a way back', () => {
  const {api, texts, shown} = visit();
  texts.edit('mine');
  api.obey('program=one&reset');
  assert.equal(shown(), ORIGINAL);
  assert.deepEqual(texts.news(), {
    text: 'The original program is back. Your own version is kept.',
    reset: false,
    back: true,
  });
  texts.back();
  assert.equal(shown(), 'mine');
});

test('[texts] news are about the program that is shown', async () => {
  const {api, texts} = visit();
  await texts.open(link({query: 'program=two', text: 'theirs'}));
  api.obey('program=one');
  assert.equal(texts.news(), null);
  api.obey('program=two');
  assert.equal(texts.news().reset, true);
  texts.dismiss();
  assert.equal(texts.news(), null);
});

test('[texts] a lab without programs is left alone', async () => {
  const asked = [];
  const api = {obey: (query) => (asked.push(query), '')};
  const texts = createTexts({lab: 'race', ids: [], api, storage: {}, fingerprint});
  texts.restore();
  await texts.open(link({query: 'threads=2', text: 'x'}));
  assert.deepEqual(texts.now(), {});
  assert.equal(texts.news(), null);
  assert.deepEqual(asked, ['threads=2']);
});

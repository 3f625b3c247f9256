// What holds for every lab of the course: its links work, and it can be used on small screens, enlarged, in the dark
// and by those who listen.

import assert from 'node:assert/strict';
import path from 'node:path';
import {test} from 'node:test';
import {readCourse} from '../../../web/build/course.mjs';
import {SCREENS, overflow, violations} from './access.mjs';
import {DONE, SMALL_RUNS, heard, newPage, useSite} from './visit.mjs';

const site = useSite();
const course = await readCourse(path.join(import.meta.dirname, '../../../labs'));
const labs = course.units.flatMap((unit) => unit.labs.map(({id}) => id));

// Pages without a lab: those of the guide have tables, lists, code and files.
const READ = {'the first page': '', 'the guide': 'guide/', 'its page on hosting': 'guide/hosting/', 'its page on editing': 'guide/editing/'};

async function open(t, lab, query = '', options = {}) {
  const page = await newPage(t, site.browser, options);
  await page.goto(`${site.server.url}${lab}/${query && `?${query}`}`);
  await page.locator('#lab[data-state=running]').waitFor();
  return page;
}

test('each lab has a small run here', () => assert.deepEqual(Object.keys(SMALL_RUNS), labs));

for (const [name, options] of Object.entries(SCREENS)) {
  for (const [title, address] of Object.entries(READ)) {
    test(`${title}: axe finds nothing wrong, and nothing is wider than the screen, ${name}`, async (t) => {
      const page = await newPage(t, site.browser, options);
      await page.goto(site.server.url + address);
      assert.deepEqual(await violations(page), []);
      assert.equal(await overflow(page), 0);
    });
  }

  for (const lab of labs) {
    test(`${lab}: axe finds nothing wrong, and nothing is wider than the screen, ${name}`, {timeout: 120_000}, async (t) => {
      const page = await open(t, lab, SMALL_RUNS[lab], options);
      await heard(page, DONE);
      await page.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)));
      assert.deepEqual(await violations(page), []);
      assert.equal(await overflow(page), 0);
    });
  }
}

for (const lab of labs) {
  test(`${lab}: at 360 px every control is at least 44 px tall and on the screen`, async (t) => {
    const view = SMALL_RUNS[lab].startsWith('view=') ? 'step' : 'experiment';
    const page = await open(t, lab, `view=${view}`, {viewport: {width: 360, height: 740}});
    const boxes = await page.locator('#mirror button, #mirror input').evaluateAll((elements) =>
      elements.map((element) => ({name: element.getAttribute('aria-label'), ...element.getBoundingClientRect().toJSON()})),
    );
    assert.ok(boxes.length >= 7);
    for (const {name, height, left, right} of boxes) {
      assert.ok(height >= 44, `${name} is ${height} px tall`);
      assert.ok(left >= 0 && right <= 360, `${name} reaches from ${left} to ${right}`);
    }
  });

  test(`${lab}: every link in the lesson is one the lab understands`, async (t) => {
    const page = await open(t, lab);
    const queries = await page.evaluate(() =>
      [document, ...[...document.querySelectorAll('template')].map(({content}) => content)].flatMap((part) =>
        [...part.querySelectorAll('a.lab-link')].map((link) => link.dataset.lab),
      ),
    );
    assert.ok(queries.length >= 10);
    for (const query of queries) {
      await page.evaluate((text) => racecourse.command(text), query.replace(/(^|&)(run|live|prove|sweep)(?=&|$)/g, ''));
      assert.equal(await page.locator('#lab-status').textContent(), '', query);
    }
  });
}

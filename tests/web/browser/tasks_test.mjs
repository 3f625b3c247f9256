// Predictions and tasks as a student meets them: committed first, noticed by the page, remembered by the browser.

import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {test} from 'node:test';
import {heard, newPage, useSite} from './visit.mjs';

const site = useSite();
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const running = (page) => page.locator('#lab[data-state=running]').waitFor();
const taskOf = (page, id) => page.locator(`#task-${id}`);
const inState = (page, id, state) => page.locator(`#task-${id}[data-state=${state}]`).waitFor();
const focused = (page) => page.evaluate(() => document.activeElement.closest('.task')?.id);
const told = (page, text) => page.locator('#task-news', {hasText: text}).waitFor();

async function open(t, options = {}) {
  const page = await newPage(t, site.browser, options);
  await page.goto(`${site.server.url}race/`);
  await running(page);
  return page;
}

// Writes `text` into the task and presses Enter.
async function answer(page, id, text) {
  const input = taskOf(page, id).locator('input').first();
  await input.focus();
  await input.fill(text);
  await page.keyboard.press('Enter');
}

// Follows the task's link by keyboard, which takes the focus to the lab.
async function follow(page, id) {
  await taskOf(page, id).locator('.lab-link').first().focus();
  await page.keyboard.press('Enter');
}

async function loseByHand(page) {
  await follow(page, 'lose-one');
  for (const [key, sentence] of [['1', 'Thread 1: reads'], ['2', 'Thread 2: reads'], ['1', 'Thread 1: writes'], ['2', 'Thread 2: writes']]) {
    await page.keyboard.press(key);
    await heard(page, new RegExp(sentence));
  }
}

test('a prediction is committed before its answer is there, and stays beside it', async (t) => {
  const page = await open(t);
  const task = taskOf(page, 'how-many-lose');
  assert.equal(await task.getByText('Only the two in which').count(), 0);
  await answer(page, 'how-many-lose', 'two');
  assert.match(await task.getByRole('alert').textContent(), /^“two” is no number\./);
  assert.equal(await focused(page), 'task-how-many-lose');
  await answer(page, 'how-many-lose', '2');
  await inState(page, 'how-many-lose', 'committed');
  assert.equal(await focused(page), 'task-how-many-lose');
  await task.getByText('You said 2\u00a0schedules. It is 4\u00a0schedules.').waitFor();
  assert.equal(await task.getByRole('textbox').isDisabled(), true);
  assert.equal(await task.getByRole('textbox').inputValue(), '2');
  assert.equal(await task.getByRole('button', {name: 'Commit'}).count(), 0);
  await task.getByText('Only the two in which').waitFor();
  await page.getByRole('link', {name: '1 of 17 tasks'}).click();
  await page.getByRole('link', {name: 'How many of the six?'}).click();
  await task.getByRole('link', {name: '3', exact: true}).click();
  await page.waitForURL(/schedule=1_2-2_1/);
});

test('a choice, and several choices, by keyboard', async (t) => {
  const page = await open(t);
  await taskOf(page, 'half-a-lock').getByRole('button', {name: 'Commit'}).click();
  assert.equal(await taskOf(page, 'half-a-lock').getByRole('alert').textContent(), 'Choose one first.');
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await inState(page, 'half-a-lock', 'solved');
  await taskOf(page, 'half-a-lock').getByText('You said “Yes, in some schedules”, and so it is.').waitFor();
  for (const sum of ['180', '200', '220']) await taskOf(page, 'which-sums').getByLabel(sum).check();
  await page.keyboard.press('Enter');
  await inState(page, 'which-sums', 'committed');
  const outcome = await taskOf(page, 'which-sums').locator('.task-outcome').textContent();
  assert.equal(outcome, 'You said “180”, “200” and “220”. It is “180”, “190”, “200”, “210” and “220”.');
});

test('a prediction of a measurement is compared with the lab’s own number', {timeout: 60_000}, async (t) => {
  const page = await open(t);
  const task = taskOf(page, 'lost-share');
  await answer(page, 'lost-share', '40 %');
  await task.getByText('You said 40\u00a0%.').waitFor();
  await task.getByText('Your lab has not measured it yet.').waitFor();
  await page.evaluate(() => racecourse.command('threads=2&increments=20000&rounds=5&guard=none&run'));
  await task.getByText(/^Your lab measured [\d.]+\u00a0%\.$/).waitFor();
  await page.reload();
  await running(page);
  await task.getByText(/^Your lab measured [\d.]+\u00a0%\.$/).waitFor();
});

test('a goal that is reached by keyboard is done, and said to be', async (t) => {
  const page = await open(t);
  await loseByHand(page);
  await inState(page, 'lose-one', 'solved');
  await told(page, 'Task solved: Lose an update. 1 of 17 tasks done.');
  await taskOf(page, 'lose-one').getByText('You reached it, with the schedule 1_2_1_2.').waitFor();
  const entry = page.locator('[data-of=task-lose-one]');
  assert.equal(await entry.getAttribute('data-state'), 'solved');
  assert.equal(await page.locator('#task-lose-one .task-word').textContent(), 'solved');
});

test('a task that is started over has to be done again', async (t) => {
  const page = await open(t);
  const task = taskOf(page, 'lose-one');
  await loseByHand(page);
  await inState(page, 'lose-one', 'solved');
  await task.getByRole('button', {name: 'Start over'}).click();
  await task.getByText('This forgets what you did.').waitFor();
  await task.getByRole('button', {name: 'Forget it'}).click();
  await inState(page, 'lose-one', 'open');
  assert.equal(await page.locator('#tasks-count').textContent(), 'Tasks: 0 of 17 done');
  await page.locator('#lab').focus();
  await page.keyboard.press('ArrowLeft');
  await heard(page, /Thread 1: writes/);
  assert.equal(await task.getAttribute('data-state'), 'open');
  await page.keyboard.press('2');
  await inState(page, 'lose-one', 'solved');
});

test('a goal that a link leads to is not done until its steps are taken by hand', async (t) => {
  const page = await open(t);
  await page.evaluate(() => racecourse.command('program=lost_update&view=step&schedule=1_2_1_2'));
  await taskOf(page, 'lose-one').getByText(/some steps came from a link/).waitFor();
  assert.equal(await taskOf(page, 'lose-one').getAttribute('data-state'), 'open');
  await page.locator('#lab').getByRole('button', {name: 'To the start'}).dispatchEvent('click');
  await heard(page, /At the start/);
  await loseByHand(page);
  await inState(page, 'lose-one', 'solved');
});

test('a fix is done when it holds and has its lines, and comes back after a reload', {timeout: 90_000}, async (t) => {
  const page = await open(t);
  await follow(page, 'guard-the-counter');
  const editor = page.getByRole('textbox', {name: /^Program: /});
  await editor.focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText('counter = 2\n');
  await page.keyboard.press('Control+Enter');
  await taskOf(page, 'guard-the-counter').getByText(/the line “counter \+= 1” is gone/).waitFor();
  const solution = readFileSync(new URL('../../../labs/race/solutions/guard-the-counter.py', import.meta.url), 'utf8');
  await editor.focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(solution);
  await page.keyboard.press('Control+Enter');
  await inState(page, 'guard-the-counter', 'solved');
  await told(page, 'Task solved: No update is lost.');
  const kept = await page.evaluate(() => JSON.parse(localStorage.getItem('racecourse.racecourse.task.race.guard-the-counter')));
  assert.equal(kept.text, solution);
  await page.goto(`${site.server.url}race/`);
  await running(page);
  assert.equal(await taskOf(page, 'guard-the-counter').getAttribute('data-state'), 'solved');
});

test('a measurement is checked against the runs of this visit', {timeout: 90_000}, async (t) => {
  const page = await open(t);
  await answer(page, 'price', '5');
  assert.equal(await taskOf(page, 'price').getByRole('alert').textContent(), 'The lab has not measured this yet. Run it first.');
  for (const guard of ['mutex', 'atomic']) {
    await page.evaluate((name) => racecourse.command(`threads=2&increments=1000&rounds=5&guard=${name}&run`), guard);
    await page.getByRole('row', {name: new RegExp(guard, 'i')}).first().waitFor({state: 'attached'});
  }
  await answer(page, 'price', '1000000');
  assert.match(await taskOf(page, 'price').getByRole('alert').textContent(), /is not what your lab measured/);
  // What a reader divides with the two numbers in the table, to the digits that it shows.
  const costs = await page.locator('#mirror table', {hasText: 'Guard'}).first().evaluate((table) =>
    Object.fromEntries(
      [...table.rows].slice(1).map(({cells}) => {
        const texts = [...cells].map((cell) => cell.textContent);
        return [texts[1], texts.map((text) => /^([\d.]+)\s*(ns|µs)$/.exec(text)).find(Boolean)];
      }),
    ),
  );
  const ns = (guard) => Number(costs[guard][1]) * (costs[guard][2] === 'ns' ? 1 : 1000);
  await answer(page, 'price', String(ns('Mutex') / ns('Atomic')));
  await inState(page, 'price', 'solved');
  const kept = await page.evaluate(() => JSON.parse(localStorage.getItem('racecourse.racecourse.task.race.price')));
  assert.equal(kept.measured.name, 'mutex over atomic');
  assert.equal(kept.measured.machine.threads, true);
});

test('a prediction is taken back deliberately, and the next one says that the answer was seen', async (t) => {
  const page = await open(t);
  const task = taskOf(page, 'smallest');
  await answer(page, 'smallest', '100 000');
  await task.getByRole('button', {name: 'Start over'}).click();
  await task.getByText('You have seen the answer.').waitFor();
  await task.getByRole('button', {name: 'Keep it'}).click();
  await inState(page, 'smallest', 'committed');
  await task.getByRole('button', {name: 'Start over'}).click();
  await task.getByRole('button', {name: 'Take it back'}).click();
  await inState(page, 'smallest', 'open');
  assert.equal(await task.getByRole('textbox').inputValue(), '');
  await answer(page, 'smallest', '2');
  await task.getByText('You had seen the answer before you committed.').waitFor();
});

test('an answer to another question is no answer to this one', async (t) => {
  const page = await open(t);
  await answer(page, 'smallest', '2');
  await inState(page, 'smallest', 'solved');
  await page.evaluate(() => {
    const key = 'racecourse.racecourse.task.race.smallest';
    localStorage.setItem(key, localStorage.getItem(key).replace(/"print":"\w+"/, '"print":"00000000"'));
  });
  await page.reload();
  assert.equal(await taskOf(page, 'smallest').getAttribute('data-state'), 'open');
});

const SCREENS = {
  'wide and light': {colorScheme: 'light'},
  'wide and dark': {colorScheme: 'dark'},
  '360 px': {viewport: {width: 360, height: 740}},
};

for (const [name, options] of Object.entries(SCREENS)) {
  test(`tasks in all states: axe finds nothing wrong and nothing is too wide, ${name}`, {timeout: 120_000}, async (t) => {
    const page = await open(t, options);
    await page.locator('#tasks summary').click();
    await answer(page, 'twice', 'x');
    await answer(page, 'smallest', '2');
    await answer(page, 'how-many-lose', '2');
    await page.evaluate(() => racecourse.command('program=check_then_act&view=step&schedule=1_2_1-3_2-3'));
    await taskOf(page, 'sell-twice').getByText(/some steps came from a link/).waitFor();
    await loseByHand(page);
    await inState(page, 'lose-one', 'solved');
    await page.evaluate(axeSource);
    const {violations} = await page.evaluate(() => axe.run());
    assert.deepEqual(violations.map(({id, nodes}) => `${id}: ${nodes.map((node) => node.html).join(' ')}`), []);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0);
  });
}

test('at 360 px everything in a task that can be pressed is at least 44 px tall', async (t) => {
  const page = await open(t, {viewport: {width: 360, height: 740}});
  await answer(page, 'smallest', '2');
  await page.locator('#tasks summary').click();
  const small = await page
    .locator('.task :is(button, .lab-link, input[type=text], .task-choice), #tasks :is(summary, a)')
    .evaluateAll((elements) =>
      elements.filter((element) => element.checkVisibility() && element.getBoundingClientRect().height < 44 && !element.closest('p:not(.ways, .task-field), td')).map((element) => element.outerHTML),
    );
  assert.deepEqual(small, []);
});

test('without scripts a lesson has its answers, and no form that does nothing', async (t) => {
  const page = await newPage(t, site.browser, {javaScriptEnabled: false});
  await page.goto(`${site.server.url}race/`);
  assert.equal(await taskOf(page, 'smallest').locator('form').isVisible(), false);
  await taskOf(page, 'smallest').locator('summary').click();
  assert.match(await taskOf(page, 'smallest').locator('details').innerText(), /The answer: 2\./);
});

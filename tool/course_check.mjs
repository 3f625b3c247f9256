// `racecourse course check`: proves a course. Everything listed is there and everything there is listed, links lead
// somewhere, programs keep their promises, tasks can be done and are not done already, goals can be reached.
//
//   const {mistakes, counts} = await checkCourse('labs', {pool, assets});
//   mistakes   ->  ['race/lesson.md: the fix task "guard" has no solution. Write race/solutions/guard.py.']
//   counts     ->  {labs: 4, tasks: 56, programs: 43, solutions: 20}

import {readCourse} from '../web/build/course.mjs';
import {attempt} from '../web/build/error.mjs';
import {tasksOf} from '../web/build/lesson.mjs';
import {checkFacts} from './check_facts.mjs';
import {checkLinks} from './check_links.mjs';
import {checkPrograms} from './check_programs.mjs';
import {checkSolutions} from './check_solutions.mjs';

// Sentences in the order in which they come, each once.
class Mistakes {
  sentences = new Set();

  tell = (sentence) => this.sentences.add(sentence);
  report = ({message}) => this.tell(message);

  get list() {
    return [...this.sentences];
  }
}

function count(labs, solutions) {
  const sum = (of) => labs.reduce((total, lab) => total + of(lab), 0);
  const [tasks, programs] = [sum((lab) => lab.tasks.length), sum((lab) => lab.programs.length)];
  return {labs: labs.length, tasks, programs, solutions};
}

// What the engine finds about `lab`; its mistakes are told in order, whichever is found first.
async function proveLab(folder, lab, {pool, news}) {
  const mistakes = new Mistakes();
  const found = await checkPrograms(folder, lab, {pool, news, tell: mistakes.tell});
  if (!lab.whole) return {mistakes: mistakes.list, solutions: 0};
  const solutions = await checkSolutions(folder, lab, found, {pool, news, tell: mistakes.tell});
  await checkFacts(folder, lab, found, mistakes.tell);
  return {mistakes: mistakes.list, solutions};
}

// A lesson about a program that cannot be read is not looked at before the program is. `assets` are those of a site
// (web/build/assets.mjs); `news` is called with the name of each program when it is proved.
export async function checkCourse(folder, {pool, assets, news = () => {}}) {
  const mistakes = new Mistakes();
  const course = await attempt(mistakes.report, () => readCourse(folder, mistakes.report));
  if (!course) return {mistakes: mistakes.list, counts: count([], 0)};
  const all = course.units.flatMap((unit) => unit.labs);
  const labs = all.map((lab) => ({...lab, tasks: lab.whole ? tasksOf(lab, mistakes.report) : []}));
  await attempt(mistakes.report, () => checkLinks(course, assets, mistakes));
  const proved = await Promise.all(labs.map((lab) => proveLab(folder, lab, {pool, news})));
  for (const {mistakes: list} of proved) list.forEach(mistakes.tell);
  return {mistakes: mistakes.list, counts: count(labs, proved.reduce((sum, {solutions}) => sum + solutions, 0))};
}

const counted = (number, noun) => `${number} ${noun}${number === 1 ? '' : 's'}`;

// "4 labs, 56 tasks, 43 programs, 20 solutions: no mistakes."
export function summaryOf({mistakes, counts}) {
  const parts = Object.entries(counts).map(([nouns, number]) => counted(number, nouns.slice(0, -1)));
  return `${parts.join(', ')}: ${mistakes.length === 0 ? 'no mistakes' : counted(mistakes.length, 'mistake')}.`;
}


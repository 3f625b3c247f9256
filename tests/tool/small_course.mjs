// A small course with a task of every kind and no mistake, for tests that make one mistake in it.
//
//   await withCourse({'till/facts.toml': null}, async (folder) => …)   // without that file

import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {COUNTER} from '../cli/command.mjs';

const HEAD = '# expect: fails\n# title: A counter\n# goal: fails | An update is lost.\n# goal: when counter == 2 | Both arrive.\n';

const FIXED = COUNTER.replace('import Thread', 'import Lock, Thread')
  .replace('counter = 0\n', 'counter = 0\nlock = Lock()\n')
  .replace('    counter += 1', '    with lock:\n        counter += 1');

export const LESSON = `+++
title = "Till"
summary = "A counter."
minutes = 5
+++

Read [the other lab](../other/#more) and [the guide](../guide/). [Prove it](lab:program=counter&view=prove&prove).

\`\`\`predict how-many
ask = "How many of the six schedules lose an update?"
number = 4
fact = "counter.failing"
\`\`\`

\`\`\`schedule lose-one
title = "Lose one"
ask = "Lose an update."
program = "counter"
goal = 1
\`\`\`

\`\`\`fix guard
title = "Guard it"
ask = "No update is lost."
program = "counter"
keep = ["counter += 1"]
\`\`\`

\`\`\`measure price
title = "The price"
ask = "How much?"
run = "run"
fact = "mutex over atomic"
within = 0.1
\`\`\`
`;

const COURSE = {
  'course.toml': 'id = "small"\ntitle = "Small"\npromise = "A small course."\n[[units]]\ntitle = "Unit"\nlabs = ["till", "other"]\n',
  'till/lesson.md': LESSON,
  'till/facts.toml': '"mutex over atomic" = "what a mutex costs"\n',
  'till/programs/counter.py': HEAD + COUNTER,
  'till/solutions/guard.py': FIXED,
  'other/lesson.md': '+++\ntitle = "Other"\nsummary = "Another."\nminutes = 5\n+++\n\n## More\n\nText.\n',
};

export const SOLUTION = FIXED;

// Hands the folder of the course to `work`, with `changes` by path: a whole text, null for no such file, or a function
// of the text.
export async function withCourse(changes, work) {
  const folder = mkdtempSync(path.join(tmpdir(), 'course-'));
  const changed = Object.entries(changes).map(([name, to]) => [name, typeof to === 'function' ? to(COURSE[name]) : to]);
  try {
    for (const [name, text] of Object.entries({...COURSE, ...Object.fromEntries(changed)})) {
      if (text === null) continue;
      mkdirSync(path.dirname(path.join(folder, name)), {recursive: true});
      writeFileSync(path.join(folder, name), text);
    }
    return await work(folder);
  } finally {
    rmSync(folder, {recursive: true});
  }
}

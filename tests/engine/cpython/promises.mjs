// The programs in tests/programs with what their first lines promise; README.md there has the notation.
//
//   programs[0]   ->  {name: 'after_you.py', path: '...', verdict: 'holds', race: true, outcomes: ['1', '2'], ...}

import {readFileSync, readdirSync} from 'node:fs';
import {join} from 'node:path';

const folder = join(import.meta.dirname, '..', '..', 'programs');
const promisePattern = new RegExp(
  '^# expect: (holds|fails assertion(?= line)|fails invariant(?! line)|deadlock(?! line)|error(?= line)|never finishes(?! line))' +
    '(?: line ([1-9][0-9]*))?( data race)?$',
);

function readProgram(name) {
  const path = join(folder, name);
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
  const [, verdict, line, race] = promisePattern.exec(lines[0]) ?? [];
  const listed = (key) => (lines[1].startsWith(`# ${key}: `) ? lines[1].slice(key.length + 4) : undefined);
  const output = lines.indexOf('# output:');
  return {
    name, path, lines, verdict, race: race !== undefined,
    line: line && Number(line),
    outcomes: listed('outcomes')?.split(' | '),
    raises: listed('raises'),
    output: output < 0 ? undefined : lines.slice(output + 1).map((text) => text.slice(2)).join('\n') + '\n',
    concurrent: lines.some((text) => /\b(Thread|choose)\b.*\(/.test(text)) && !name.startsWith('seq_'),
  };
}

export const programs = readdirSync(folder).filter((name) => name.endsWith('.py')).sort().map(readProgram);

// Whether a run may be stopped without having ended.
export const mayHang = ({verdict}) => verdict === 'deadlock' || verdict === 'never finishes';

// The words behind a command.
//
//   const {values, positionals} = readWords(['labs', '--to', 'site'], {to: {type: 'string'}}, 'course build');

import {parseArgs} from 'node:util';

// A command line that makes no sense, as a sentence.
export class UsageError extends Error {}

export const asksForHelp = (words) => words.includes('--help') || words.includes('-h');

// `most` words besides options.
export function readWords(words, options, name, most = 1) {
  const more = `racecourse ${name} --help says more.`;
  let read;
  try {
    read = parseArgs({args: words, options, allowPositionals: true});
  } catch (error) {
    throw new UsageError(`${error.message.split(/\.(?: |$)|\n/)[0]}. ${more}`);
  }
  const [extra] = read.positionals.slice(most);
  if (extra !== undefined) throw new UsageError(`${JSON.stringify(extra)} is one word too many. ${more}`);
  return read;
}

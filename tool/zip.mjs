// Zip files that are the same to the byte whenever and wherever they are made from the same files.
//
//   await writeFile('package.zip', zipOf(new Map([['index.html', '<p>']])));

import {strToU8, zipSync} from 'fflate';

const EARLIEST = new Date(1980, 0, 1); // that a zip file can say
const UNIX = 3;
const MODE = 0o644 << 16;

// `files` maps paths to texts or bytes. Files end up in the order of their names.
export function zipOf(files) {
  const sorted = [...files].sort(([one], [other]) => (one < other ? -1 : 1));
  const bytesOf = (content) => (typeof content === 'string' ? strToU8(content) : new Uint8Array(content));
  const bytes = sorted.map(([name, content]) => [name, bytesOf(content)]);
  return zipSync(Object.fromEntries(bytes), {level: 9, mtime: EARLIEST, os: UNIX, attrs: MODE});
}

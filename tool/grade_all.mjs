// Many completion files, several at a time: read, graded, compared with each other. Can be stopped, and then gives what
// is graded by then.
//
//   const graded = await gradeAll(files, {course, pool, stopping, news: (done) => …});

import {gradeCompletion} from './grade_file.mjs';
import {readInput} from './grade_inputs.mjs';
import {marksOf, sameContent} from './same_content.mjs';
import {clean} from './terminal_text.mjs';

// Enough to keep every worker busy, and few enough for their contents to fit into memory.
const AT_A_TIME = 16;

async function gradeOne(file, {course, pool}) {
  const {completion, digest, trouble} = await readInput(file);
  if (trouble) return {result: {file, trouble}, mark: null};
  const result = await gradeCompletion(file, completion, course, pool);
  return {result, mark: result.trouble ? null : marksOf(completion, digest, course)};
}

const ungraded = (file) => ({result: {file, trouble: 'Not graded: interrupted.', ungraded: true}, mark: null});

// `stopping` is a promise that is kept when the user wants no more, and then gives nothing.
async function gradeEach(files, {stopping, news, ...tools}) {
  const graded = [];
  const left = files.entries();
  let stopped = false;
  let done = 0;
  const lane = async () => {
    for (const [at, file] of left) {
      graded[at] = await Promise.race([gradeOne(file, tools), stopping]);
      stopped ||= !graded[at];
      if (stopped) return;
      news(++done);
    }
  };
  await Promise.all(Array.from({length: AT_A_TIME}, lane));
  return files.map((file, at) => graded[at] ?? ungraded(file));
}

// One result a file, in the order of `files`, with what files have in common among the notes.
export async function gradeAll(files, tools) {
  const graded = await gradeEach(files, tools);
  const shared = sameContent(graded.map(({mark}) => mark), files.map(clean));
  return graded.map(({result}, at) => (result.trouble ? result : {...result, notes: [...result.notes, ...shared[at]]}));
}

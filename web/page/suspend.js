// What a course platform remembers between two visits, in the 4 096 characters that SCORM 1.2 gives: as many answers as
// fit, compressed. What does not fit is left out, the longest first, but a mark stays for each, so that it goes on counting.
//
//   const text = await packState(state);    // letters, digits, + and /
//   await unpackState(text);                // the state, or null when the text is none
//
// A state is a completion file as an object, with `marks`: the fingerprints of questions that are answered.

export const SUSPEND_LIMIT = 4096;
const SUSPEND_START = 'rc1.';

async function through(stream, bytes) {
  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer());
}

async function deflated(text) {
  const bytes = await through(new CompressionStream('deflate-raw'), new TextEncoder().encode(text));
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

async function inflated(text) {
  const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  return new TextDecoder().decode(await through(new DecompressionStream('deflate-raw'), bytes));
}

// `state` with its `count` longest answers turned into marks.
function withoutLongest({tasks, marks = [], ...rest}, count) {
  const length = (task) => JSON.stringify(task).length;
  const left = new Set([...tasks].sort((a, b) => length(b) - length(a)).slice(0, count));
  const more = tasks.filter((task) => left.has(task)).map(({print}) => print);
  return {...rest, tasks: tasks.filter((task) => !left.has(task)), marks: [...marks, ...more]};
}

const packed = async (state, count) => SUSPEND_START + (await deflated(JSON.stringify(withoutLongest(state, count))));

// The text with as few answers left out as need be; '' when not even the marks fit.
export async function packState(state) {
  let [fewest, most] = [0, state.tasks.length];
  let best = '';
  for (let count = 0; fewest <= most; count = Math.floor((fewest + most) / 2)) {
    const text = await packed(state, count);
    if (text.length <= SUSPEND_LIMIT) [best, most] = [text, count - 1];
    else fewest = count + 1;
  }
  return best;
}

export async function unpackState(text) {
  if (!text.startsWith(SUSPEND_START)) return null;
  try {
    return JSON.parse(await inflated(text.slice(SUSPEND_START.length)));
  } catch {
    return null;
  }
}

// Links that were damaged on their way or made to do harm, the same ones every time.
//
//   const links = await hostileLinks(1000);   // {search, hash} each

import {deflateRawSync} from 'node:zlib';
import {writeLink} from '../../web/links.js';

const TEXT = 'from threading import Thread\n\ncounter = 0\n\ndef increment():\n    global counter\n    counter += 1\n';

// Marsaglia's xorshift, 32 bits.
export function randomNumbers(seed) {
  let state = seed;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

const pack = (bytes) => deflateRawSync(bytes).toString('base64url');

const SCRIPTS = [
  '<script>window.hurt=1</script>',
  '<img src=x onerror=window.hurt=1>',
  '"><svg onload=window.hurt=1>',
  'javascript:window.hurt=1',
  '</script><script>window.hurt=1//',
  '${window.hurt=1}',
  '%3Cscript%3Ewindow.hurt=1%3C/script%3E',
  '__proto__',
  'constructor',
];
const ODD = ['%', '%zz', '\u0000', '\u202e', '🙂', '&', '=', '#', '+', ' ', '\n', '999999999999', '-1', '..', '_', 'NaN'];

// Each makes one link out of a good one.
const KINDS = {
  flipped: (random, {search, hash}) => {
    const at = 1 + random(hash.length - 1);
    const other = 'ABCDEFabcdef0123456789-_'.replace(hash[at], '')[random(20)];
    return {search, hash: hash.slice(0, at) + other + hash.slice(at + 1)};
  },
  cut: (random, {search, hash}) => ({search, hash: hash.slice(0, 12 + random(hash.length - 24))}),
  swapped(random, {search, hash}) {
    const at = 20 + random(hash.length - 40);
    return {search, hash: hash.slice(0, 14) + hash.slice(at) + hash.slice(14, at)};
  },
  inserted(random, {search, hash}) {
    const at = 10 + random(hash.length - 10);
    return {search, hash: hash.slice(0, at) + ODD[random(ODD.length)] + hash.slice(at)};
  },
  scheduleOfWords: (random) => ({
    search: '?program=lost_update&view=step',
    hash: `#schedule=${SCRIPTS[random(SCRIPTS.length)]}`,
  }),
  queryOfWords: (random) => ({
    search: `?program=${encodeURIComponent(SCRIPTS[random(SCRIPTS.length)])}&view=${encodeURIComponent(ODD[random(ODD.length)])}`,
    hash: '#schedule=?',
  }),
  noise: (random) => ({
    search: '',
    hash: `#code=${Buffer.from(Array.from({length: 1 + random(3000)}, () => random(256))).toString('base64url')}`,
  }),
  bomb: (random) => ({search: '', hash: `#code=${pack(Buffer.alloc(200_000 + random(4_000_000), random(256)))}`}),
  notText: (random) => ({
    search: '',
    hash: `#code=${pack(Buffer.from([0xc0 + random(4), 0x80, random(256), 0xff]))}`,
  }),
  // Spelled as it should be, but no schedule of the program.
  misfit: (random) => ({
    search: '?program=lost_update&view=step',
    hash: `#schedule=${['1-999999', '0-2', '3_1', '999.9999', '1_2'.repeat(9000), '2-2_2'][random(6)]}`,
  }),
  endless: (random) => ({search: '', hash: `#code=${'A'.repeat(200_000 + random(100_000))}`}),
};

export async function hostileLinks(count, seed = 20261) {
  const {query, fragment} = await writeLink({
    link: 'program=lost_update&view=step&schedule=1_2-2_1',
    program: 'lost_update',
    text: TEXT,
    original: `${TEXT}\n`,
  });
  const good = {search: `?${query}`, hash: `#${fragment}`};
  const random = randomNumbers(seed);
  const kinds = Object.values(KINDS);
  return Array.from({length: count}, (_, index) => kinds[index % kinds.length](random, good));
}

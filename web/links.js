// What the address of a lab holds, and back. The query carries what the lab says about itself. The fragment, which no
// server sees, carries the schedule and the text of the program that it belongs to:
//
//   ?program=lost_update&view=step#schedule=1_2-2_1&code=<base64url of deflate-raw>&of=<8 digits>&sum=<8 digits>
//
// `of` tells which original the program was made from, `sum` whether schedule and program arrived undamaged.
//
//   const {query, fragment} = await writeLink({link: 'view=step&schedule=1_2', program, text, original});
//   const {query, schedule, text, of, trouble} = await readLink({search, hash});
//
// A link may come from anybody, so reading takes bounded time and memory and never throws.

export const LONGEST_TEXT = 128 * 1024; // bytes of UTF-8
const LONGEST_CODE = 192 * 1024;
const LONGEST_QUERY = 60_000; // the lab reads no more
const SLICE = 512; // bytes inflated at once; deflate makes at most 1032 of one
const OURS = /[#&](schedule|code|of|sum)=/;

const SENTENCES = {
  damaged: 'This link is damaged, so the lab opens without its program and schedule. Copy it again in one piece.',
  large: 'The program in this link is larger than 128 KB, so the lab opens without it.',
  query: 'This link is too long to be read, so the lab opens without it.',
  old: 'This browser cannot unpack the program in this link. A newer browser can.',
};

class LinkTrouble extends Error {}

function refuse(name) {
  throw new LinkTrouble(SENTENCES[name]);
}

// Whether the fragment is one of ours, and not a place in the lesson.
export function isState(hash) {
  return OURS.test(hash);
}

function toBase64Url(bytes) {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function fromBase64Url(code) {
  if (code.length > LONGEST_CODE) refuse('large');
  if (!/^[A-Za-z0-9_-]+$/.test(code) || code.length % 4 === 1) refuse('damaged');
  return Uint8Array.from(atob(code.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0));
}

async function bytesOf(stream) {
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

// The chunks that `reader` gives, as one; refuses when they are more than a program may have.
async function collect(reader) {
  const all = new Uint8Array(LONGEST_TEXT);
  let size = 0;
  for (;;) {
    const {done, value} = await reader.read();
    if (done) return all.subarray(0, size);
    if (size + value.length > LONGEST_TEXT) refuse('large');
    all.set(value, size);
    size += value.length;
  }
}

// Small slices: what one of them can unfold to is bounded before the next is looked at.
async function feed(writer, bytes) {
  for (let at = 0; at < bytes.length; at += SLICE) await writer.write(bytes.subarray(at, at + SLICE));
  await writer.close();
}

async function inflate(bytes) {
  const stream = new DecompressionStream('deflate-raw');
  const reader = stream.readable.getReader();
  feed(stream.writable.getWriter(), bytes).catch(() => {}); // the reader sees the same trouble
  try {
    return await collect(reader);
  } finally {
    reader.cancel().catch(() => {});
  }
}

// The program as a part of a link.
export async function packText(text) {
  return toBase64Url(await bytesOf(new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'))));
}

// The program that packText() packed. Throws a LinkTrouble with a sentence for the reader.
export async function unpackText(code) {
  const packed = fromBase64Url(code);
  if (typeof DecompressionStream === 'undefined') refuse('old');
  try {
    const text = new TextDecoder('utf-8', {fatal: true, ignoreBOM: true}).decode(await inflate(packed));
    return text.includes('\0') ? refuse('damaged') : text.replace(/\r\n?/g, '\n');
  } catch (error) {
    if (error instanceof LinkTrouble) throw error;
    return refuse('damaged');
  }
}

// The first 8 digits of the SHA-256 of `text`; empty where the browser has no cryptography, on pages over plain http.
export async function fingerprint(text) {
  if (!globalThis.crypto?.subtle) return '';
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return Array.from(digest.subarray(0, 4), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

// CRC-32 of what a fragment carries, as 8 hexadecimal digits.
export function checksum(schedule, text) {
  let crc = -1;
  for (const byte of new TextEncoder().encode(`${schedule}\n${text}`)) {
    crc ^= byte;
    for (let bit = 0; bit < 8; ++bit) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (~crc >>> 0).toString(16).padStart(8, '0');
}

function splitQuery(query) {
  return query.split('&').filter(Boolean);
}

const nameOf = (part) => part.split('=')[0];

async function readFragment(hash) {
  if (!isState(hash)) return {};
  const values = new URLSearchParams(hash.slice(1));
  const schedule = values.get('schedule') ?? '';
  if (!/^[0-9._-]*$/.test(schedule) || schedule.length > LONGEST_QUERY) refuse('damaged');
  const code = values.get('code');
  const of = values.get('of') ?? '';
  if (!/^([0-9a-f]{8})?$/.test(of)) refuse('damaged');
  const text = code === null ? null : await unpackText(code);
  if ((values.get('sum') ?? checksum(schedule, text ?? '')) !== checksum(schedule, text ?? '')) refuse('damaged');
  return {schedule, text, of};
}

// What an address asks for: `query` for the lab, a `schedule` and the `text` of its program, null for the original one.
// `trouble` is a sentence when it cannot be read; what it asks for is then the plain lab.
export async function readLink({search, hash}) {
  const plain = {query: '', schedule: '', text: null, of: '', trouble: ''};
  try {
    if (search.length > LONGEST_QUERY) refuse('query');
    return {...plain, query: search.replace(/^\?/, ''), ...(await readFragment(hash))};
  } catch (error) {
    if (!(error instanceof LinkTrouble)) throw error;
    return {...plain, trouble: error.message};
  }
}

function isTooLong(schedule, text) {
  return schedule.length > LONGEST_QUERY || new TextEncoder().encode(text).length > LONGEST_TEXT;
}

// The two parts of an address for what the lab says about itself (`link`) while it shows `program`, whose text is `text`
// and was `original`; a lab without programs has none of these three. `incomplete` is there when schedule and program
// are too long for a link and were left out.
export async function writeLink({link, program = '', text = '', original = text}) {
  const parts = splitQuery(link);
  const schedule = parts.find((part) => nameOf(part) === 'schedule')?.slice('schedule='.length) ?? '';
  const rest = parts.filter((part) => nameOf(part) !== 'schedule');
  if (!program || (!schedule && text === original)) return {query: rest.join('&'), fragment: ''};
  if (isTooLong(schedule, text)) return {query: rest.join('&'), fragment: '', incomplete: true};
  if (!rest.some((part) => nameOf(part) === 'program')) rest.unshift(`program=${program}`);
  const [code, of] = await Promise.all([packText(text), fingerprint(original)]);
  const sum = checksum(schedule, text);
  const fragment = [schedule && `schedule=${schedule}`, `code=${code}`, of && `of=${of}`, `sum=${sum}`];
  return {query: rest.join('&'), fragment: fragment.filter(Boolean).join('&')};
}

// The lines of two texts side by side: which are the same, which are gone and which are new.
//
//   lineDifference('a\nb', 'a\nc')   ->  [['same', 'a'], ['gone', 'b'], ['new', 'c']]

const MOST = 4_000_000; // pairs of lines looked at; beyond that, all lines between the first and last change count

// How many lines two texts share from `i` and `j` on: the longest common subsequence, by its table.
function commonLengths(one, other) {
  const table = Array.from({length: one.length + 1}, () => new Uint16Array(other.length + 1));
  for (let i = one.length - 1; i >= 0; --i)
    for (let j = other.length - 1; j >= 0; --j)
      table[i][j] = one[i] === other[j] ? table[i + 1][j + 1] + 1 : Math.max(table[i + 1][j], table[i][j + 1]);
  return table;
}

function middle(one, other) {
  const all = (lines, kind) => lines.map((line) => [kind, line]);
  if (one.length * other.length > MOST) return [...all(one, 'gone'), ...all(other, 'new')];
  const common = commonLengths(one, other);
  const out = [];
  let i = 0;
  let j = 0;
  while (i < one.length || j < other.length) {
    if (i < one.length && j < other.length && one[i] === other[j]) {
      out.push(['same', one[i++]]);
      ++j;
    } else if (j === other.length || (i < one.length && common[i + 1][j] >= common[i][j + 1])) {
      out.push(['gone', one[i++]]);
    } else {
      out.push(['new', other[j++]]);
    }
  }
  return out;
}

export function lineDifference(from, to) {
  const one = from.split('\n');
  const other = to.split('\n');
  const most = Math.min(one.length, other.length);
  let start = 0;
  while (start < most && one[start] === other[start]) ++start;
  let end = 0;
  while (end < most - start && one.at(-1 - end) === other.at(-1 - end)) ++end;
  const same = (lines) => lines.map((line) => ['same', line]);
  return [
    ...same(one.slice(0, start)),
    ...middle(one.slice(start, one.length - end), other.slice(start, other.length - end)),
    ...same(one.slice(one.length - end)),
  ];
}

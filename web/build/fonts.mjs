// Subsets the two faces of Racecourse from their npm packages.
//
//   node web/build/fonts.mjs canvas <outdir>   sans.ttf sans-bold.ttf mono.ttf, for the canvas (TrueType outlines)
//   node web/build/fonts.mjs page <outdir>     sans sans-italic sans-bold mono as .woff2, for the page

import {mkdir, readFile, writeFile} from 'node:fs/promises';
import {createRequire} from 'node:module';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import subsetFont from 'subset-font';

const require = createRequire(import.meta.url);

const FACES = {
  sans: 'source-sans/TTF/SourceSans3-Regular.ttf',
  'sans-bold': 'source-sans/TTF/SourceSans3-Semibold.ttf',
  'sans-italic': 'source-sans/TTF/SourceSans3-It.ttf',
  mono: 'source-code-pro/TTF/SourceCodePro-Regular.ttf',
};

const SETS = {
  canvas: {faces: ['sans', 'sans-bold', 'mono'], extension: 'ttf', targetFormat: 'truetype', keepFeatures: ['kern']},
  page: {
    faces: ['sans', 'sans-italic', 'sans-bold', 'mono'],
    extension: 'woff2',
    targetFormat: 'woff2',
    keepFeatures: ['kern', 'tnum', 'liga'],
  },
};

const range = (first, last) =>
  Array.from({length: last - first + 1}, (_, i) => String.fromCodePoint(first + i)).join('');
const GLYPHS = range(0x20, 0x7e) + range(0xa0, 0xff) + '–—‘’“”…•\u2009\u202f√∞≈≠≤≥−π→←↑↓▸▪●✓✗€′″';

// Writes the faces of set `name` ("canvas" or "page") into `folder` and gives their file names.
export async function writeFonts(name, folder) {
  const {faces, extension, targetFormat, keepFeatures} = SETS[name];
  await mkdir(folder, {recursive: true});
  return Promise.all(
    faces.map(async (face) => {
      const original = await readFile(require.resolve(FACES[face]));
      const file = `${face}.${extension}`;
      await writeFile(
        path.join(folder, file),
        await subsetFont(original, GLYPHS, {targetFormat, keepFeatures, noHinting: true}),
      );
      return file;
    }),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [name, folder] = process.argv.slice(2);
  if (!Object.hasOwn(SETS, name ?? '') || !folder) {
    console.error('Usage: node web/build/fonts.mjs canvas|page <outdir>');
    process.exit(2);
  }
  await writeFonts(name, folder);
}

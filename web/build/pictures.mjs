// The pictures of a lesson: image files beside it, which it shows as ![what is on it](file.png "a caption").
//
//   const pictures = await readPictures('/path/to/labs', 'race');   // [["cores.png", content]]
//   picture(pictures, 'cores.png', 'Four cores', '')                //  -> '<figure><img src="cores.png" alt="Four cores"></figure>'

import {readFile, readdir} from 'node:fs/promises';
import path from 'node:path';
import {CourseError} from './error.mjs';
import {escapeHtml} from './html.mjs';

const PICTURE = /^[A-Za-z0-9._-]+\.(avif|gif|jpe?g|png|svg|webp)$/;

// Those of the lab `id` of the course in `course`, a list of [name, content] by name.
export async function readPictures(course, id) {
  const names = (await readdir(path.join(course, id))).filter((name) => PICTURE.test(name)).sort();
  return Promise.all(names.map(async (name) => [name, await readFile(path.join(course, id, name))]));
}

// The picture `name` with `words` for those who cannot see it.
export function picture(pictures, name, words, caption) {
  if (!pictures.some(([known]) => known === name))
    throw new CourseError(
      `There is no picture "${name}" beside the lesson. Its name is made of letters, digits, ".", "-" and "_", and ends in .png, .jpg, .svg, .webp, .avif or .gif.`,
    );
  if (!words) throw new CourseError(`The picture "${name}" needs words for those who cannot see it: ![words](${name}).`);
  const below = caption ? `<figcaption>${escapeHtml(caption)}</figcaption>` : '';
  return `<figure><img src="${escapeHtml(name)}" alt="${escapeHtml(words)}" loading="lazy">${below}</figure>`;
}

// What is wrong with the lessons as pages: their Markdown, and links that lead nowhere.
//
//   checkLinks(course, assets, {report, tell})   // tell('race/lesson.md links to ../gone/, but there is no …')

import {renderLesson} from '../web/build/lesson.mjs';
import {brokenLinks} from '../web/build/links.mjs';
import {buildSite} from '../web/build/site.mjs';

const withoutLessons = (course) => ({
  ...course,
  units: course.units.map((unit) => ({...unit, labs: unit.labs.map((lab) => ({...lab, body: ''}))})),
});

// Lessons are put on pages that were built without them, so that a mistake in one hides none in another.
export function checkLinks(course, assets, {report, tell}) {
  const labs = course.units.flatMap((unit) => unit.labs);
  const whole = labs.filter((lab) => lab.whole);
  const lessons = new Map(whole.map((lab) => [`${lab.id}/index.html`, {lab, html: renderLesson(lab, report)}]));
  if (labs.length === 0 || !course.id || !course.title || !course.promise) return;
  const files = buildSite(withoutLessons(course), assets);
  for (const [page, {html}] of lessons) files.set(page, files.get(page) + html);
  brokenLinks(files, (page) => lessons.get(page)?.lab.where ?? page).forEach(tell);
}

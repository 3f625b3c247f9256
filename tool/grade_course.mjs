// The course as the grader needs it: what its tasks ask for, and the programs they are about.
//
//   const course = await readGraded('labs');
//   course.labs[0].tasks[0];                        // as courseData() gives them
//   course.programs.get('race/lost_update').text;   // what a reader sees; `source` has the head too

import path from 'node:path';
import {readCourse} from '../web/build/course.mjs';
import {courseData} from '../web/build/course_data.mjs';
import {readText} from '../web/build/read_text.mjs';

// Throws a CourseError for the first mistake in the course.
export async function readGraded(folder) {
  const course = await readCourse(folder);
  const programs = new Map();
  for (const lab of course.units.flatMap((unit) => unit.labs))
    for (const {id, text} of lab.programs) {
      const source = await readText(path.join(folder, lab.id, 'programs', `${id}.py`));
      programs.set(`${lab.id}/${id}`, {text, source});
    }
  return {...courseData(course, ''), programs};
}

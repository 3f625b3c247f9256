// What can be checked in a course: its labs with their tasks, as data. The home page, the page of one's progress and
// the command's `grade` all use exactly this.
//
//   const course = courseData(await readCourse('labs'), '0123456789');
//   course.labs[0].tasks[0];   // {kind: 'predict', id: 'how-many', title: 'How many', print: '…', points: 1, …}

import {tasksOf} from './lesson.mjs';
import {taskData} from './tasks.mjs';

// `version` is the ten digits of the site's folder.
export function courseData({id, title, units}, version) {
  const labOf = (lab, unit) => ({
    id: lab.id,
    title: lab.title,
    unit: unit.title,
    tasks: tasksOf(lab).map((task) => taskData(task, lab.programs)),
  });
  return {id, title, version, labs: units.flatMap((unit) => unit.labs.map((lab) => labOf(lab, unit)))};
}

// What the browser keeps about the tasks of the course: a record for each that was begun, and marks for those that a
// course platform knows to be done without remembering how.
//
//   keepRecord('race', task, record);   // false when the browser keeps nothing
//   stateKept('race', task);            // "open", "committed", "solved", or "done before" for a mark
//   scoreKept([lab]);                   // {points: 3, of: 15, done: 4, tasks: 17}

const RECORD_NEWS = 'racecourse:record';

const recordKey = (lab, task) => `task.${lab}.${task.id}`;
const recordKept = (lab, task) => readRecord(recall('localStorage', recordKey(lab, task)), task);

// Everything on the page that shows records hears of it.
function tellOfRecords() {
  document.dispatchEvent(new Event(RECORD_NEWS));
}

function keepRecord(lab, task, record) {
  const kept = keep('localStorage', recordKey(lab, task), record ? JSON.stringify(record) : '');
  tellOfRecords();
  return kept;
}

// The fingerprints of their questions.
function marksKept() {
  try {
    const marks = JSON.parse(recall('localStorage', 'marks'));
    return Array.isArray(marks) ? marks : [];
  } catch {
    return [];
  }
}

function stateKept(lab, task, marks = marksKept()) {
  const state = stateOf(task, recordKept(lab, task));
  return state === 'open' && marks.includes(task.print) ? 'done before' : state;
}

// `labs` are those of courseData() in web/build/course_data.mjs.
function scoreKept(labs) {
  const marks = marksKept();
  const score = {points: 0, of: 0, done: 0, tasks: 0};
  for (const lab of labs)
    for (const task of lab.tasks) {
      const done = stateKept(lab.id, task, marks) !== 'open';
      score.of += task.points;
      score.tasks += 1;
      score.points += done ? task.points : 0;
      score.done += done ? 1 : 0;
    }
  return score;
}

// The course as data, where the page has it.
function courseOnPage() {
  const data = document.getElementById('course');
  return data && JSON.parse(data.textContent);
}

// Calls `show()` now and whenever records change, here or in another tab.
function showRecords(show) {
  document.addEventListener(RECORD_NEWS, show);
  whenKeptElsewhere(tellOfRecords);
  show();
}

// In a frame: tells the page around this one how far the reader is, and asks it what was done before, by the SPLICE iframe
// protocol (cssplice.org/slcp). The score is the share of this page's points; a course platform, which names its frame
// after the learner, gets that of the whole course.
//
// What goes out is a completion file without the name. It goes to the page around this one and to no other, whoever that
// is: browsers give a page of another site's frame a storage of its own, so there is nothing in it that was done elsewhere.
// What comes in is read as a completion file is, and can do no more than one.

const STATE_PATIENCE_MS = 5000;
const REPORT_MS = 250;

async function fetchCourse() {
  const answer = await fetch(new URL('course.json', assetFolder));
  return answer.json();
}

// The tasks that count here: all of the course's, or those of the lesson on this page.
function labsHere(course) {
  const lab = document.getElementById('lab')?.dataset.lab;
  return learner || !lab ? course.labs : course.labs.filter(({id}) => id === lab);
}

const isMark = (mark) => Array.isArray(mark) && mark.length === 3 && mark.every((part) => typeof part === 'string');

// Takes in what the page around this one remembers.
function takeState(course, state) {
  const {completion} = readCompletion(JSON.stringify(state ?? null));
  if (!completion) return;
  for (const [lab, task, record] of merge(course, completion, recordKept).records ?? []) keepRecord(lab, task, record);
  const marks = Array.isArray(state.marks) ? state.marks.filter(isMark).slice(0, COMPLETION_LIMITS.tasks) : [];
  if (marks.length) keep('localStorage', 'marks', JSON.stringify(marks));
  tellOfRecords();
}

// {score, state} as they are sent.
function reportOf(course) {
  const labs = labsHere(course);
  const {points, of} = scoreKept(labs);
  const text = writeCompletion({course: {...course, labs}, name: '', when: new Date(), recordOf: recordKept});
  const marks = marksKept();
  return {score: of && points / of, state: {...JSON.parse(text), ...(marks.length && {marks})}};
}

// Sends `message` to the page around this one.
function tellParent(subject, message = {}) {
  const id = `${Date.now()}-${Math.random().toString(36).slice(2)}`;
  parent.postMessage({subject, message_id: id, ...message}, '*');
  return id;
}

// The state that the page around this one remembers, or undefined when it does not answer.
function askForState() {
  return new Promise((resolve) => {
    const id = tellParent('SPLICE.getState');
    setTimeout(resolve, STATE_PATIENCE_MS);
    addEventListener('message', ({source, data}) => {
      if (source === parent && data?.subject === 'SPLICE.getState.response' && data.message_id === id) resolve(data.state);
    });
  });
}

const answersIn = (state) => JSON.stringify([state?.tasks ?? [], state?.marks ?? []]);

// Reports what is new since `known`, a moment after it is, and at once when the page goes.
function reportChanges(course, known) {
  let told = answersIn(known);
  let timer = 0;

  function report() {
    clearTimeout(timer);
    const {score, state} = reportOf(course);
    if (answersIn(state) === told) return;
    told = answersIn(state);
    tellParent('SPLICE.reportScoreAndState', {score, state});
  }

  document.addEventListener(RECORD_NEWS, () => {
    clearTimeout(timer);
    timer = setTimeout(report, REPORT_MS);
  });
  addEventListener('pagehide', report);
  report();
}

// The page of one's progress says who else gets to know.
function sayWhereItGoes() {
  const place = document.getElementById('progress-place');
  if (place) place.textContent = 'It is kept in this browser, and goes to the page around this one.';
}

// Nothing is reported before the answer is there: a report takes the place of what is remembered.
async function mountEmbedding() {
  const hasTasks = document.querySelector('.task') || courseOnPage();
  if (!inFrame() || !hasTasks) return;
  const course = courseOnPage() ?? (await fetchCourse());
  const state = await askForState();
  takeState(course, state);
  sayWhereItGoes();
  reportChanges(course, state);
}

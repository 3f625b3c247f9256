// In a frame: tells the page around this one how far the reader is, and asks it what was done before, by the SPLICE iframe
// protocol (cssplice.org/slcp). The score is the share of the points of what was put into the frame: a lesson, or from the
// front page the whole course. It stays that wherever the reader goes in the frame, because the frame's name remembers it.
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

// Names the frame after its first page, unless it is named already, as a course platform does after the learner.
function nameFrame() {
  const lab = document.getElementById('lab')?.dataset.lab;
  if (!learner && !/^racecourse-(course$|lab-)/.test(window.name)) window.name = lab ? `racecourse-lab-${lab}` : 'racecourse-course';
}

// The labs whose tasks count.
function labsHere(course) {
  const [, lab] = /^racecourse-lab-(.+)/.exec(window.name) ?? [];
  return lab ? course.labs.filter(({id}) => id === lab) : course.labs;
}

const isMark = (mark) => typeof mark === 'string' && /^[0-9a-f]{8}$/.test(mark);

// Takes in what the page around this one remembers, and gives what of it has the right shape. Marks come from a course
// platform alone.
function takeState(course, state) {
  const {completion} = readCompletion(JSON.stringify(state ?? null));
  if (!completion) return {tasks: []};
  const {records, trouble} = merge(course, completion, recordKept);
  if (trouble) return {tasks: []};
  for (const [lab, task, record] of records) keepRecord(lab, task, record);
  const marks = learner && Array.isArray(state.marks) ? state.marks.filter(isMark).slice(0, COMPLETION_LIMITS.tasks) : [];
  if (marks.length) keep('localStorage', 'marks', JSON.stringify(marks));
  tellOfRecords();
  return {tasks: completion.tasks, marks};
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

const answersIn = ({tasks, marks = []}) => [...tasks, ...marks].map((one) => JSON.stringify(one));

// Whether all of the answers in `state` are in `known` too.
function isKnown(state, known) {
  const there = new Set(answersIn(known));
  return answersIn(state).every((answer) => there.has(answer));
}

// Reports what changes, a moment after it did, and at once when the page goes; first of all what `known` does not have.
function reportChanges(course, known) {
  const {state: first} = reportOf(course);
  let told = isKnown(first, known) ? `${answersIn(first)}` : null;
  let timer = 0;

  function report() {
    clearTimeout(timer);
    const {score, state} = reportOf(course);
    if (`${answersIn(state)}` === told) return;
    told = `${answersIn(state)}`;
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
  nameFrame();
  const course = courseOnPage() ?? (await fetchCourse());
  const known = takeState(course, await askForState());
  sayWhereItGoes();
  reportChanges(course, known);
}

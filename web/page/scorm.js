// The outer page of the SCORM package. The course runs in the frame inside, isolated from everything around it, as threads
// need; so this page stands between: it speaks SCORM 1.2 with the course platform, and SPLICE messages with the course.

const NO_PLATFORM = 'No course platform was found around this page, so nothing is reported. The course works all the same.';
const NOT_STARTED = 'The course platform did not begin, so nothing is reported. Close this page and open it again from the platform.';
const NO_ROOM =
  'The course platform cannot keep your answers for another computer. Your score counts, and this browser keeps them.';
const COMMIT_MS = 1000;

function sayLine(sentence) {
  const line = document.getElementById('scorm-line');
  line.textContent = sentence;
  line.hidden = !sentence;
}

// What is open between the course and `platform`, from the first message to the last.
function createSession(platform) {
  const begun = Date.now();
  const mastery = platform.get('cmi.student_data.mastery_score');
  let timer = 0;
  let finished = false;

  function commitSoon() {
    clearTimeout(timer);
    timer = setTimeout(() => finished || platform.commit(), COMMIT_MS);
  }

  function reportScore(share) {
    if (finished) return;
    const score = Math.floor(share * 10_000) / 100;
    platform.set('cmi.core.score.raw', String(score));
    platform.set('cmi.core.lesson_status', statusFor(score, mastery));
    commitSoon();
  }

  function remember(text) {
    if (finished) return;
    if (!text) return sayLine(NO_ROOM);
    platform.set('cmi.suspend_data', text);
    commitSoon();
  }

  function finish() {
    if (finished) return;
    finished = true;
    platform.set('cmi.core.session_time', sessionTime(Date.now() - begun));
    platform.set('cmi.core.exit', 'suspend');
    platform.commit();
    platform.finish();
  }

  platform.set('cmi.core.score.min', '0');
  platform.set('cmi.core.score.max', '100');
  if (['not attempted', ''].includes(platform.get('cmi.core.lesson_status'))) platform.set('cmi.core.lesson_status', 'incomplete');
  addEventListener('pagehide', finish);
  return {reportScore, remember};
}

const isReport = ({score, state}) => Number.isFinite(score) && score >= 0 && score <= 1 && Array.isArray(state?.tasks);

// Answers the course in `frame`; `state` is what was remembered, `session` is null without a platform.
function serveCourse(frame, session, state) {
  let known = state;
  let newest = 0;

  async function takeReport({score, state: reported}) {
    known = reported;
    if (!session) return;
    session.reportScore(score);
    const number = ++newest;
    const text = await packState(reported).catch(() => ''); // an old browser cannot compress
    if (number === newest) session.remember(text);
  }

  addEventListener('message', ({source, origin, data}) => {
    if (source !== frame.contentWindow || origin !== location.origin) return;
    if (data?.subject === 'SPLICE.reportScoreAndState' && isReport(data)) takeReport(data);
    if (data?.subject !== 'SPLICE.getState') return;
    source.postMessage({subject: 'SPLICE.getState.response', message_id: data.message_id, state: known}, origin);
  });
}

async function openCourse() {
  const frame = document.getElementById('frame').content.firstElementChild.cloneNode();
  const api = findScormApi(window);
  const platform = api && createPlatform(api, sayLine);
  const started = platform?.start();
  const session = started ? createSession(platform) : null;
  if (!session) sayLine(api ? NOT_STARTED : NO_PLATFORM);
  serveCourse(frame, session, session && (await unpackState(platform.get('cmi.suspend_data'))));
  // A frame has its name from the start, or not at all.
  if (session) frame.name = `racecourse-learner-${learnerDigits(platform.get('cmi.core.student_id'))}`;
  document.body.append(frame);
}

// A page that comes back from the browser's memory has ended its session.
addEventListener('pageshow', ({persisted}) => persisted && location.reload());
openCourse();

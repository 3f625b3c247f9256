// The page "Your progress": every task with its state, and the ways to take all of it along, bring it back, or clear it.

const KEEPS_NOTHING = 'This browser keeps nothing for this page, so there is nothing to show here once you leave a lab.';

const pointWords = ({points, of}) => `${points} of ${of} point${of === 1 ? '' : 's'}`;

function showTask(entry, state) {
  entry.dataset.state = state === 'done before' ? 'committed' : state;
  entry.querySelector('.task-word').textContent = state;
}

function showLab(section, lab, marks) {
  const score = scoreKept([lab]);
  section.querySelector('.progress-words').textContent = `${doneWords(score)}, ${pointWords(score)}`;
  section.style.setProperty('--done', score.tasks && score.done / score.tasks);
  for (const task of lab.tasks)
    showTask(document.getElementById(`${lab.id}-${task.id}`), stateKept(lab.id, task, marks));
}

function showSum(labs) {
  const sum = scoreKept(labs);
  const words = `${doneWords(sum)}, ${pointWords(sum)}.`;
  const element = document.getElementById('progress-sum');
  if (element.textContent !== words) element.textContent = words;
}

function mountProgressPage() {
  if (!document.getElementById('progress-sum')) return;
  const course = courseOnPage();
  if (!keepsAnything()) document.getElementById('progress-unkept').textContent = KEEPS_NOTHING;
  showRecords(() => {
    showSum(course.labs);
    for (const lab of course.labs) showLab(document.getElementById(`lab-${lab.id}`), lab, marksKept());
  });
  mountDownload(course);
  mountLoad(course);
  mountClear(course);
}

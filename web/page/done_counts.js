// The front page: how much is done of each lab and of the course. Nothing before anything was done.

const NOT_KEPT_HERE = 'This browser keeps nothing for this page, so what you do in a lab is gone when you leave it.';

const doneWords = ({done, tasks}) => `${done} of ${tasks} task${tasks === 1 ? '' : 's'} done`;

function showCount(element, score) {
  element.hidden = score.done === 0;
  element.querySelector('.done-words').textContent = doneWords(score);
  element.style.setProperty('--done', score.tasks && score.done / score.tasks);
}

function mountDoneCounts() {
  const sum = document.getElementById('course-done');
  if (!sum) return;
  const {labs} = courseOnPage();
  document.getElementById('course-unkept').textContent = keepsAnything() ? '' : NOT_KEPT_HERE;
  showRecords(() => {
    showCount(sum, scoreKept(labs));
    for (const element of document.querySelectorAll('[data-done-of]'))
      showCount(element, scoreKept(labs.filter(({id}) => id === element.dataset.doneOf)));
  });
}

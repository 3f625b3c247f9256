// On narrow screens the lab is below the lesson; one button goes there and back to the same line.

const stacked = matchMedia('(max-width: 799.98px)');
let leftLessonAt = 0;

function goToLab() {
  const lab = document.getElementById('lab');
  leftLessonAt = scrollY;
  lab.scrollIntoView();
  lab.focus({preventScroll: true});
}

function goToLesson() {
  scrollTo(0, leftLessonAt);
  document.getElementById('lesson').focus({preventScroll: true});
}

function mountJump() {
  const jump = document.getElementById('jump');
  if (!jump) return;
  let target = 'lab';
  // The lab counts as in view when it reaches into the upper half of the screen.
  const watcher = new IntersectionObserver(
    ([{isIntersecting}]) => {
      target = isIntersecting ? 'lesson' : 'lab';
      jump.textContent = isIntersecting ? 'Lesson' : 'Lab';
      jump.href = `#${target}`;
    },
    {rootMargin: '0px 0px -50% 0px'},
  );
  watcher.observe(document.getElementById('lab'));
  jump.addEventListener('click', (event) => {
    event.preventDefault();
    if (target === 'lab') goToLab();
    else goToLesson();
  });
}

// The tasks of a lesson: how many are done, and news of them from the lab.
//
//   const tasks = mountTasks();
//   tasks.follow(work);   // the lab has news

const NEWS_MS = 8000;
const NOT_KEPT = 'This browser keeps nothing for this page. What you do here is gone when you leave it.';
const FULL = 'The browser’s storage for this site is full, so it did not keep what you just did. It is gone when you leave this page.';

function mountTasks() {
  const part = (id) => document.getElementById(id);
  const sections = [...document.querySelectorAll('.task')];
  const cards = sections.map((section) => new TaskCard(section, part('lab').dataset.lab, announce));
  let timer = 0;

  const counted = () => `${cards.filter((card) => card.state !== 'open').length} of ${cards.length}`;

  function list() {
    for (const {section, state} of cards) {
      const entry = document.querySelector(`[data-of="${section.id}"]`);
      entry.dataset.state = state;
      entry.querySelector('.task-word').textContent = state;
    }
    part('tasks-count').textContent = `Tasks: ${counted()} done`;
    part('task-count').textContent = `${counted()} tasks`;
    part('task-count').hidden = false;
  }

  function say(sentence) {
    clearTimeout(timer);
    part('task-news').textContent = sentence;
    if (sentence) timer = setTimeout(say, NEWS_MS, '');
  }

  // Stands above the tasks; what comes to it while the reader is further down is said there, too.
  function whetherKept(unkept) {
    const before = part('task-unkept').textContent;
    const sentence = !keepsAnything() ? NOT_KEPT : unkept ? FULL : '';
    part('task-unkept').textContent = sentence;
    return sentence === before ? '' : sentence;
  }

  // What the reader committed has the focus and speaks for itself.
  function announce({task, state, unkept}) {
    list();
    const inLab = task.kind !== 'predict' && task.kind !== 'measure';
    const solved = state !== 'open' && inLab ? `Task solved: ${task.title}. ${counted()} tasks done. ` : '';
    say(`${solved}${whetherKept(unkept)}`.trim());
  }

  function mount() {
    showRecords(() => {
      for (const card of cards) card.reread();
      list();
    });
    part('task-count').addEventListener('click', () => (part('tasks').open = true));
    whetherKept(false);
  }

  if (cards.length) mount();
  return {follow: (work) => cards.forEach((card) => card.follow(work))};
}

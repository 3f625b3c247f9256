// The tasks of a lesson: how many are done, and news of them from the lab.
//
//   const tasks = mountTasks();
//   tasks.follow(work);   // the lab has news

function mountTasks() {
  const part = (id) => document.getElementById(id);
  const lab = part('lab')?.dataset.lab;
  const sections = [...document.querySelectorAll('.task')];
  const cards = sections.map((section) => createCard(section, lab, announce));

  const counted = () => `${cards.filter((card) => card.state() !== 'open').length} of ${cards.length}`;

  function list() {
    for (const {section, state} of cards) {
      const entry = document.querySelector(`[data-of="${section.id}"]`);
      entry.dataset.state = state();
      entry.querySelector('.task-word').textContent = state();
    }
    part('tasks-count').textContent = `Tasks: ${counted()} done`;
    part('task-count').textContent = `${counted()} tasks`;
    part('task-count').hidden = false;
  }

  // One that the reader committed has the focus and speaks for itself.
  function announce({task, state}) {
    list();
    if (state() === 'open') part('task-news').textContent = '';
    else if (!['predict', 'measure'].includes(task.kind))
      part('task-news').textContent = `Task solved: ${task.title}. ${counted()} tasks done.`;
  }

  if (cards.length) list();
  return {follow: (work) => cards.forEach((card) => card.follow(work))};
}

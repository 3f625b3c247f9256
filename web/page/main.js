// What happens when a page is open.

async function open() {
  restorePosition();
  mountFileLinks();
  mountBadge();
  mountDivider();
  mountJump();
  const tasks = mountTasks();
  mountDoneCounts();
  mountProgressPage();
  mountEmbedding().catch(() => {}); // the page works without, where even its data cannot be fetched
  const section = document.getElementById('lab');
  const lab = section && createLab(section, tasks);
  if (lab) mountLabLinks(section, lab);
  const threads = await findThreads();
  showBadge(threads);
  if (lab) lab.start(threads);
  else keepForOffline();
}

open();

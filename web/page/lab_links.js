// Links in the lesson that drive the lab. Without the program they are plain links that carry the same query.

const CALLED_FOR_MS = 900;

// Shows which side of the page answers.
function callAttention(section) {
  if (stacked.matches) return goToLab();
  section.scrollTop = 0;
  section.classList.add('called');
  setTimeout(() => section.classList.remove('called'), CALLED_FOR_MS);
}

function mountLabLinks(section, lab) {
  document.addEventListener('click', (event) => {
    const link = event.target.closest('a.lab-link');
    if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    if (!lab.command(link.dataset.lab)) return;
    event.preventDefault();
    callAttention(section);
  });
}

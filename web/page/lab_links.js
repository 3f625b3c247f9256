// Links in the lesson that drive the lab. Without the program they are plain links that carry the same query.

const CALLED_FOR_MS = 900;

// Shows which side of the page answers.
function callAttention(section) {
  if (stacked.matches) return goToLab();
  section.scrollTop = 0;
  section.classList.add('called');
  setTimeout(() => section.classList.remove('called'), CALLED_FOR_MS);
}

// A link that was used by keyboard takes the focus to the lab; Escape takes it back to the link.
function mountWayBack(section) {
  let link = null;
  section.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.defaultPrevented || !link || event.target.closest('#fix')) return;
    link.focus();
    link = null;
  });
  return (from) => {
    link = from;
    section.focus({preventScroll: true});
  };
}

function mountLabLinks(section, lab) {
  const follow = mountWayBack(section);
  document.addEventListener('click', (event) => {
    const link = event.target.closest('a.lab-link');
    if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    if (!lab.command(link.dataset.lab)) return;
    event.preventDefault();
    callAttention(section);
    if (link.matches(':focus-visible')) follow(link);
  });
}

// The badge in the header: real threads and how many cores, or none and why, with the way out.

function describeThreads({available, why}) {
  const cores = navigator.hardwareConcurrency || 1;
  const counted = `${cores} core${cores === 1 ? '' : 's'}`;
  if (!available) return {text: 'No real threads here', spoken: `No real threads here. ${why}`, why};
  return {
    text: `Real threads · ${counted}`,
    spoken: `Real threads on ${counted}.`,
    why: `The lab runs C++ threads on this machine, at the same time where there are cores for them. The browser shows this page ${counted}.`,
  };
}

// Leads to what the page shows when it is used.
function ownTabLink() {
  const link = document.createElement('a');
  Object.assign(link, {href: location.href, target: '_blank', rel: 'noopener', textContent: 'Open in its own tab'});
  link.addEventListener('pointerdown', () => (link.href = location.href));
  link.addEventListener('focus', () => (link.href = location.href));
  return link;
}

// The link, and what a learner on a course platform has to know about it.
function ownTabWays() {
  return learner ? [ownTabLink(), '. What you do there does not reach the course platform.'] : [ownTabLink()];
}

// A lab alone in a frame has none.
function showBadge(threads) {
  const badge = document.getElementById('badge');
  if (!badge) return;
  const {text, spoken, why} = describeThreads(threads);
  badge.classList.toggle('real', threads.available);
  document.getElementById('badge-text').textContent = text;
  document.getElementById('badge-why').textContent = why;
  document.getElementById('badge-way').replaceChildren(...(threads.way === 'tab' ? ownTabWays() : []));
  document.getElementById('badge-news').textContent = spoken;
  badge.hidden = false;
}

// An open explanation closes on Escape and on a click elsewhere.
function mountBadge() {
  const badge = document.getElementById('badge');
  if (!badge) return;
  document.addEventListener('click', ({target}) => {
    if (!badge.contains(target)) badge.open = false;
  });
  badge.addEventListener('keydown', ({key}) => {
    if (key !== 'Escape' || !badge.open) return;
    badge.open = false;
    badge.querySelector('summary').focus();
  });
}

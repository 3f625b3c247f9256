// The lesson scrolls in its own pane, and browsers restore only the window's position: so the session remembers it.

function positionKey() {
  return `position ${location.pathname}`;
}

function restorePosition() {
  const lesson = document.getElementById('lesson');
  if (!lesson) return;
  if (navigationType() !== 'navigate') lesson.scrollTo(0, Number(recall('sessionStorage', positionKey())));
  addEventListener('pagehide', () => keep('sessionStorage', positionKey(), String(lesson.scrollTop)));
}

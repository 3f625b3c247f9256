// The divider between lesson and lab: drag it, or focus it and use the arrow keys, Home and End; a double click resets.

const SPLIT = {least: 25, most: 70, usual: 44, step: 2};

function mountDivider() {
  const divider = document.getElementById('divider');
  if (!divider) return;
  const split = document.getElementById('split');
  let share = SPLIT.usual;

  function show(percent) {
    share = Math.min(SPLIT.most, Math.max(SPLIT.least, percent));
    split.style.setProperty('--lesson-share', share.toFixed(2));
    divider.setAttribute('aria-valuenow', Math.round(share));
    divider.setAttribute('aria-valuetext', `${Math.round(share)} % of the page`);
  }

  function settle(percent) {
    show(percent);
    keep('localStorage', 'split', share.toFixed(2));
  }

  function drag({clientX}) {
    const box = split.getBoundingClientRect();
    show(((clientX - box.left) / box.width) * 100);
  }

  const keys = {
    ArrowLeft: () => share - SPLIT.step,
    ArrowRight: () => share + SPLIT.step,
    Home: () => SPLIT.least,
    End: () => SPLIT.most,
    Enter: () => SPLIT.usual,
  };

  divider.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    divider.setPointerCapture(event.pointerId);
    divider.classList.add('dragged');
  });
  divider.addEventListener('pointermove', (event) => {
    if (divider.hasPointerCapture(event.pointerId)) drag(event);
  });
  divider.addEventListener('lostpointercapture', () => {
    divider.classList.remove('dragged');
    settle(share);
  });
  divider.addEventListener('dblclick', () => settle(SPLIT.usual));
  divider.addEventListener('keydown', (event) => {
    const target = keys[event.key]?.();
    if (target === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    settle(target);
  });
  show(Number(recall('localStorage', 'split')) || SPLIT.usual);
}

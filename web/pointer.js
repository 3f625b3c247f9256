// Who gets wheel and touch on the stage, the page or the lab; and where a mouse is that does not move.

// Leaves wheel and touch to the page, except where a finger lands on a slider.
export function sharePointer(stage, mirror) {
  let dragging = false;
  stage.addEventListener('wheel', (event) => event.stopPropagation(), {capture: true, passive: true});
  const guard = (event) => {
    if (event.type === 'touchstart') {
      const [{clientX, clientY}] = event.touches;
      dragging = event.touches.length === 1 && mirror.onSlider(clientX, clientY);
    }
    if (!dragging) event.stopPropagation();
  };
  for (const name of ['touchstart', 'touchmove', 'touchend', 'touchcancel'])
    stage.addEventListener(name, guard, {capture: true, passive: true});
}

// Tells the lab where the mouse is when it presses. The stage may have scrolled below a mouse that did not move, which
// Firefox reports to nobody.
export function placePresses(stage) {
  stage.addEventListener(
    'mousedown',
    ({target, clientX, clientY, screenX, screenY, buttons}) => {
      const place = {clientX, clientY, screenX, screenY, buttons: buttons & ~1, bubbles: true};
      target.dispatchEvent(new MouseEvent('mousemove', place));
    },
    {capture: true},
  );
}

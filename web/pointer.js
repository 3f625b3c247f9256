// Who gets wheel and touch on the stage, the page or the lab.

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

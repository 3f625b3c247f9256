// When to draw: before the next repaint, or after a pause.
//
//   const clock = createClock(draw);
//   clock.soon();
//   clock.later(200);

// Calls `draw` before the next repaint, once however often it is asked; `later` asks after a pause.
export function createClock(draw) {
  let asked = 0;
  let timer = 0;
  const tick = () => {
    asked = 0;
    draw();
  };
  const soon = () => {
    clearTimeout(timer);
    timer = 0;
    if (!asked) asked = requestAnimationFrame(tick);
  };
  const later = (ms) => {
    if (!asked && !timer) timer = setTimeout(soon, ms);
  };
  return {soon, later};
}

// Keeps frames from waiting for the graphics process. Dear ImGui asks for the state of the graphics in each frame to
// restore it afterwards, and every such question waits until everything drawn so far is on the screen: up to 300 ms
// where there is no graphics processor and the cores are busy. Nobody else draws on the canvas and every frame leaves
// the state as it found it, so the first answer to a question is good for all.

// `canvas` has a WebGL 2 context already.
export function rememberState(canvas) {
  const graphics = canvas.getContext('webgl2');
  const ask = graphics.getParameter.bind(graphics);
  const answers = new Map();
  graphics.getParameter = (name) => {
    if (!answers.has(name)) answers.set(name, ask(name));
    return answers.get(name);
  };
}

// The canvas as real elements: a transparent layer with one element for each item that the program reports, at the
// item's place, so that Tab, screen readers, voice control and tests reach what is drawn. The mouse passes through to
// the canvas.
//
//   const mirror = createMirror(layer, {press: (id) => …, set: (id, value) => …});
//   mirror.show(items);   // as JSON from the program
//   mirror.say('4 threads finished.');

const MAKE = {
  button: () => document.createElement('button'),
  switch: () => document.createElement('button'),
  radio: () => Object.assign(document.createElement('input'), {type: 'radio'}),
  slider: () => Object.assign(document.createElement('input'), {type: 'range'}),
  text: () => document.createElement('p'),
  heading: () => document.createElement('h2'),
  figure: () => document.createElement('figure'),
  progress: () => Object.assign(document.createElement('div'), {role: 'progressbar'}),
};

const USUAL_RANGE = [0, 1, 1, 0]; // which the program does not send

// What distinguishes an item from one frame to the next: its id, or for plain text its turn.
function keyOf(item, turns) {
  if (item.id) return `${item.role} ${item.id}`;
  const turn = (turns.get(item.role) ?? 0) + 1;
  turns.set(item.role, turn);
  return `${item.role} #${turn}`;
}

function place(element, [x, y, width, height]) {
  const style = `left:${x}px;top:${y}px;width:${width}px;height:${height}px`;
  if (element.dataset.place === style) return;
  element.dataset.place = style;
  element.style.cssText = style;
}

function setAttribute(element, name, value) {
  if (value === undefined || value === false) element.removeAttribute(name);
  else if (element.getAttribute(name) !== String(value)) element.setAttribute(name, value);
}

function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

function tableElement({header, rows}) {
  const table = document.createElement('table');
  const head = table.createTHead().insertRow();
  for (const name of header) head.append(Object.assign(document.createElement('th'), {scope: 'col', textContent: name}));
  const body = table.createTBody();
  for (const cells of rows) {
    const row = body.insertRow();
    for (const cell of cells) row.insertCell().textContent = cell;
  }
  return table;
}

// Keys that the element with the focus needs for itself.
function ownKey(element, key) {
  if (element.isContentEditable || element.closest('textarea, select, [role=textbox]')) return true;
  return element.matches('input:not([type=button])') && (element.type === 'text' || key.startsWith('Arrow'));
}

const UPDATE = {
  button(element, item) {
    setAttribute(element, 'aria-label', item.label);
    element.disabled = item.disabled ?? false;
  },
  switch(element, item) {
    UPDATE.button(element, item);
    setAttribute(element, 'aria-pressed', item.on ?? false ? 'true' : 'false');
  },
  radio(element, item) {
    setAttribute(element, 'aria-label', item.label);
    setAttribute(element, 'name', item.group);
    element.disabled = item.disabled ?? false;
    element.checked = item.on ?? false;
  },
  slider(element, item) {
    const [minimum, maximum, step, now] = item.range ?? USUAL_RANGE;
    setAttribute(element, 'aria-label', item.label);
    setAttribute(element, 'aria-valuetext', item.value);
    setAttribute(element, 'min', minimum);
    setAttribute(element, 'max', maximum);
    setAttribute(element, 'step', step);
    element.disabled = item.disabled ?? false;
    if (element.value !== String(now)) element.value = now;
  },
  text(element, item) {
    setText(element, item.value ? `${item.label}: ${item.value}` : item.label);
  },
  heading(element, item) {
    setText(element, item.label);
  },
  figure(element, item) {
    setAttribute(element, 'aria-label', item.label);
    const content = JSON.stringify([item.value, item.table]);
    if (element.dataset.content === content) return;
    element.dataset.content = content;
    element.replaceChildren();
    if (item.value) element.append(Object.assign(document.createElement('p'), {textContent: item.value}));
    if (item.table) element.append(tableElement(item.table));
  },
  progress(element, item) {
    const [minimum, maximum, , now] = item.range ?? USUAL_RANGE;
    setAttribute(element, 'aria-label', item.label);
    setAttribute(element, 'aria-valuemin', minimum);
    setAttribute(element, 'aria-valuemax', maximum);
    setAttribute(element, 'aria-valuenow', now);
  },
};

// `layer` is the element over the canvas; `actions.press(id)` and `actions.set(id, value)` reach the program.
export function createMirror(layer, actions) {
  const elements = new Map();
  const live = Object.assign(document.createElement('p'), {className: 'mirror-live', role: 'status'});
  layer.after(live);
  let keys = new Map();

  // A key presses its item from anywhere in the lab, but never while the focus is elsewhere on the page.
  function onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || ownKey(event.target, event.key)) return;
    actions.catchUp();
    const id = keys.get(event.key);
    if (id === undefined) return;
    event.preventDefault();
    actions.press(id);
  }
  layer.closest('section')?.addEventListener('keydown', onKey);

  function make(item) {
    const element = MAKE[item.role]();
    element.className = `mirror-${item.role}`;
    if (item.role === 'button' || item.role === 'switch') {
      element.type = 'button';
      element.addEventListener('click', () => actions.press(item.id));
    } else if (item.role === 'radio') {
      element.addEventListener('change', () => actions.press(item.id));
    } else if (item.role === 'slider') {
      element.addEventListener('input', () => actions.set(item.id, Number(element.value)));
    }
    return element;
  }

  // The element that an item hangs in: the layer, or its radio group.
  function parentOf(item, seen) {
    if (item.role !== 'radio') return layer;
    const key = `group ${item.group}`;
    seen.add(key);
    if (!elements.has(key)) {
      const group = Object.assign(document.createElement('div'), {className: 'mirror-group', role: 'radiogroup'});
      group.setAttribute('aria-label', item.group);
      elements.set(key, group);
    }
    return elements.get(key);
  }

  // Puts `element` behind `previous` in `parent`; moves nothing that is in its place, so that focus stays.
  function order(parent, previous, element) {
    const next = previous ? previous.nextSibling : parent.firstChild;
    if (next !== element) parent.insertBefore(element, next);
  }

  function show(items) {
    keys = new Map(items.filter((item) => item.key && !item.disabled).map((item) => [item.key, item.id]));
    const turns = new Map();
    const seen = new Set();
    const last = new Map();
    for (const item of items) {
      const key = keyOf(item, turns);
      seen.add(key);
      if (!elements.has(key)) elements.set(key, make(item));
      const element = elements.get(key);
      const parent = parentOf(item, seen);
      if (parent !== layer && last.get(layer) !== parent) {
        order(layer, last.get(layer), parent);
        last.set(layer, parent);
      }
      order(parent, last.get(parent), element);
      last.set(parent, element);
      place(element, item.rect);
      setAttribute(element, 'aria-keyshortcuts', item.key);
      UPDATE[item.role](element, item);
    }
    for (const [key, element] of elements) {
      if (seen.has(key)) continue;
      element.remove();
      elements.delete(key);
    }
  }

  return {
    show,
    say: (sentence) => setText(live, sentence),
    // Whether the point, in CSS pixels of the layer, lies on a slider that can be dragged.
    onSlider: (x, y) =>
      [...elements.values()].some((element) => {
        if (element.type !== 'range' || element.disabled) return false;
        const box = element.getBoundingClientRect();
        return x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
      }),
  };
}

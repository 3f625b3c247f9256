// What stands around the editor: the program's name, two buttons, the errors in words, and the line of help.

const COMMAND = /Mac|iP(hone|ad)/.test(navigator.platform) ? '⌘' : 'Ctrl';
const HELP = `${COMMAND}+Enter checks every schedule, ${COMMAND}+Z undoes, ${COMMAND}+F finds. Escape, then Tab, leaves the editor.`;
const NOT_KEPT = ' This browser keeps nothing for the page: copy a link to keep your program.';

function make(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

// On a small screen only the first word is to be seen.
function button(word, others, act) {
  const rest = make('span', {className: 'fix-rest', textContent: ` ${others}`});
  const made = make('button', {type: 'button', className: 'small-button'}, word, rest);
  made.setAttribute('aria-label', `${word} ${others}`);
  made.addEventListener('click', act);
  return made;
}

// Fills `element`; `acts` are {reset, compare, keeps}.
export function createFrame(element, acts) {
  const title = make('h2', {className: 'fix-title'});
  const reset = button('Reset', 'to the original', acts.reset);
  const compare = button('Compare', 'with the original', acts.compare);
  compare.setAttribute('aria-pressed', 'false');
  const code = make('div', {className: 'fix-code'});
  const other = make('div', {className: 'fix-compare', hidden: true});
  const errors = make('p', {className: 'fix-errors unseen', role: 'status'});
  const help = make('p', {className: 'fix-help', id: 'fix-help', textContent: HELP + (acts.keeps ? '' : NOT_KEPT)});
  element.append(make('div', {className: 'fix-bar'}, title, compare, reset), code, other, errors, help);

  return {
    code,
    name: (text) => (title.textContent = text),
    say: (text) => errors.textContent !== text && (errors.textContent = text),
    // Whether there is something to go back from.
    follow(edited) {
      reset.disabled = !edited;
    },
    // Shows `view` in the editor's place, or with null the editor.
    compare(view) {
      compare.setAttribute('aria-pressed', view ? 'true' : 'false');
      code.hidden = view !== null;
      other.hidden = view === null;
      other.replaceChildren(...(view ? [view] : []));
    },
  };
}

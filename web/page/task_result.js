// What a task shows once it is done: what came out, what is to say about it, the explanation, and the way back.
//
//   result.replaceChildren(...resultOf({task, record, labels, id: 'task-twice-outcome', template, startOver}));

const SEEN_BEFORE = 'You had seen the answer before you committed.';
const MEASURED_BEFORE = 'Your lab had measured it before you committed.';
const NOT_MEASURED = 'Your lab has not measured it yet.';

function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

function quietButton(words, act) {
  const button = make('button', {type: 'button', className: 'small-button', textContent: words});
  button.addEventListener('click', act);
  return button;
}

function remarksOn(task, {measured, seen, early}) {
  const sentences = [];
  if (task.measured) sentences.push(measured ? `Your lab measured ${showMeasured(measured)}.` : NOT_MEASURED);
  if (seen) sentences.push(SEEN_BEFORE);
  else if (early) sentences.push(MEASURED_BEFORE);
  return sentences.map((sentence) => make('p', {textContent: sentence}));
}

// `labels` are the words of the choices, `id` names the outcome, `template` holds the explanation if there is one.
function resultOf({task, record, labels, id, template, startOver}) {
  const outcome = make('p', {className: 'task-outcome', id, textContent: outcomeOf(task, record, labels)});
  const more = template?.content.cloneNode(true) ?? new DocumentFragment();
  const ways = more.querySelector('.ways') ?? more.appendChild(make('p', {className: 'ways'}));
  ways.append(quietButton('Start over', startOver));
  return [outcome, ...remarksOn(task, record), more];
}

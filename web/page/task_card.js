// One task of the lesson on the page: its form, its state, what is shown afterwards. What the reader did is kept by the
// browser, under the lab and the task, with the fingerprint of the question.
//
//   const card = createCard(section, 'race', (card) => announce(card));
//   card.follow(work);   // the lab has news

const SEEN = 'You have seen the answer. A new prediction will say so.';
const SEEN_BEFORE = 'You had seen the answer before you committed.';
const MEASURED_BEFORE = 'Your lab had measured it before you committed.';

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

// `changed(card)` is called when its state has changed.
function createCard(section, lab, changed) {
  const task = JSON.parse(section.dataset.task);
  const key = `task.${lab}.${task.id}`;
  const form = section.querySelector('form');
  const result = section.appendChild(make('div', {className: 'task-result', tabIndex: -1, hidden: true}));
  const note = section.appendChild(make('p', {className: 'task-note', hidden: true}));
  const labels = [...section.querySelectorAll('.task-choice')].map((label) => label.textContent.trim());
  let record = readRecord(recall('localStorage', key), task.print);
  let work = null;
  let fulfilled = false;

  const state = () => stateOf(task, record);
  const inputs = () => [...form.elements].filter((element) => element.name === 'answer');

  function remember(next) {
    record = next;
    keep('localStorage', key, next ? JSON.stringify(next) : '');
  }

  function finish(fields) {
    remember({print: task.print, when: new Date().toISOString(), ...(record?.seen && {seen: true}), ...fields});
    show();
    changed(card);
  }

  function written() {
    if (!labels.length) return inputs()[0].value;
    return inputs().filter((input) => input.checked).map((input) => Number(input.value));
  }

  function complain(trouble) {
    section.querySelector('.task-trouble').textContent = trouble;
    inputs()[0].focus();
  }

  function commit(answer) {
    const early = measuredFor(task, work) !== undefined;
    finish({answer, right: isRight(task, answer), ...(early && {early})});
    if (work) compare();
  }

  function check(answer) {
    const {done, trouble} = checkMeasured(task, answer, work);
    if (trouble) return complain(trouble);
    finish(done);
  }

  function submit(event) {
    event.preventDefault();
    const {value, trouble} = readAnswer(task.kind === 'measure' ? {...task, input: 'number'} : task, written());
    if (trouble) return complain(trouble);
    section.querySelector('.task-trouble').textContent = '';
    if (task.kind === 'measure') check(value);
    else commit(value);
    if (state() !== 'open') result.focus();
  }

  // A prediction is taken back deliberately: the page says that its answer was seen.
  function startOver() {
    const ways = result.querySelector('.ways');
    if (task.kind !== 'predict') return forget();
    const stay = () => (show(), result.focus());
    ways.replaceChildren(make('span', {textContent: SEEN}), quietButton('Take it back', forget), quietButton('Keep it', stay));
    ways.querySelector('button').focus();
  }

  function forget() {
    remember(task.kind === 'predict' ? {print: task.print, seen: true} : null);
    form?.reset();
    show();
    changed(card);
    (form ? inputs()[0] : section.querySelector('.lab-link')).focus();
  }

  // Fills in the form again what was committed.
  function fill() {
    const given = [record.answer].flat();
    for (const input of inputs())
      if (labels.length) input.checked = given.includes(Number(input.value));
      else input.value = typeof record.answer === 'number' ? showNumber(record.answer) : record.answer;
  }

  function remarks() {
    const sentences = [];
    if (task.measured)
      sentences.push(
        record.measured ? `Your lab measured ${showMeasured(record.measured)}.` : 'Your lab has not measured it yet.',
      );
    if (record.seen) sentences.push(SEEN_BEFORE);
    else if (record.early) sentences.push(MEASURED_BEFORE);
    return sentences.map((sentence) => make('p', {textContent: sentence}));
  }

  function showResult() {
    const more = section.querySelector('template')?.content.cloneNode(true) ?? '';
    const outcome = make('p', {className: 'task-outcome', textContent: outcomeOf(task, record, labels)});
    const ways = make('p', {className: 'ways'}, quietButton('Start over', startOver));
    result.replaceChildren(outcome, ...remarks(), more, ways);
  }

  function show() {
    const done = state() !== 'open';
    section.dataset.state = state();
    section.querySelector('.task-word').textContent = state();
    result.hidden = !done;
    if (done) showResult();
    if (done) say({});
    if (!form) return;
    if (done) fill();
    for (const element of form.elements) element.disabled = done;
    form.querySelector('.ways').hidden = done;
  }

  function say({note: sentence = '', reset}) {
    note.hidden = !sentence;
    note.replaceChildren(sentence, ...(reset ? [' ', originalLink()] : []));
  }

  function originalLink() {
    const query = `program=${task.program}&view=step&reset`;
    const link = make('a', {className: 'lab-link', href: `?${query}#lab`, textContent: 'Open the original'});
    link.dataset.lab = query;
    return link;
  }

  // Sets the lab's newest number beside a prediction.
  function compare() {
    const fact = measuredFor(task, work);
    if (!fact || state() === 'open' || record.measured?.value === fact.value) return;
    remember({...record, measured: {...fact, machine: work.machine}});
    show();
  }

  // What holds already when a reader starts over does not do the task again: it has to become true anew.
  function follow(news) {
    work = news;
    if (task.kind === 'predict') return compare();
    const was = fulfilled;
    const {done, ...rest} = lookAt(task, work);
    fulfilled = done !== undefined;
    if (state() !== 'open') return;
    if (done && !was) finish(done);
    else if (!done) say(rest);
  }

  form?.addEventListener('submit', submit);
  const card = {task, section, state, follow};
  show();
  return card;
}

// One task of the lesson on the page: its form, its state, its result. What the reader did is kept by the browser, under
// the lab and the task, with the fingerprint of the question.
//
//   const card = new TaskCard(section, 'race', (card) => announce(card));
//   card.follow(work);   // the lab has news
//   card.state;          // "open", "committed" or "solved"

const SEEN = 'You have seen the answer. A new prediction will say so.';
const FORGET = 'This forgets what you did.';

class TaskCard {
  // `changed(card)` is called when its state has changed.
  constructor(section, lab, changed) {
    const task = JSON.parse(section.dataset.task);
    Object.assign(this, {section, task, changed, lab, work: null, fulfilled: undefined});
    this.form = section.querySelector('form');
    this.inputs = [...(this.form?.elements ?? [])].filter((element) => element.name === 'answer');
    this.labels = [...section.querySelectorAll('.task-choice')].map((label) => label.textContent.trim());
    this.result = section.appendChild(make('div', {className: 'task-result', tabIndex: -1, hidden: true}));
    this.result.setAttribute('role', 'group');
    this.result.setAttribute('aria-labelledby', `${section.id}-outcome`);
    this.note = section.appendChild(make('p', {className: 'task-note', hidden: true}));
    this.record = recordKept(lab, task);
    this.form?.addEventListener('submit', (event) => this.submit(event));
    this.show();
  }

  get state() {
    return stateOf(this.task, this.record);
  }

  get predicts() {
    return this.task.kind === 'predict';
  }

  remember(record) {
    this.record = record;
    this.unkept = !keepRecord(this.lab, this.task, record);
  }

  // The record was changed from elsewhere: by another tab, or by a page around this one.
  reread() {
    const record = recordKept(this.lab, this.task);
    if (JSON.stringify(record) === JSON.stringify(this.record)) return;
    this.record = record;
    if (this.state === 'open') this.form?.reset();
    this.show();
  }

  finish(fields) {
    const seen = this.record?.seen && {seen: true};
    this.remember({print: this.task.print, when: new Date().toISOString(), ...seen, ...fields});
    this.show();
    this.changed(this);
  }

  // What stands in the form: a text, or the numbers of the choices.
  written() {
    if (!this.labels.length) return this.inputs[0].value;
    return this.inputs.filter((input) => input.checked).map((input) => Number(input.value));
  }

  submit(event) {
    event.preventDefault();
    const task = this.predicts ? this.task : {...this.task, input: 'number'};
    const {value, trouble} = readAnswer(task, this.written());
    const {done, trouble: why = trouble} = trouble ? {} : this.judge(value);
    this.section.querySelector('.task-trouble').textContent = why ?? '';
    if (why) return this.inputs[0].focus();
    this.finish(done);
    this.result.focus();
  }

  // {done: what to remember} or {trouble}.
  judge(answer) {
    if (!this.predicts) return checkMeasured(this.task, answer, this.work);
    const fact = measuredFor(this.task, this.work);
    const measured = fact && {early: true, measured: {...fact, machine: this.work.machine}};
    return {done: {answer, right: isRight(this.task, answer), ...measured}};
  }

  // Starting over is deliberate: the page says what it means first.
  startOver() {
    const [words, act] = this.predicts ? [SEEN, 'Take it back'] : [FORGET, 'Forget it'];
    const ways = this.result.querySelector('.ways');
    ways.replaceChildren(
      make('span', {textContent: words}),
      quietButton(act, () => this.forget()),
      quietButton('Keep it', () => this.stay()),
    );
    ways.querySelector('button').focus();
  }

  stay() {
    this.show();
    this.result.focus();
  }

  forget() {
    this.remember(this.predicts ? {print: this.task.print, seen: true} : null);
    this.form?.reset();
    this.show();
    this.changed(this);
    (this.inputs[0] ?? this.section.querySelector('.lab-link')).focus();
  }

  show() {
    const done = this.state !== 'open';
    this.section.dataset.state = this.state;
    this.section.querySelector('.task-word').textContent = this.state;
    this.result.hidden = !done;
    if (done) this.showResult();
    if (this.form) this.lock(done);
  }

  showResult() {
    const {task, record, labels} = this;
    const template = this.section.querySelector('template');
    const id = `${this.section.id}-outcome`;
    this.result.replaceChildren(...resultOf({task, record, labels, id, template, startOver: () => this.startOver()}));
    this.say({});
  }

  lock(done) {
    if (done) this.fill([this.record.answer].flat());
    for (const element of this.form.elements) element.disabled = done;
    this.form.querySelector('.ways').hidden = done;
  }

  // Writes into the form again what was committed.
  fill(answers) {
    for (const input of this.inputs)
      if (this.labels.length) input.checked = answers.includes(Number(input.value));
      else input.value = typeof answers[0] === 'number' ? showNumber(answers[0]) : answers[0];
  }

  // Says what keeps the task from being done; nothing hides the sentence.
  say({note = '', reset = false}) {
    this.note.hidden = !note;
    this.note.replaceChildren(note, ...(reset ? [' ', this.originalLink()] : []));
  }

  originalLink() {
    const query = `program=${this.task.program}&view=step&reset`;
    const link = make('a', {className: 'lab-link', href: `?${query}#lab`, textContent: 'Open the original'});
    link.dataset.lab = query;
    return link;
  }

  // Sets the lab's newest number beside a prediction.
  compare() {
    const fact = measuredFor(this.task, this.work);
    if (!fact || this.state === 'open' || this.record.measured?.value === fact.value) return;
    this.remember({...this.record, measured: {...fact, machine: this.work.machine}});
    this.show();
  }

  // What holds already when a reader starts over does not do the task again: it has to become true anew, or otherwise.
  follow(work) {
    this.work = work;
    if (this.predicts) return this.compare();
    const before = this.fulfilled;
    const {done, ...rest} = lookAt(this.task, work);
    this.fulfilled = done && JSON.stringify(done);
    if (this.state !== 'open') return;
    if (done && this.fulfilled !== before) this.finish(done);
    else if (!done) this.say(rest);
  }
}

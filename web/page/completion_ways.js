// The completion file out of this browser and into it (completion.js says what it is).

const counted = (count, noun) => `${count} ${noun}${count === 1 ? '' : 's'}`;

function downloadText(name, text) {
  const address = URL.createObjectURL(new Blob([text], {type: 'application/json'}));
  const link = make('a', {href: address, download: name});
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

function downloadCompletion(course) {
  const name = document.getElementById('completion-name').value;
  const file = `${course.id}-completion.json`;
  downloadText(file, writeCompletion({course, name, when: new Date(), recordOf: recordKept}));
  const {done} = scoreKept(course.labs);
  document.getElementById('download-news').textContent = `${file}: ${counted(done, 'task')}${name.trim() ? '' : ', without a name'}.`;
}

function mountDownload(course) {
  const name = document.getElementById('completion-name');
  name.value = recall('localStorage', 'name') ?? '';
  name.addEventListener('change', () => keep('localStorage', 'name', name.value.trim()));
  document.getElementById('download').addEventListener('submit', (event) => {
    event.preventDefault();
    downloadCompletion(course);
  });
}

// What came of a file, as a sentence or two.
function loadWords({added, newer, same, foreign}, lost) {
  const parts = [
    added && `${counted(added, 'task')} added`,
    newer && `${counted(newer, 'task')} replaced by a newer answer`,
    same && `${counted(same, 'task')} as new here already`,
    foreign && `${counted(foreign, 'task')} left out, because ${foreign === 1 ? 'it belongs' : 'they belong'} to other questions`,
  ].filter(Boolean);
  const said = parts.length ? `Loaded: ${parts.join(', ')}.` : 'Loaded, but there is no task in this file.';
  if (!lost) return said;
  return `${said} The browser’s storage is full: ${counted(lost, 'task')} will be gone when you leave this page. Make space, then load the file again.`;
}

// Takes what `text` says about tasks into this browser, and gives the sentence about it.
function loadCompletion(course, text) {
  const {completion, trouble} = readCompletion(text);
  if (trouble) return trouble;
  const news = merge(course, completion, recordKept);
  if (news.trouble) return news.trouble;
  const lost = news.records.filter(([lab, task, record]) => !keepRecord(lab, task, record)).length;
  return loadWords(news, lost);
}

async function textOf(file) {
  if (file.size > COMPLETION_LIMITS.file) return {trouble: 'This file is larger than 8 MB, which no completion file is.'};
  try {
    return {text: await file.text()};
  } catch {
    return {trouble: 'This file could not be read. Choose it again.'};
  }
}

function mountLoad(course) {
  const input = document.getElementById('load-file');
  input.addEventListener('change', async () => {
    const [file] = input.files;
    if (!file) return;
    const {text, trouble} = await textOf(file);
    document.getElementById('load-news').textContent = trouble ?? loadCompletion(course, text);
    input.value = ''; // the same file may be chosen again
  });
}

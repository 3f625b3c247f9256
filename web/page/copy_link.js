// The button that copies a link to what the lab shows. Where the browser refuses, the link is shown to be copied by hand.

const COPIED = 'Copied. Whoever opens the link sees what you see now.';
const INCOMPLETE = 'This is too long for a link. The link that was copied leads to the lab, without your program and schedule.';
const BY_HAND = 'This page may not copy. Take the link from here:';

const READ_MS = 8000;

async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

// `settle()` gives a promise that is kept once the address is up to date: whether it says all there is to say.
function mountCopyLink(settle) {
  const part = (name) => document.getElementById(name);
  let timer = 0;

  function say(text) {
    part('copy-news').textContent = text;
  }

  async function copy() {
    clearTimeout(timer);
    say('');
    const complete = await settle();
    const copied = await copyText(location.href);
    say(!copied ? BY_HAND : complete ? COPIED : INCOMPLETE);
    part('copy-by-hand').hidden = copied;
    if (copied) {
      timer = setTimeout(say, READ_MS, '');
      return;
    }
    part('copy-by-hand').value = location.href;
    part('copy-by-hand').select();
  }

  part('copy-link').addEventListener('click', copy);
  part('copy-by-hand').addEventListener('blur', ({target}) => {
    target.hidden = true;
    say('');
  });
  part('copy-by-hand').addEventListener('keydown', ({key}) => {
    if (key === 'Escape') part('copy-link').focus();
  });
}

// What the reader should know about the program in the lab, with the ways back.
//
//   const notice = createNotice({reset, back, dismiss});
//   notice.show({text: 'This link opens its own copy of the program.', reset: true, back: false});   // null hides it

function createNotice(acts) {
  const part = (name) => document.getElementById(name);

  function show(news) {
    part('lab-notice').hidden = !news;
    if (!news) return;
    if (part('lab-notice-text').textContent !== news.text) part('lab-notice-text').textContent = news.text;
    part('notice-reset').hidden = !news.reset;
    part('notice-back').hidden = !news.back;
  }

  function dismiss() {
    acts.dismiss();
    show(null);
    part('lab').focus({preventScroll: true});
  }

  part('notice-reset').addEventListener('click', () => acts.reset());
  part('notice-back').addEventListener('click', () => acts.back());
  part('notice-dismiss').addEventListener('click', dismiss);
  return {show};
}

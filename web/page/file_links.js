// A folder opened by double click: no server is there to answer for a folder, so links to one lead to its index.html.
//
//   indexed('file:///home/me/site/race/?view=step');   // "file:///home/me/site/race/index.html?view=step"

function indexed(address) {
  const url = new URL(address);
  if (url.protocol === 'file:' && url.pathname.endsWith('/')) url.pathname += 'index.html';
  return url.href;
}

// Just before a link is used, whenever it came into the page.
function mountFileLinks() {
  if (location.protocol !== 'file:') return;
  const lead = ({target}) => {
    const link = target.closest?.('a[href]');
    if (link) link.href = indexed(link.href);
  };
  for (const use of ['click', 'auxclick', 'contextmenu']) addEventListener(use, lead, true);
}

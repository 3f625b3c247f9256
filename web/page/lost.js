// Looks for the course from an address that does not exist: labs.json is in one of the folders above it.

async function findCourse() {
  const depth = location.pathname.split('/').length - 2;
  for (let up = 0; up <= depth; ++up) {
    const root = new URL(up === 0 ? './' : '../'.repeat(up), location.href);
    try {
      const answer = await fetch(new URL('labs.json', root));
      if (answer.ok) return {root, ...(await answer.json())};
    } catch {}
  }
  return null;
}

function labItem(root, {id, title, summary}) {
  const item = document.createElement('li');
  const link = Object.assign(document.createElement('a'), {href: new URL(`${id}/`, root), textContent: title});
  item.append(link, ` ${summary}`);
  return item;
}

function askedFor() {
  try {
    return decodeURI(location.pathname);
  } catch {
    return location.pathname;
  }
}

async function offerLabs() {
  document.getElementById('asked').textContent = askedFor();
  const course = await findCourse();
  if (!course) return;
  const labs = course.units.flatMap((unit) => unit.labs);
  document.getElementById('labs').append(...labs.map((lab) => labItem(course.root, lab)));
  document.getElementById('home').href = course.root;
  document.getElementById('offer').hidden = false;
}

offerLabs();

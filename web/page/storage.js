// The browser's storage, which may be refused: in a frame with third-party cookies blocked even looking at it throws.

function recall(area, key) {
  try {
    return window[area].getItem(`racecourse.${key}`);
  } catch {
    return null;
  }
}

// Whether it was kept; an empty value forgets.
function keep(area, key, value) {
  try {
    if (value) window[area].setItem(`racecourse.${key}`, value);
    else window[area].removeItem(`racecourse.${key}`);
    return true;
  } catch {
    return false;
  }
}

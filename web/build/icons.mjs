// The pictures in the header of every page, coloured by the page's style.

export const LOGO =
  '<svg class="logo" viewBox="0 0 24 24" aria-hidden="true">' +
  '<path class="t0" d="M3 8h9"/><path class="t1" d="M9 16h9"/>' +
  '<circle class="t0" cx="15.5" cy="8" r="3"/><circle class="t1" cx="18" cy="16" r="3"/></svg>';

export const THEME_ICONS =
  '<svg viewBox="0 0 24 24" aria-hidden="true">' +
  '<g class="for-system"><circle cx="12" cy="12" r="8"/><path class="solid" d="M12 4a8 8 0 0 1 0 16z"/></g>' +
  '<g class="for-light"><circle cx="12" cy="12" r="4"/>' +
  '<path d="M12 3v2.5M12 18.5V21M3 12h2.5M18.5 12H21M5.6 5.6l1.8 1.8M16.6 16.6l1.8 1.8M5.6 18.4l1.8-1.8M16.6 7.4l1.8-1.8"/></g>' +
  '<path class="for-dark" d="M19 14.5A7.5 7.5 0 0 1 9.5 5a7.5 7.5 0 1 0 9.5 9.5z"/></svg>';

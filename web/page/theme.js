// Light, dark, or what the system says. Runs before the first paint; the canvas follows the event 'racecourse:theme'.

const THEMES = ['system', 'light', 'dark'];
const systemIsDark = matchMedia('(prefers-color-scheme: dark)');
let chosenTheme = THEMES.find((theme) => theme === recall('localStorage', 'theme')) ?? 'system';

function applyTheme() {
  const system = systemIsDark.matches ? 'dark' : 'light';
  const root = document.documentElement;
  root.dataset.theme = chosenTheme === 'system' ? system : chosenTheme;
  root.dataset.chosenTheme = chosenTheme;
  document.dispatchEvent(new CustomEvent('racecourse:theme'));
}

function labelThemeButton(button) {
  const label = `Theme: ${chosenTheme}`;
  button.setAttribute('aria-label', label);
  button.title = label;
}

function mountThemeButton() {
  const button = document.getElementById('theme');
  if (!button) return;
  button.hidden = false;
  labelThemeButton(button);
  button.addEventListener('click', () => {
    chosenTheme = THEMES[(THEMES.indexOf(chosenTheme) + 1) % THEMES.length];
    keep('localStorage', 'theme', chosenTheme);
    applyTheme();
    labelThemeButton(button);
  });
}

applyTheme();
document.addEventListener('racecourse:cleared', () => {
  chosenTheme = 'system';
  applyTheme();
  labelThemeButton(document.getElementById('theme'));
});
systemIsDark.addEventListener('change', applyTheme);
document.addEventListener('DOMContentLoaded', mountThemeButton);

// Reads src/ui/tokens.css, the file that styles both the page and the canvas.
//
//   const {light, dark} = parseTokens(css);
//   contrast(light['ink'], light['paper']);  // 14.2

const DECLARATION = /^\s*--([a-z0-9-]+):\s*([^;]+);\s*$/;

// The declarations of the block that `selector` opens, as an object of name (without dashes) to text.
function block(css, selector) {
  const start = css.indexOf(`${selector} {`);
  if (start < 0) throw new Error(`tokens.css has no block "${selector}".`);
  const body = css.slice(css.indexOf('{', start) + 1, css.indexOf('}', start));
  const lines = body
    .split('\n')
    .map((line) => DECLARATION.exec(line))
    .filter(Boolean);
  return Object.fromEntries(lines.map(([, name, value]) => [name, value.trim()]));
}

// Both themes of `css`: `dark` holds the light values where the dark block has none.
export function parseTokens(css) {
  const light = block(css, ':root');
  const overrides = block(css, ':root[data-theme="dark"]');
  return {light, dark: {...light, ...overrides}, overrides};
}

// The dark block once more for readers whose system asks for dark and who chose nothing here.
export function systemDarkRule(css) {
  const lines = Object.entries(parseTokens(css).overrides).map(([name, value]) => `    --${name}: ${value};`);
  return `@media (prefers-color-scheme: dark) {\n  :root:not([data-theme]) {\n${lines.join('\n')}\n  }\n}\n`;
}

function luminance(colour) {
  const channel = (at) => {
    const share = parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

// The contrast ratio of WCAG 2.1 between two #rrggbb colours, 1 to 21.
export function contrast(one, other) {
  const [dim, bright] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (bright + 0.05) / (dim + 0.05);
}

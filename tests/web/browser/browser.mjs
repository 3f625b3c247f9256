// The browser of the tests and of the benchmark: headless Chromium with software WebGL.

import {chromium} from 'playwright-core';

const FLAGS = ['--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--disable-background-networking'];

// `flags` are added to the usual ones; `webgl: false` takes WebGL away.
export function openBrowser({flags = [], webgl = true} = {}) {
  return chromium.launch({
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
    args: webgl ? [...FLAGS, ...flags] : ['--no-sandbox', '--disable-background-networking', '--disable-3d-apis', ...flags],
  });
}

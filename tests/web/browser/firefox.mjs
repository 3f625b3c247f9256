// Firefox for the tests. It draws WebGL only where there is an X server, so one without a screen is started beside it.
//
//   const firefox = await openFirefox();
//   const page = await firefox.browser.newPage();
//   await firefox.close();

import {spawn} from 'node:child_process';
import puppeteer from 'puppeteer-core';

// Starts Xvfb on a display that is free; {display, stop}.
async function startDisplay() {
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1400x1000x24'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const number = await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.once('exit', () => reject(new Error('Xvfb ended at once.')));
    server.stdio[3].once('data', (data) => resolve(String(data).trim()));
  });
  return {display: `:${number}`, stop: () => server.kill()};
}

export async function openFirefox() {
  const {display, stop} = await startDisplay();
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: process.env.FIREFOX || '/usr/bin/firefox-esr',
    headless: true,
    env: {...process.env, DISPLAY: display, LIBGL_ALWAYS_SOFTWARE: '1'},
    // Files are strangers to each other, as in every Firefox that is not driven by a program.
    extraPrefsFirefox: {'webgl.force-enabled': true, 'security.fileuri.strict_origin_policy': true},
  });
  const close = async () => {
    await browser.close();
    stop();
  };
  return {browser, close};
}

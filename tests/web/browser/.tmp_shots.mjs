import {openBrowser} from './browser.mjs';
import {startServer} from '../../../scripts/serve.mjs';
const s = await startServer({directory: process.env.SITE_DIR ?? 'build/site', port: 0});
const b = await openBrowser();
const out='/tmp/lead/shots6'; 
import {mkdirSync} from 'node:fs'; mkdirSync(out,{recursive:true});
const pages = process.argv.slice(2);
for (const [name,opt] of Object.entries({wide:{viewport:{width:1280,height:800}}, small:{viewport:{width:360,height:740}}, dark:{viewport:{width:1280,height:800},colorScheme:'dark'}})) {
  const c = await b.newContext(opt); const page = await c.newPage();
  for (const p of pages) { await page.goto(s.url+p); await page.waitForTimeout(800);
   const f=`${out}/${(p.replaceAll('/','-')||'home').replace(/\W+$/,'')}-${name}.png`;
   await page.screenshot({path:f, fullPage: name!=='dark'}); console.log(f);} 
  await c.close();
}
await b.close(); await s.close();

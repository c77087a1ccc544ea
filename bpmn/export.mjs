// Draws every diagram of this folder as SVG, with the hash of its model inside, so that a test can tell
// when picture and model part. Needs `npm ci` here and a Chromium (CHROMIUM, default /usr/bin/chromium).
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

const viewer = createRequire(import.meta.url).resolve('bpmn-js/dist/bpmn-viewer.production.min.js');
const folder = new URL('.', import.meta.url);

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
const page = await browser.newPage();
await page.setContent('<div id="canvas" style="width:3000px;height:1000px"></div>');
await page.addScriptTag({ path: viewer });

for (const file of readdirSync(folder).filter((name) => name.endsWith('.bpmn'))) {
  const model = readFileSync(new URL(file, folder), 'utf8');
  const drawn = await page.evaluate(async (xml) => {
    const view = new BpmnJS({ container: '#canvas' });
    await view.importXML(xml);
    const { svg } = await view.saveSVG();
    view.destroy();
    return svg;
  }, model);
  const hash = createHash('sha256').update(model).digest('hex');
  const picture = drawn.replace(/(<svg [^>]*>)/, `$1<metadata>model sha256 ${hash}</metadata>`);
  writeFileSync(new URL(file.replace('.bpmn', '.svg'), folder), picture.trimEnd() + '\n');
  console.log(`${file} -> ${file.replace('.bpmn', '.svg')}`);
}
await browser.close();

// node axe.mjs FILE...: opens each page in Chromium with scripts of its own switched off, at two widths, and asks axe.
// One line per page: "clean", or what axe finds.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
for (const file of process.argv.slice(2)) {
  const faults = [];
  for (const width of [320, 1280]) {
    const page = await browser.newPage({ viewport: { width, height: 900 } });
    await page.goto(pathToFileURL(file).href);
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => globalThis.axe.run());
    faults.push(...violations.map(({ id, nodes }) => `${width}px ${id}: ${nodes[0].html}`));
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    if (wide > width) faults.push(`${width}px: the page is ${wide}px wide`);
    await page.close();
  }
  console.log(faults.length === 0 ? 'clean' : faults.join('\n'));
}
await browser.close();

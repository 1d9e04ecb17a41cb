/** The site built for a folder of a host, `SITE_BASE=/x/`: nothing points outside it, and figures compute. */
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serve, type Site } from '../../src/tools/serve.ts';
import { buildSite, isStale } from '../../src/tools/site.ts';
import { root } from '../../src/tools/steps.ts';
import { figureNames, outline, samplePaths } from '../support/pages.ts';
import { closeBrowser, watch } from '../support/page.ts';

const folder = '.cache/dist-x';
let site: Site;

beforeAll(async () => {
  if (isStale(folder, '/x/') && !(await buildSite(folder, '/x/')))
    throw new Error('The site could not be built for /x/.');
  site = await serve({ root: join(root, folder), base: '/x/' });
}, 240_000);
afterAll(async () => {
  await closeBrowser();
  await site.close();
});

test('every page loads what it needs from under /x/, and links to pages under it', async () => {
  const outside: string[] = [];
  const { page, problems, responses, close } = await watch();
  const { origin } = new URL(site.url);
  for (const path of samplePaths(join(root, folder))) {
    await page.goto(site.url + path, { waitUntil: 'load' });
    const { links } = await outline(page);
    outside.push(...links.filter((link) => link.startsWith(origin) && !link.startsWith(site.url)));
  }
  outside.push(
    ...responses
      .map((response) => response.url())
      .filter((url) => url.startsWith('http') && !url.startsWith(site.url)),
  );
  expect(outside).toEqual([]);
  expect(problems).toEqual([]);
  await close();
});

test('a figure finds its worker, its backend and its network', async () => {
  const [name] = figureNames(join(root, folder));
  const { page, problems, close } = await watch();
  await page.goto(`${site.url}embed/${name}/?autoplay=1&backend=wasm&layer=conv1&unit=0&size=32&steps=2`);
  await page.locator('[data-figure][data-status=done]').waitFor({ timeout: 120_000 });
  expect(problems).toEqual([]);
  await close();
});

/** The site built for a folder of a host, `SITE_BASE=/x/`: nothing points outside it, and figures compute. */
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serve, type Site } from '../../src/tools/serve.ts';
import { buildSite, isStale } from '../../src/tools/site.ts';
import { root } from '../../src/tools/steps.ts';
import { figureNames, outline } from '../support/pages.ts';
import { closePages, watch, watchAgain } from '../support/page.ts';

const folder = '.cache/dist-x';
let site: Site;

beforeAll(async () => {
  if (isStale(folder, '/x/') && !(await buildSite(folder, '/x/')))
    throw new Error('The site could not be built for /x/.');
  site = await serve({ root: join(root, folder), base: '/x/' });
}, 240_000);
afterAll(async () => {
  await closePages();
  await site.close();
});

/** Whatever in a page, a style sheet or a script looks like a path of the site, seen from the host's root. */
function pathsIn(text: string, entries: string): string[] {
  const value = /\s[\w-]+="(\/[^"]*)"/g;
  const quoted = new RegExp(`["'\`(=,\\s;](/(?:x/)?(?:${entries})(?=["'\`/?#)])[^"'\`()<>\\s,;&\\\\]*)`, 'g');
  return [value, quoted].flatMap((pattern) => [...text.matchAll(pattern)].map(([, path]) => path!));
}

test('every path in pages, style sheets and scripts begins with /x/, and is there', () => {
  const built = join(root, folder);
  const entries = readdirSync(built).join('|').replaceAll('.', '\\.');
  const outside = new Set<string>();
  const missing = new Set<string>();
  let inside = 0;
  for (const file of globSync('**/*.{html,css,js}', { cwd: built })) {
    for (const path of pathsIn(readFileSync(join(built, file), 'utf8'), entries)) {
      if (!path.startsWith('/x/')) outside.add(`${file}: ${path}`);
      // A template is filled in when it runs; its folder is there.
      const target = path.slice('/x/'.length).replace(/[?#].*$|[^/]*\$\{.*$/, '');
      if (!existsSync(join(built, target))) missing.add(`${file}: ${path}`);
      inside++;
    }
  }
  expect(inside).toBeGreaterThan(1000);
  expect([...outside]).toEqual([]);
  expect([...missing]).toEqual([]);
});

// One of each kind; their paths are those of all others (above).
test.each(['', 'superposition/', 'units/inceptionv1/conv1/', 'embed/feature-visualizer/'])(
  '/x/%s loads what it needs from under /x/, and links to pages under it',
  async (path) => {
    const { page, problems, responses, close } = await watchAgain();
    const { origin } = new URL(site.url);
    await page.goto(site.url + path, { waitUntil: 'load' });
    const { links } = await outline(page);
    const outside = [...links, ...responses.map((response) => response.url())].filter(
      (url) => (url.startsWith(origin) || url.startsWith('http:')) && !url.startsWith(site.url),
    );
    expect(links).not.toEqual([]);
    expect(outside).toEqual([]);
    expect(problems).toEqual([]);
    await close();
  },
);

test('a figure finds its worker, its backend and its network', async () => {
  const [name] = figureNames(join(root, folder));
  const { page, problems, close } = await watch();
  await page.goto(`${site.url}embed/${name}/?autoplay=1&backend=wasm&layer=conv1&unit=0&size=32&steps=2`);
  await page.locator('[data-figure][data-status=done]').waitFor({ timeout: 120_000 });
  expect(problems).toEqual([]);
  await close();
});

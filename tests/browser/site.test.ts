/** Every page: loads without a complaint, breaks no rule of axe, fits a narrow screen, and its links lead somewhere. */
import type { Response } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { closePages, watch, watchAgain, type Watched } from '../support/page.ts';
import {
  figuresOn,
  outline,
  samplePaths,
  violations,
  withoutScript,
  type Outline,
} from '../support/pages.ts';

const site = inject('site');
const pages = samplePaths(inject('folder'));
const chapters = ['intro', 'visualization', 'circuits', 'polysemanticity', 'superposition', 'closing'];
const inChapters = new Set(chapters.flatMap((name) => figuresOn(inject('folder'), `${name}/`)));
/** Their colors by night are looked at in their chapters; of their own pages, which are alike around them, on the first. */
const likeChapters = pages
  .filter((path) => path.startsWith('embed/') && inChapters.has(path.split('/')[1]!))
  .slice(1);
const outlines = new Map<string, Outline>();

afterAll(closePages);

test('the pages that the site promises are there', () => {
  expect(pages).toEqual(expect.arrayContaining(['', '404.html', ...chapters.map((name) => `${name}/`)]));
});

describe.each(pages)('/%s', (path) => {
  let open: Watched;
  let response: Response;

  beforeAll(async () => {
    open = await watchAgain({
      colorScheme: 'light',
      reducedMotion: 'reduce',
      viewport: { width: 1280, height: 900 },
    });
    response = (await open.page.goto(site + path))!;
    // The network may be idle while a busy machine still reads the page.
    await open.page.waitForLoadState('networkidle');
    outlines.set(path, await outline(open.page));
  });
  afterAll(() => open.close());

  test('loads without errors and has one title', () => {
    const { title, language, headings, ids } = outlines.get(path)!;
    expect(response.status()).toBe(200);
    expect(open.problems).toEqual([]);
    expect(title).not.toBe('');
    expect(language).toMatch(/^en/);
    expect(headings).toHaveLength(1);
    expect(ids).toHaveLength(new Set(ids).size);
  });

  // The themes differ in their colors alone.
  const themes: ['light' | 'dark', 'all' | 'colors'][] = [['light', 'all']];
  if (!likeChapters.includes(path)) themes.push(['dark', 'colors']);

  test.each(themes)('breaks no rule of axe in the %s theme', async (colorScheme, rules) => {
    await open.page.emulateMedia({ colorScheme });
    expect(await violations(open.page, rules)).toEqual([]);
  });

  test('fits 320 px', async () => {
    await open.page.setViewportSize({ width: 320, height: 640 });
    const tooWide = () =>
      open.page.evaluate(() => {
        if (document.documentElement.scrollWidth <= innerWidth) return [];
        return [...document.body.querySelectorAll('*')]
          .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
          .map((element) => element.outerHTML.slice(0, 120));
      });
    // Pictures chosen by width come a moment later.
    await expect.poll(tooWide, { timeout: 15_000 }).toEqual([]);
  });

  test('has its title and its ways on without JavaScript', async () => {
    const { headings, ways } = await withoutScript(open.page, await response.text());
    expect(headings).toBe(1);
    if (!path.startsWith('embed/')) expect(ways).toBeGreaterThan(0);
  });
});

test('a chapter and a figure are shown without JavaScript', async () => {
  const { page, problems, close } = await watch({ javaScriptEnabled: false });
  await page.goto(`${site}superposition/`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.getByRole('navigation').getByRole('link').first().waitFor();
  await page.locator('main p:visible').nth(20).waitFor();
  await page.goto(`${site}embed/feature-visualizer/`);
  await page.getByRole('heading', { level: 1 }).waitFor({ state: 'attached' });
  await page.locator('[data-figure] figcaption').first().waitFor();
  await page.locator('[data-figure] img').first().waitFor();
  expect(problems).toEqual([]);
  await close();
});

test('every internal link leads to a page, and every anchor to a place on it', async () => {
  const missing: string[] = [];
  const statuses = new Map<string, number>();
  for (const [path, { links }] of outlines) {
    for (const link of new Set(links.filter((href) => href.startsWith(site)))) {
      const url = new URL(link);
      const target = link.slice(site.length).replace(/[?#].*$/, '');
      if (!outlines.has(target) && !statuses.has(target))
        statuses.set(target, (await fetch(site + target)).status);
      if (!outlines.has(target) && statuses.get(target) !== 200) missing.push(`/${path} -> /${target}`);
      const place = decodeURIComponent(url.hash.slice(1));
      // The page of a layer draws the panel of any unit when it is asked for (units.test.ts).
      const onDemand = /^units\/\w+\/\w+\/$/.test(target) && /^\d+$/.test(place);
      if (place && !onDemand && outlines.has(target) && !outlines.get(target)?.ids.includes(place))
        missing.push(`/${path} -> /${target}#${place}`);
    }
  }
  expect(missing).toEqual([]);
});

test('an address that does not exist gets the 404 page', async () => {
  const { page, close } = await watch({ ignore: [/404/] });
  const response = await page.goto(`${site}no/such/page/`);
  expect(response?.status()).toBe(404);
  expect(await page.locator('h1').count()).toBe(1);
  await close();
});

test('the theme can be chosen, and the choice stays', async () => {
  const { page, problems, close } = await watch({ colorScheme: 'light' });
  await page.goto(site);
  const background = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const light = await background();
  const choice = page.locator('theme-select select');
  await choice.selectOption('dark');
  expect(await background()).not.toBe(light);
  await page.goto(`${site}intro/`);
  expect(await background()).not.toBe(light);
  await page.locator('theme-select select').selectOption('light');
  expect(await background()).toBe(light);
  expect(problems).toEqual([]);
  await close();
});

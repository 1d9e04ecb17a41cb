/** What readers set in their system, or hold in their hands: forced colors, a phone, no script, paper. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { closePages, watch, watchAgain } from '../support/page.ts';
import { pagePaths } from '../support/pages.ts';

const site = inject('site');
afterAll(closePages);

async function wake(page: Page, path: string): Promise<void> {
  await page.goto(site + path);
  const island = page.locator('[data-figure] astro-island[ssr]');
  if ((await island.count()) === 0) return;
  await page.locator('[data-figure] .figure-body').hover();
  await island.first().waitFor({ state: 'detached' });
}

describe('with colors forced by the system', () => {
  /** What tells the chosen one of a group from its neighbor, as computed. */
  const differences = (page: Page, chosen: string, other: string): Promise<string[]> =>
    page.evaluate(
      ([one, two]) => {
        const styles = [one, two].map((selector) => getComputedStyle(document.querySelector(selector)!));
        return ['background-color', 'color', 'outline', 'border', 'text-decoration', 'font-weight'].filter(
          (name) => styles[0]!.getPropertyValue(name) !== styles[1]!.getPropertyValue(name),
        );
      },
      [chosen, other] as const,
    );

  test.each([
    ['embed/feature-visualizer/', '.segment input:checked + span', '.segment input:not(:checked) + span'],
    ['embed/handmade-circuit/', '.figure [aria-pressed=true]', '.figure [aria-pressed=false]'],
    ['units/inceptionv1/conv1/', '.tiles [aria-current]', '.tiles a:not([aria-current])'],
    ['teach/', '.site-header [aria-current]', '.site-header nav a:not([aria-current])'],
  ])('/%s tells what is chosen', async (path, chosen, other) => {
    const { page, close } = await watchAgain({ viewport: { width: 1100, height: 900 } });
    await page.emulateMedia({ forcedColors: 'active' });
    await wake(page, path);
    if (path.startsWith('units/')) await page.locator('.tiles a').nth(1).click();
    await page.locator(chosen).first().waitFor({ state: 'attached' });
    expect(await differences(page, chosen, other)).toEqual(
      expect.arrayContaining(['background-color', 'color', 'outline']),
    );
    await page.emulateMedia({ forcedColors: null });
    await close();
  });

  test('grounds that are data stay, and the theme is that of the system', async () => {
    const { page, close } = await watch({ forcedColors: 'active', colorScheme: 'dark' });
    await page.addInitScript(() => localStorage.setItem('theme', 'light'));
    await wake(page, 'embed/kernel-playground/');
    const grounds = await page
      .locator('.kp-kernel :is(input, span)')
      .evaluateAll((cells) => cells.map((cell) => getComputedStyle(cell).backgroundColor));
    expect(new Set(grounds).size).toBeGreaterThan(1);
    expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBeUndefined();
    await close();
  });
});

describe('on a phone', () => {
  test.each(['embed/feature-visualizer/', 'embed/kernel-playground/', 'units/resnet50/logits/'])(
    '/%s has no field that the browser zooms into',
    async (path) => {
      const { page, close } = await watchAgain({ viewport: { width: 390, height: 844 } });
      await wake(page, path);
      if (path.startsWith('embed/')) {
        await page.getByRole('button', { name: 'Share', exact: true }).click();
        await page.locator('.figure-panel input').first().waitFor();
      }
      const sizes = await page
        .locator('select, textarea, input:not([type=checkbox], [type=radio], [type=range], [type=file])')
        .evaluateAll((fields) => fields.map((field) => parseFloat(getComputedStyle(field).fontSize)));
      expect(sizes.length).toBeGreaterThan(0);
      expect(Math.min(...sizes)).toBeGreaterThanOrEqual(16);
      await close();
    },
  );

  test('a swipe over a picture that can be drawn on scrolls the page and moves nothing; a tap does', async () => {
    const { page, close } = await watch({ viewport: { width: 390, height: 844 }, hasTouch: true });
    await page.goto(`${site}embed/kernel-playground/?backend=cpu&at=500`);
    const square = page.locator('.kp-square[role=application]').first();
    await square.scrollIntoViewIfNeeded();
    const { x, y, width, height } = (await square.boundingBox())!;
    const place = () => square.getAttribute('aria-label');
    const before = { place: await place(), y: await page.evaluate(() => scrollY) };
    const session = await page.context().newCDPSession(page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', up = 0) =>
      session.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: type === 'touchEnd' ? [] : [{ x: x + width / 2, y: y + height / 2 - up }],
      });
    await touch('touchStart');
    for (let up = 15; up <= 150; up += 15) {
      await touch('touchMove', up);
      await page.evaluate(() => new Promise(requestAnimationFrame));
    }
    await touch('touchEnd');
    expect(await page.evaluate(() => scrollY)).toBeGreaterThan(before.y);
    expect(await place()).toBe(before.place);
    await square.tap({ position: { x: 20, y: height - 20 } });
    await expect.poll(place).not.toBe(before.place);
    await close();
  });

  // Live parts too, whose styles come when they do.
  test('no style sheet takes the scrolling of the page', () => {
    const sheets = globSync('assets/*.css', { cwd: inject('folder') });
    expect(sheets.length).toBeGreaterThan(0);
    for (const file of sheets)
      expect(readFileSync(join(inject('folder'), file), 'utf8'), file).not.toMatch(/touch-action:\s*none/);
  });
});

test('without script no control looks as if it could be used, and the note comes first', async () => {
  const { page, close } = await watch({ javaScriptEnabled: false });
  await page.goto(`${site}embed/feature-visualizer/`);
  const figure = page.locator('[data-figure]');
  expect(await figure.locator('button:visible, input:visible, select:visible').count()).toBe(0);
  const note = await figure.locator('noscript').boundingBox();
  const picture = await figure.locator('img:visible').first().boundingBox();
  expect(note!.y + note!.height).toBeLessThanOrEqual(picture!.y);
  await close();
});

test('no page names an address that the build was not told', () => {
  const folder = inject('folder');
  const html = (path: string) => readFileSync(join(folder, path.replace(/(^|\/)$/, '$1index.html')), 'utf8');
  for (const path of pagePaths(folder)) {
    expect(html(path), path).not.toMatch(/example\.org/);
    if (!process.env.SITE_ORIGIN) expect(html(path), path).not.toMatch(/rel="canonical"|og:url|og:image/);
  }
});

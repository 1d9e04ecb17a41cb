/** Figures whose scripts do not arrive, or arrive late, or find a page that others have changed: the reader hears of it, and no press is lost. */
import type { Frame, Page } from 'playwright-core';
import { afterAll, expect, inject, test } from 'vitest';
import { closePages, watch, type Watched } from '../support/page.ts';

afterAll(closePages);

const ignore = [/ERR_FAILED/, /failed:/, /astro-island/];
const figure = '[data-figure]';
const words = (at: Page | Frame) =>
  at
    .locator(`${figure} .status .line, ${figure} .problem, .figure-notice`)
    .allInnerTexts()
    .then((all) => all.join(' '));
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const statusOf = (page: Page) => page.locator(figure).getAttribute('data-status');

/** The toy figure alone, in a browser that has nothing of it yet; scripts that match `lost` do not arrive until they are let through. */
async function without(lost: RegExp): Promise<Watched> {
  const watched = await watch({ viewport: { width: 1100, height: 900 }, ignore });
  await watched.page.route(lost, (route) => route.abort());
  await watched.page.goto(`${inject('site')}embed/superposition-trainer/`);
  return watched;
}

const exportOf = (page: Page) =>
  page.evaluate(
    (at) =>
      document
        .querySelector<HTMLElement & { exportData(): Promise<object> }>(at)!
        .exportData()
        .then(
          () => 'exported',
          (error: Error) => error.message,
        ),
    figure,
  );

test.each([
  ['script', /assets\/SuperpositionTrainer\..*\.js/, 'Play'],
  ['live part', /assets\/Live\..*\.js/, 'Try again'],
  ['worker', /assets\/worker.*\.js/, 'Try again'],
])('says that its %s did not arrive, and asks for it again at the next press', async (_, lost, again) => {
  const { page, close } = await without(lost);
  await press(page, 'Play');
  await expect.poll(() => words(page)).toMatch(/could not be loaded\. Press Play to try again/);
  expect(await exportOf(page)).toMatch(/could not be loaded/);
  await page.unroute(lost);
  await press(page, again);
  await expect.poll(() => statusOf(page)).toMatch(/running|done/);
  expect(await words(page)).not.toMatch(/could not be loaded/);
  await close();
});

test('says that a panel did not arrive', async () => {
  const lost = /assets\/SharePanel\..*\.js/;
  const { page, close } = await without(lost);
  await press(page, 'Share');
  await expect.poll(() => words(page)).toMatch(/panel could not be loaded/);
  await page.unroute(lost);
  await press(page, 'Share');
  await page.getByRole('group', { name: 'Share', exact: true }).waitFor();
  expect(await words(page)).not.toMatch(/could not be loaded/);
  await close();
});

test.each([false, true])('says that its frame forbids computing, with a way out (CORS: %s)', async (cors) => {
  const { page, close } = await watch({ ignore: [/./] });
  const address = `${inject('site')}embed/superposition-trainer/?autoplay=1&steps=20`;
  if (cors)
    await page.route(`${inject('site')}**`, async (route) => {
      const response = await route.fetch();
      await route.fulfill({
        response,
        headers: { ...response.headers(), 'access-control-allow-origin': '*' },
      });
    });
  await page.goto(`${inject('site')}404.html`);
  await page.setContent(
    `<iframe sandbox="allow-scripts" style="width: 700px; height: 700px" src="${address.replace('&', '&amp;')}"></iframe>`,
  );
  const frame = page.frameLocator('iframe');
  expect(await frame.locator('.figure-notice a').getAttribute('href')).toBe(address);
  if (cors) await frame.locator('[data-status=failed]').waitFor();
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await close();
});

test('leaves an untouched chapter alone whatever others add to its link', async () => {
  const { page, responses, close } = await watch();
  await page.goto(`${inject('site')}visualization/?fbclid=x&utm_source=moodle&forceview=1`, {
    waitUntil: 'networkidle',
  });
  expect(await page.locator('astro-island').count()).toBeGreaterThan(5);
  expect(await page.locator('astro-island:not([ssr])').count()).toBe(0);
  // The page's own, for an address that citations need; a figure that wakes asks for a dozen.
  const scripts = responses.map((response) => response.url()).filter((url) => url.endsWith('.js'));
  expect(scripts.length, scripts.join('\n')).toBeLessThan(4);
  await close();
});

test('wakes the figure that a link speaks to, and no other', async () => {
  const { page, close } = await watch();
  await page.goto(`${inject('site')}visualization/?debug2=1&amp;Regularization-Lab.Unit=3`);
  await page.locator('#regularization-lab astro-island:not([ssr])').waitFor({ state: 'attached' });
  expect(await page.locator('astro-island:not([ssr])').count()).toBe(1);
  await close();
});

test('leaves to the browser what works without script, and tells the figure of it afterward', async () => {
  const { page, problems, close } = await watch();
  await page.goto(`${inject('site')}circuits/`);
  const summary = page.locator('astro-island[ssr] summary').first();
  expect(
    await summary.evaluate((element: HTMLElement) => {
      element.click();
      return (element.parentElement as HTMLDetailsElement).open;
    }),
  ).toBe(true);

  await page.goto(`${inject('site')}embed/deepdream/`);
  let letThrough: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (letThrough = resolve));
  await page.route(/assets\/.*\.js/, async (route) => {
    await held;
    await route.continue();
  });
  const opened = page.waitForEvent('filechooser');
  await page.getByText('Use a picture of yours').click();
  const chooser = await opened;
  await chooser.setFiles({ name: 'none.txt', mimeType: 'text/plain', buffer: Buffer.from('no picture') });
  expect(await page.locator('astro-island[ssr]').count()).toBe(1);
  letThrough();
  await page.locator('.own .problem').waitFor();
  expect(problems).toEqual([]);
  await close();
});

/** What browsers that translate do to every text, and what some of them do between elements. */
const translated = (): void => {
  const island = document.querySelector('figure')!;
  const walker = document.createTreeWalker(island, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) texts.push(walker.currentNode as Text);
  for (const text of texts) {
    const parent = text.parentElement!;
    if (!text.data.trim() || parent.closest('[translate=no], font, script, style, template')) continue;
    const [outer, inner] = [document.createElement('font'), document.createElement('font')];
    inner.textContent = text.data;
    outer.append(inner);
    text.replaceWith(outer);
  }
};

test('runs on a page that was translated before it was touched, and while it ran', async () => {
  const { page, problems, close } = await watch();
  await page.goto(`${inject('site')}embed/superposition-trainer/`);
  await page.evaluate(() => history.replaceState(null, '', '?backend=cpu&steps=20'));
  await page.evaluate(translated);
  await page.evaluate(() => {
    for (const element of document.querySelectorAll('astro-island .bar *, astro-island .status *'))
      if (!element.closest('svg')) element.before(' ');
  });
  await press(page, 'Play');
  await page.locator('[data-status=running], [data-status=done]').waitFor({ state: 'attached' });
  await page.evaluate(translated);
  await page.locator('[data-status=done]').waitFor({ state: 'attached' });
  await expect.poll(() => words(page)).toMatch(/^Done\. Step 20 of 20/);
  const names = await page.locator('.bar-button').allTextContents();
  expect(names.map((name) => name.trim())).toEqual([
    'Play',
    'Step',
    'Reset',
    'New seed',
    'Share',
    'Enlarge',
    'Download',
  ]);
  expect(await page.locator(`${figure} .thing svg`).count()).toBeGreaterThan(0);
  expect(problems).toEqual([]);
  await close();
});

test('keeps the figure that the address names in view while those above it grow', async () => {
  const { page, close } = await watch({ viewport: { width: 1280, height: 900 } });
  await page.goto(`${inject('site')}superposition/?steps=50#interference`);
  await page.waitForFunction(() => !document.querySelector('astro-island[ssr]'));
  const top = await page.evaluate(async () => {
    // At rest: no change of height for a second's worth of frames.
    for (let [frames, last] = [0, 0]; frames < 60; frames++) {
      await new Promise(requestAnimationFrame);
      const height = document.body.scrollHeight;
      if (height !== last) [frames, last] = [0, height];
    }
    return document.getElementById('interference')!.getBoundingClientRect().top;
  });
  expect(top).toBeGreaterThanOrEqual(0);
  expect(top).toBeLessThan(200);
  await close();
});

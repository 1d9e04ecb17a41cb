/** Figures in the frames of other pages, which allow them little, and made as large as the window. */
import type { Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { closePages, watch, watchAgain, type Watched } from '../support/page.ts';

const site = inject('site');
const viewport = { width: 1100, height: 900 };
/** Computes in plain JavaScript, and is done in a moment. */
const toy = 'embed/superposition-trainer/?backend=cpu&steps=20&features=4';

afterAll(closePages);

/** A browser that has no whole screen to give, as on phones. */
const noWholeScreen = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    Element.prototype.requestFullscreen = () => Promise.reject(new Error('Not here.'));
  });

/** Puts frames into the page of a teacher, one below the other, and keeps what each tells of its height. */
async function frames(page: Page, list: { path: string; allow: string; height: number }[]): Promise<Frame[]> {
  await page.goto(`${site}404.html`, { waitUntil: 'load' });
  const elements = await page.evaluateHandle(
    ([base, made]) => {
      const told: number[] = [];
      Object.assign(globalThis, { told });
      document.body.replaceChildren();
      addEventListener('message', ({ data, source }: MessageEvent<{ type?: string; height: number }>) => {
        if (data.type !== 'wnl:height') return;
        told.push(data.height);
        for (const frame of document.querySelectorAll('iframe'))
          if (frame.contentWindow === source && frame.dataset.follows)
            frame.style.height = `${data.height}px`;
      });
      return made.map(({ path, allow, height }) => {
        const frame = document.createElement('iframe');
        Object.assign(frame.style, { display: 'block', width: '900px', height: `${height}px` });
        if (!height) frame.dataset.follows = 'yes';
        frame.allow = allow;
        frame.src = base + path;
        document.body.append(frame);
        return frame;
      });
    },
    [site, list] as const,
  );
  const found: Frame[] = [];
  for (const handle of (await elements.getProperties()).values()) {
    const frame = await handle.asElement()!.contentFrame();
    await frame!.locator('[data-figure]').waitFor({ state: 'attached' });
    found.push(frame!);
  }
  return found;
}

const button = (place: Frame | Page, name: string) => place.getByRole('button', { name, exact: true });
const live = (place: Frame | Page) =>
  place.locator('[data-figure] astro-island[ssr]').waitFor({ state: 'detached' });
const told = (page: Page) => page.evaluate(() => (globalThis as unknown as { told: number[] }).told);

describe('in a frame', () => {
  let open: Watched;
  beforeAll(async () => {
    open = await watch({ viewport });
    await noWholeScreen(open.page);
  });
  afterAll(() => open.close());

  test('a figure that may not fill the screen opens in a tab, with its settings', async () => {
    const { page, problems } = open;
    const [frame] = await frames(page, [{ path: `${toy}&hide=seed`, allow: "fullscreen 'none'", height: 0 }]);
    await live(frame!);
    const [tab] = await Promise.all([page.waitForEvent('popup'), button(frame!, 'Open in a tab').click()]);
    expect(new URL(tab.url()).search).toMatch(/features=4.*&hide=seed&autoplay=1$/);
    expect(await tab.evaluate(() => window.opener as unknown)).toBeNull();
    await tab.close();
    expect(Math.min(...(await told(page)))).toBeGreaterThan(400);
    expect(problems).toEqual([]);
  });

  test('an enlarged figure tells no other height, and Back brings it back', async () => {
    const { page, problems } = open;
    const [frame] = await frames(page, [{ path: toy, allow: 'fullscreen', height: 0 }]);
    await live(frame!);
    const least = Math.min(...(await told(page)));
    expect(least).toBeGreaterThan(400);
    await button(frame!, 'Enlarge').click();
    await button(frame!, 'Shrink').waitFor();
    expect(await frame!.locator('.figure-enlarged').count()).toBe(1);
    await frame!.evaluate(() => new Promise(requestAnimationFrame));
    // The history is that of the whole tab; nothing of the page around is left by it.
    await page.evaluate(() => history.back());
    await button(frame!, 'Enlarge').waitFor();
    expect(await frame!.locator('.figure-enlarged').count()).toBe(0);
    expect(Math.min(...(await told(page)))).toBeGreaterThanOrEqual(least);
    expect(problems).toEqual([]);
  });

  test('where the clipboard is refused, the text is selected and the keys are named', async () => {
    const { page, problems } = open;
    const [frame] = await frames(page, [
      { path: `${toy}&lock=seed`, allow: "clipboard-write 'none'", height: 900 },
    ]);
    await live(frame!);
    await frame!.evaluate(() => {
      document.execCommand = () => false;
    });
    await button(frame!, 'Share').click();
    await button(frame!, 'Copy: code to put it on a page').click();
    await frame!.getByRole('alert').filter({ hasText: 'press Ctrl+C' }).waitFor();
    expect(await frame!.evaluate(() => document.getSelection()?.toString())).toMatch(
      /^<iframe .*lock=seed.*clipboard-write/,
    );
    expect(problems.filter((problem) => !/permissions policy|Permissions policy/.test(problem))).toEqual([]);
  });

  test('a download is followed by a way out, in case that nothing has come', async () => {
    const { page } = open;
    const [frame] = await frames(page, [{ path: `${toy}&autoplay=1`, allow: '', height: 900 }]);
    await frame!.locator('[data-figure][data-status=done]').waitFor({ state: 'attached' });
    await button(frame!, 'Download').click();
    await button(frame!, 'Data and settings (JSON)').click();
    const way = frame!.getByRole('link', { name: 'Open the figure in a tab' });
    expect(await way.getAttribute('href')).toMatch(/embed\/superposition-trainer\/\?.*autoplay=1$/);
  });

  test('of several that start by themselves, only those in sight do', async () => {
    const { page } = open;
    const path = `${toy}&autoplay=1`;
    const [first, second] = await frames(page, [
      { path, allow: '', height: 1500 },
      { path, allow: '', height: 900 },
    ]);
    const step = (frame: Frame) => frame.locator('[data-figure]').getAttribute('data-step');
    await first!.locator('[data-figure][data-status=done]').waitFor({ state: 'attached' });
    await live(second!);
    expect(await second!.locator('[data-figure]').getAttribute('data-status')).toBe('poster');
    expect(await step(second!)).toBe('0');
    await page.evaluate(() => scrollTo(0, 1500));
    await second!.locator('[data-figure][data-status=done]').waitFor({ state: 'attached' });
    expect(await step(second!)).toBe('20');
  });
});

test('enlarged over its chapter, a figure is alone, and Back, Escape and Shrink give the page back as it was', async () => {
  const { page, problems, close } = await watchAgain({ viewport });
  await page.goto(`${site}superposition/`);
  await page.evaluate(() => {
    Element.prototype.requestFullscreen = () => Promise.reject(new Error('Not here.'));
  });
  const figure = page.locator('[data-figure="interference"]');
  const press = (name: string) => figure.getByRole('button', { name, exact: true }).click();
  await figure.hover();
  await figure.locator('astro-island[ssr]').waitFor({ state: 'detached' });
  await figure.getByRole('button', { name: 'Enlarge', exact: true }).scrollIntoViewIfNeeded();
  const now = () =>
    page.evaluate(() => ({
      y: Math.round(scrollY),
      height: document.body.scrollHeight,
      path: location.pathname,
      inert: document.querySelectorAll('[inert]').length,
    }));
  const before = await now();
  expect(before.y).toBeGreaterThan(1000);
  for (const leave of [() => page.goBack(), () => page.keyboard.press('Escape'), () => press('Shrink')]) {
    await press('Enlarge');
    await figure.getByRole('button', { name: 'Shrink', exact: true }).waitFor();
    expect(await figure.boundingBox()).toEqual({ x: 0, y: 0, ...viewport });
    const during = await now();
    expect(during).toEqual({ ...before, inert: during.inert });
    expect(during.inert).toBeGreaterThan(10);
    // From the first thing that takes the focus to the last, and on: never into the page behind.
    await page.keyboard.press('Shift+Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('main > *') === null)).toBe(false);
    await page.mouse.wheel(0, 2000);
    await leave();
    await figure.getByRole('button', { name: 'Enlarge', exact: true }).waitFor();
    await expect.poll(now).toEqual(before);
  }
  expect(problems).toEqual([]);
  await close();
});

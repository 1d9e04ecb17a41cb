/** The camera of `activation-explorer`: opened by a press alone, closed out of sight, and not needed for anything else. */
import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { openFigure, small, type FigurePage } from '../support/figure.ts';
import { closePages } from '../support/page.ts';

afterAll(closePages);

/** What the page asked of the camera, from its first script on, and whether it has it now. */
interface Camera {
  asked: number;
  live: number;
}
const camera = (page: Page) =>
  page.evaluate((): Camera => {
    const { asked, streams } = globalThis as unknown as { asked: number; streams: MediaStream[] };
    const live = streams
      .flatMap((stream) => stream.getTracks())
      .filter((t) => t.readyState === 'live').length;
    return { asked, live };
  });

/**
 * The figure with its first layer computed. Where `slow`, an answer waits for `answer()` in the page. A Chromium that opens no camera, as that of
 * the npm package, gets the moving picture of a canvas instead.
 */
async function explorer(permissions: string[], slow = false): Promise<FigurePage> {
  const query = { ...small, steps: 1 };
  const opened = await openFigure('activation-explorer', query, { fresh: true, permissions });
  await opened.page.addInitScript(
    ([waits, allowed]) => {
      const state = { asked: 0, streams: [] as MediaStream[], answer: () => {} };
      Object.assign(globalThis, state);
      const page = globalThis as unknown as typeof state;
      const media = navigator.mediaDevices;
      const open = media.getUserMedia.bind(media);
      const instead = () => {
        if (!allowed) throw new DOMException('Refused.', 'NotAllowedError');
        const canvas = document.createElement('canvas');
        const context = canvas.getContext('2d')!;
        setInterval(() => {
          context.fillStyle = `hsl(${Math.round(performance.now() / 10)} 80% 50%)`;
          context.fillRect(0, 0, canvas.width, canvas.height);
        }, 50);
        return canvas.captureStream();
      };
      media.getUserMedia = async (wanted) => {
        page.asked++;
        const stream = await open(wanted).catch((error: DOMException) => {
          if (error.name !== 'NotSupportedError') throw error;
          return instead();
        });
        page.streams.push(stream);
        if (waits) await new Promise<void>((resolve) => (page.answer = resolve));
        return stream;
      };
    },
    [slow, permissions.length > 0] as const,
  );
  await opened.page.reload();
  // What its link sets it computes at once.
  await opened.reaches('done');
  await opened.button('Use the camera').waitFor();
  return opened;
}

/** Scrolls until nothing of the figure is on the screen. */
const leave = (page: Page) =>
  page.evaluate(() => {
    document.body.style.paddingBottom = '300vh';
    scrollTo(0, document.body.scrollHeight);
  });

test('is opened by a press alone, gives a picture, and closes with it and out of sight', async () => {
  const { page, figure, button, reaches, exported, problems, close } = await explorer(['camera']);
  expect(await camera(page)).toEqual({ asked: 0, live: 0 });
  await button('Use the camera').click();
  const video = figure.getByLabel('What the camera sees');
  await expect.poll(() => video.evaluate((v) => (v as HTMLVideoElement).videoWidth)).toBeGreaterThan(0);
  expect(await camera(page)).toEqual({ asked: 1, live: 1 });
  const before = (await exported()).data['input'];
  await button('Take this picture').click();
  await figure.getByText('Your picture is in use').waitFor();
  await expect.poll(async () => (await exported()).data['input']).not.toEqual(before);
  await reaches('done');
  expect(await camera(page)).toEqual({ asked: 1, live: 0 });

  await button('Use the camera').click();
  await video.waitFor();
  expect((await camera(page)).live).toBe(1);
  await leave(page);
  await expect.poll(() => camera(page)).toEqual({ asked: 2, live: 0 });
  expect(problems).toEqual([]);
  await close();
});

test('stays closed where the reader has scrolled away before the browser’s question was answered', async () => {
  const { page, button, problems, close } = await explorer(['camera'], true);
  await button('Use the camera').click();
  await expect.poll(async () => (await camera(page)).live).toBe(1);
  await leave(page);
  await expect.poll(() => page.evaluate(() => scrollY > innerHeight)).toBe(true);
  await page.evaluate(() => {
    (globalThis as unknown as { answer: () => void }).answer();
  });
  await expect.poll(async () => (await camera(page)).live).toBe(0);
  expect(problems).toEqual([]);
  await close();
});

test('refused, says so, and everything else goes on', async () => {
  const { page, figure, button, reaches, exported, problems, close } = await explorer([]);
  await button('Use the camera').click();
  await figure.getByText('The camera was not allowed. Everything else works without it.').waitFor();
  expect(await camera(page)).toEqual({ asked: 1, live: 0 });
  const { params } = await exported();
  await button('Another photograph').click();
  await expect.poll(async () => (await exported()).params['picture']).not.toBe(params['picture']);
  await reaches('done');
  expect((await exported()).data['input']).toMatchObject({ width: 32, height: 32 });
  expect(problems).toEqual([]);
  await close();
});

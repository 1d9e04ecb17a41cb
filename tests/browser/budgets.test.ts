/** What a reader downloads before touching anything, and what starting a figure adds (design.md section 8). */
import type { Response } from 'playwright-core';
import { afterAll, expect, inject, test } from 'vitest';
import { openFigure, small } from '../support/figure.ts';
import { closePages, watch, watchAgain } from '../support/page.ts';
import { htmlOf } from '../support/pages.ts';
import { weigh } from '../support/weight.ts';

const site = inject('site');
const chapters = [
  '',
  'intro/',
  'visualization/',
  'circuits/',
  'polysemanticity/',
  'superposition/',
  'closing/',
  // The overview of units, the pages of layers with the largest pictures and with the most names.
  'units/',
  'units/inceptionv1/conv1/',
  'units/resnet50/logits/',
];

afterAll(closePages);

/** What comes into view, or is chosen by the browser, may be another thing on a narrow screen; the rest loads at any width. */
const dependsOnWidth = (path: string) =>
  /srcset=|<picture|loading="lazy"/.test(htmlOf(inject('folder'), path));

test.each([
  ...chapters.map((path) => ({ path, width: 1440, height: 900 })),
  ...chapters.filter(dependsOnWidth).map((path) => ({ path, width: 390, height: 844 })),
])(
  '/$path at $width px stays within 30 kB of JavaScript and 250 kB in all, read to its end',
  async ({ path, ...viewport }) => {
    const { page, responses, close } = await watchAgain({ viewport });
    const session = await page.context().newCDPSession(page);
    await session.send('Network.setCacheDisabled', { cacheDisabled: true });
    await page.goto(site + path);
    await page.waitForLoadState('networkidle');
    // Reading on is not touching: pictures and parts that load when they come into view count.
    await page.evaluate(async () => {
      for (let y = 0; y < document.body.scrollHeight; y += innerHeight) {
        scrollTo(0, y);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    });
    await page.waitForLoadState('networkidle');
    const { script, all, list } = await weigh(responses);
    expect(script, list.join('\n')).toBeLessThanOrEqual(30_000);
    expect(all, list.join('\n')).toBeLessThanOrEqual(250_000);
    await session.detach();
    await close();
  },
);

test('nothing of tfjs or of the networks is loaded before a figure starts', async () => {
  const { page, responses, close } = await watch();
  await page.goto(`${site}visualization/`, { waitUntil: 'networkidle' });
  const urls = responses.map((response) => response.url());
  expect(urls.filter((url) => /networks\/|tfjs|worker|\.wasm/i.test(url))).toEqual([]);
  await close();
});

test('what computes on WebGPU, tfjs and ours, stays within 170 kB', async () => {
  // The shortest step there is: what it loads is the same.
  const short = { ...small, backend: 'webgpu', steps: 1, param: 'pixels', transforms: 'none' };
  const { page, responses, button, reaches, close } = await openFigure('feature-visualizer', short, {
    fresh: true,
  });
  await page.waitForLoadState('networkidle');
  await button('Play').click();
  await reaches('done');
  // By what imports what, and not by names, which are the bundler's: all that the worker's own file asks for, ours or of tfjs.
  const texts = new Map<string, { response: Response; text: string }>();
  for (const response of responses)
    if (response.url().endsWith('.js')) texts.set(response.url(), { response, text: await response.text() });
  expect(page.workers()).toHaveLength(1);
  const reached = new Set([page.workers()[0]!.url().split('?')[0]!]);
  for (const url of reached)
    for (const [, path] of (texts.get(url)?.text ?? '').matchAll(/["'`](\.{1,2}\/[^"'`]+\.js)["'`]/g)) {
      const { href } = new URL(path!, url);
      if (texts.has(href)) reached.add(href);
    }
  const { script, list } = await weigh([...reached].map((url) => texts.get(url)!.response));
  expect(script).toBeGreaterThan(100_000);
  // Of tfjs 130 kB, of ours 40: which chunk holds what is the bundler's choice, and it puts both into one.
  expect(script, list.join('\n')).toBeLessThanOrEqual(170_000);
  await close();
});

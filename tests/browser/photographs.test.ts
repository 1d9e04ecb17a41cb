/** Photographs in the feature visualizer: the site's, the reader's, and files that are no pictures. */
import { afterAll, expect, test } from 'vitest';
import { openFigure, small } from '../support/figure.ts';
import { closePages } from '../support/page.ts';

afterAll(closePages);

/** A picture of one color, as a browser would save it. */
const green = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAIAAAADCAIAAAA2iEnWAAAAEklEQVR4nGOQW2Ajt8CGAYUCADznBd3rHw6uAAAAAElFTkSuQmCC',
  'base64',
);

test('twenty photographs are ranked, and the reader’s own joins them without leaving the page', async () => {
  const { page, figure, button, problems, close } = await openFigure('feature-visualizer', {
    ...small,
    backend: 'wasm',
  });
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() !== 'GET') sent.push(`${request.method()} ${request.url()}`);
  });
  await button('Show it 20 photographs').click();
  const answers = figure.locator('.fv-answers li');
  await expect.poll(() => answers.count(), { timeout: 120_000 }).toBe(20);
  const values = (await answers.allInnerTexts()).map((text) => Number(/-?[\d.]+$/.exec(text.trim())?.[0]));
  expect(values.some((value) => value > 0)).toBe(true);
  expect(values).toEqual([...values].sort((a, b) => b - a));

  const file = figure.locator('input[type=file]');
  await file.setInputFiles({ name: 'green.png', mimeType: 'image/png', buffer: green });
  await expect.poll(() => answers.count(), { timeout: 120_000 }).toBe(21);
  expect(await figure.locator('.fv-answers').innerText()).toContain('your picture');
  expect(sent).toEqual([]);

  for (const [name, buffer] of [
    ['letter.txt', Buffer.from('Dear network,')],
    ['empty.png', Buffer.alloc(0)],
    ['cut.png', green.subarray(0, 40)],
  ] as const) {
    await file.setInputFiles({ name, mimeType: 'image/png', buffer });
    await expect
      .poll(() => figure.locator('.fv-photographs .name').innerText(), { timeout: 30_000 })
      .toContain(
        `“${name}” is ${name === 'empty.png' ? 'empty' : 'not a picture that this browser can read'}.`,
      );
    expect(await answers.count()).toBe(21);
  }
  expect(problems).toEqual([]);
  await close();
});

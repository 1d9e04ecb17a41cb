/** What the feature visualizer does beyond one picture of one unit: several pictures, classes, the strongest photographs. */
import sharp from 'sharp';
import { afterAll, expect, test } from 'vitest';
import { encodeRanks } from '#lib/stimuli/ranks.ts';
import { openFigure, small } from '../support/figure.ts';
import { closePages } from '../support/page.ts';

afterAll(closePages);

const name = 'feature-visualizer';

test('several pictures are shown side by side, compared and exported', async () => {
  const { figure, reaches, exported, problems, close } = await openFigure(name, {
    ...small,
    batch: 3,
    autoplay: 1,
  });
  await reaches('done');
  const pictures = figure.locator('.fv-picture .ground canvas');
  expect(await pictures.count()).toBe(3);
  expect(await figure.locator('.fv-picture').innerText()).toMatch(/How alike .* the 3 pictures: [01]\.\d\d/);
  const { data, metrics } = await exported();
  const images = data['images'] as { rgb: number[] }[];
  expect(images).toHaveLength(3);
  expect(images[0]).toEqual(data['image']);
  expect(images[1]!.rgb).not.toEqual(images[0]!.rgb);
  expect(metrics['alike']).toBeGreaterThan(0);
  expect(metrics['alike']).toBeLessThanOrEqual(1.00001);
  expect(problems).toEqual([]);
  await close();
});

test('a class goes by its name, in a link and in the picker', async () => {
  const { figure, exported, problemsSaid, close } = await openFigure(name, {
    objective: 'class',
    class: 'Golden-Retriever',
  });
  expect((await exported()).params).toMatchObject({ objective: 'class', class: 207 });
  const field = figure.getByRole('combobox', { name: /Class/ });
  await expect.poll(() => field.inputValue()).toBe('golden retriever');
  expect(await figure.getByLabel(/^Unit/).count()).toBe(0);
  await field.fill('unicorn');
  await field.press('Tab');
  expect(await problemsSaid()).toContain('“unicorn”');
  expect(await field.inputValue()).toBe('golden retriever');
  await field.fill('goldfish');
  await field.press('Tab');
  expect((await exported()).params).toMatchObject({ class: 1 });
  await close();

  const wrong = await openFigure(name, { objective: 'class', class: 'unicorn' });
  expect(await wrong.problemsSaid()).toContain('unicorn');
  await wrong.close();
});

test('the strongest photographs come by the list of the layer, and a missing list by a sentence', async () => {
  const { page, figure, button, close } = await openFigure(name, { ...small, unit: 2 }, { fresh: true });
  const said = figure.locator('.fv-photographs .name');
  await page.route('**/ranks.bin', (route) => route.fulfill({ status: 404 }));
  await button('Its strongest photographs').click();
  await expect.poll(() => said.innerText()).toBe('No list of photographs was made for conv1.');

  // The nine strongest of unit 2 are pictures 40 to 48.
  const none = { highest: [], slightlyPositive: [], slightlyNegative: [], lowest: [] };
  const ranks = encodeRanks(
    Array.from({ length: 64 }, (_, unit) => ({
      ...none,
      strongest: Array.from({ length: 20 }, (_, k) => 20 * unit + k),
      largest: 1,
    })),
  );
  const asked: number[] = [];
  await page.unroute('**/ranks.bin');
  await page.route('**/ranks.bin', (route) => route.fulfill({ body: Buffer.from(ranks) }));
  await page.route('**/cifar10/test/*.webp', async (route) => {
    const index = Number(/(\d+)\.webp/.exec(route.request().url())![1]);
    asked.push(index);
    const background = { r: 5 * index, g: 90, b: 20 };
    const picture = sharp({ create: { width: 32, height: 32, channels: 3, background } });
    await route.fulfill({
      contentType: 'image/webp',
      body: await picture.webp({ lossless: true }).toBuffer(),
    });
  });
  await button('Its strongest photographs').click();
  const answers = figure.locator('.fv-answers li');
  await expect.poll(() => answers.count(), { timeout: 120_000 }).toBe(9);
  expect(asked.sort((a, b) => a - b)).toEqual([40, 41, 42, 43, 44, 45, 46, 47, 48]);
  expect(await said.innerText()).toContain('of the 10,000 test pictures');
  await close();
});

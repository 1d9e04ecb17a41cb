/** `superposition-trainer` in the browser: five features become a pentagon, the guess is held against it, weights are kept. */
import { afterAll, expect, test } from 'vitest';
import { openFigure } from '../support/figure.ts';
import { closePages } from '../support/page.ts';

afterAll(closePages);

const name = 'superposition-trainer';
const quick = { backend: 'wasm', instances: 4, steps: 1500 };

test('five features in two dimensions share them evenly, and the guess is compared', async () => {
  const { figure, reaches, exported, problems, close } = await openFigure(name, quick);
  // The guess starts the run.
  await figure.getByRole('radio', { name: '3', exact: true }).check();
  await reaches('done');
  await figure.getByText(/You guessed “3”, but it came out otherwise\. .* keeps all five\./).waitFor();
  const { data, metrics } = await exported();
  const { W, b, dimensionality, loss } = data as Record<'W' | 'b' | 'dimensionality' | 'loss', number[][]>;
  expect([W.length, W[0]?.length, b[0]?.length, loss.length]).toEqual([4, 5, 5, 4]);
  for (const share of dimensionality.flat()) expect(Math.abs(share - 0.4)).toBeLessThan(0.03);
  expect(metrics.kept).toEqual([5, 5, 5, 5]);
  expect(problems).toEqual([]);
  await close();
});

test('changed settings start again, or carry on from the weights and say so', async () => {
  const { page, figure, reaches, exported, close } = await openFigure(name, {
    ...quick,
    steps: 400,
    autoplay: 1,
  });
  await reaches('done');
  const set = async (value: string) => {
    const field = figure.getByLabel('Sparsity', { exact: true }).first();
    await field.fill(value);
    await field.press('Enter');
    await page.locator(`[data-figure="${name}"]:not([data-status="done"])`).waitFor();
    await reaches('done');
    return exported();
  };
  const afresh = await set('0.9');
  expect(afresh.metrics.carriedOn).toBe(false);
  await figure.getByRole('switch', { name: /Carry on/ }).check();
  const further = await set('0.85');
  expect([further.metrics.carriedOn, further.steps]).toEqual([true, 400]);
  await figure.getByRole('button', { name: 'Share' }).click();
  await figure.getByText('carried on from the weights of an earlier one').waitFor();
  // Reset forgets the weights that it came from.
  await figure.getByRole('button', { name: 'Reset' }).click();
  await reaches('ready');
  expect((await exported()).metrics.carriedOn).toBe(false);
  await close();
});

test('three dimensions can be turned with the keyboard', async () => {
  const { page, figure, reaches, problems, close } = await openFigure(name, {
    ...quick,
    steps: 2,
    features: 6,
    hidden: 3,
    autoplay: 1,
  });
  await reaches('done');
  const view = figure.getByRole('application');
  // A circle of the sphere shows the turn alone.
  const circle = () => view.locator('svg path.rule').first().getAttribute('d');
  const before = await circle();
  await view.focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(circle).not.toBe(before);
  await page.keyboard.press('Home');
  await expect.poll(circle).toBe(before);
  expect(problems).toEqual([]);
  await close();
});

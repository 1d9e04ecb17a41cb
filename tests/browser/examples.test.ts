/** `examples-or-optimisation`: the photographs on the page are those of the collection, and what the network says of them is exported. */
import { afterAll, expect, test } from 'vitest';
import { readTestSet } from '../../src/tools/networks/cifar.ts';
import { classNames } from '../../src/lib/stimuli/cifar10.ts';
import { openFigure, small } from '../support/figure.ts';
import { closePages } from '../support/page.ts';

afterAll(closePages);

interface Shown {
  index: number;
  label: string;
  place: string;
  activation: number;
}

test('shows the very pictures of the collection, and measures all of them in four steps', async () => {
  const { figure, reaches, exported, problems, close } = await openFigure('examples-or-optimisation', {
    ...small,
    steps: 4,
    autoplay: 1,
  });
  await reaches('done');
  const photographs = (await exported()).data['photographs'] as Shown[];
  expect(photographs).toHaveLength(16);
  const drawn = await figure.locator('.many canvas').evaluateAll((canvases) =>
    (canvases as HTMLCanvasElement[]).map((canvas) => {
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
      return Array.from(data);
    }),
  );
  expect(drawn).toHaveLength(16);
  const set = await readTestSet();
  for (const [k, { index, label, activation }] of photographs.entries()) {
    const pixels = set.picture(index);
    const wanted = Array.from({ length: 32 * 32 * 4 }, (_, i) =>
      i % 4 === 3 ? 255 : Math.round(255 * pixels[3 * Math.floor(i / 4) + (i % 4)]!),
    );
    // Compared as text: a difference in 4,096 numbers is not worth printing.
    expect(drawn[k]!.join() === wanted.join(), `picture ${index} is drawn as it is`).toBe(true);
    expect(label).toBe(classNames[set.labels[index]!]);
    expect(Number.isFinite(activation)).toBe(true);
  }
  expect(problems).toEqual([]);
  await close();
});

test('says so where the photographs do not arrive, and gets them at the next try', async () => {
  const { page, figure, button, reaches, close } = await openFigure(
    'examples-or-optimisation',
    { ...small, unit: 1 },
    { ignore: [/ranks\.bin/, /ERR_FAILED|404/], fresh: true },
  );
  // What the figure has looked up so far is another unit's, of the same file.
  await page.route('**/ranks.bin', (route) => route.abort());
  await page.reload();
  await figure.locator('astro-island[ssr]').waitFor({ state: 'detached' });
  await button('Play').click();
  await reaches('failed');
  expect(await figure.innerText()).toContain(
    'Which photographs excite the units of conv1 of ResNet-50 could not be looked up. Please try again.',
  );
  await page.unroute('**/ranks.bin');
  await button('Try again').click();
  await reaches('done');
  await close();
});

/**
 * What a network sees of the reader's picture: at every size the picture itself, not what was left of it at another size; what is cut off
 * is said; and a browser that refuses an option, or alters what is read, is no reason to be wrong in silence.
 */
import sharp from 'sharp';
import { afterAll, expect, test } from 'vitest';
import { openFigure, type FigurePage } from '../support/figure.ts';
import { closePages } from '../support/page.ts';

afterAll(closePages);

const png = async (width: number, height: number, at: (x: number, y: number) => number[]) => ({
  name: 'mine.png',
  mimeType: 'image/png',
  buffer: await sharp(
    Buffer.from(
      Array.from({ length: width * height }, (_, i) => at(i % width, Math.floor(i / width))).flat(),
    ),
    { raw: { width, height, channels: 3 } },
  )
    .png({ compressionLevel: 1 })
    .toBuffer(),
});
const gray = (value: number): number[] => [value, value, value];

type File = Awaited<ReturnType<typeof png>>;

interface Seen {
  width: number;
  rgb: number[];
}
const seen = async (opened: FigurePage): Promise<Seen> => (await opened.exported()).data.input as Seen;

const quick = { backend: 'wasm', layer: 'conv1', steps: 1 };

/** Gives the file, and waits until what the network sees is another picture. */
async function give(opened: FigurePage, file: File): Promise<Seen> {
  const before = await seen(opened);
  await opened.figure.locator('.ax-tools input[type=file]').setInputFiles(file);
  await expect.poll(async () => (await seen(opened)).rgb).not.toEqual(before.rgb);
  return seen(opened);
}

/** Sets the size and waits for what the network sees then. */
async function at(opened: FigurePage, size: number): Promise<Seen> {
  const field = opened.figure.getByRole('spinbutton', { name: 'Size' });
  await field.fill(String(size));
  await field.press('Enter');
  await expect.poll(async () => (await seen(opened)).width).toBe(size);
  return seen(opened);
}

test('activation-explorer sees it at every size as if it had been given at that size, and says what it cuts off', async () => {
  const opened = await openFigure('activation-explorer', { ...quick, size: 48, autoplay: 1 });
  await opened.reaches('done');
  // Sharp edges everywhere, and no two halves alike.
  const sharpEdges = await png(700, 700, (x, y) => gray((x * y) % 97 < 40 ? 0 : 255));
  const enlarged = await give(opened, sharpEdges).then(() => at(opened, 112));
  // Another one between, so that giving it again is a change.
  await give(opened, await png(8, 8, () => gray(200)));
  expect(await give(opened, sharpEdges)).toEqual(enlarged);

  await give(opened, await png(112, 112, (x) => gray(x % 2 === 0 ? 0 : 255)));
  const { rgb } = await at(opened, 48);
  const mean = rgb.reduce((sum, v) => sum + v, 0) / rgb.length;
  expect(Math.abs(mean - 0.5)).toBeLessThan(0.01);
  expect(Math.sqrt(rgb.reduce((sum, v) => sum + (v - mean) ** 2, 0) / rgb.length)).toBeLessThan(0.05);

  const says = opened.figure.locator('.ax-note');
  await expect.poll(() => says.innerText()).toBe('Your picture is in use. It stays on this page.');
  const wide = await png(
    1200,
    400,
    (x) =>
      [
        [255, 0, 0],
        [0, 255, 0],
        [0, 0, 255],
      ][Math.floor(x / 400)]!,
  );
  const middle = await give(opened, wide);
  expect(middle.rgb).toEqual(middle.rgb.map((_, i) => (i % 3 === 1 ? 1 : 0)));
  expect(await says.innerText()).toContain(
    'Your picture is 1200 × 400 pixels; the network sees its middle square.',
  );
  expect(await opened.figure.getByRole('note').count()).toBe(0);
  expect(opened.problems).toEqual([]);
  await opened.close();
});

test('network-map says what it cuts off', async () => {
  const opened = await openFigure('network-map', { backend: 'wasm', size: 64, steps: 1 });
  const strip = await png(400, 100, () => gray(100));
  await opened.figure.locator('input[type=file]').setInputFiles(strip);
  await opened.figure
    .getByText('Your picture is 400 × 100 pixels; the network sees its middle square.')
    .waitFor();
  expect(opened.problems).toEqual([]);
  await opened.close();
});

test('a browser that cannot turn pictures upright by itself, and alters what is read, uses the picture and says so', async () => {
  const opened = await openFigure(
    'activation-explorer',
    { ...quick, size: 64, autoplay: 1 },
    { fresh: true },
  );
  await opened.page.addInitScript(() => {
    const decode = globalThis.createImageBitmap.bind(globalThis);
    // As Safari 15 and 16 do.
    globalThis.createImageBitmap = ((image: Blob, options?: ImageBitmapOptions) =>
      options?.imageOrientation === 'from-image'
        ? Promise.reject(new TypeError('Type error'))
        : decode(image, options)) as typeof createImageBitmap;
    // As Brave does: a byte in a hundred is off by one.
    const { prototype } = CanvasRenderingContext2D as unknown as { prototype: { getImageData: unknown } };
    prototype.getImageData = new Proxy(prototype.getImageData as () => ImageData, {
      apply(exact, context, given: []) {
        const image = Reflect.apply(exact, context, given);
        for (let i = 0; i < image.data.length; i += 101) image.data[i]! ^= 1;
        return image;
      },
    });
  });
  await opened.page.reload();
  await opened.reaches('done');
  const { rgb } = await give(opened, await png(300, 300, () => [0, 200, 0]));
  expect(Math.abs(rgb[1]! - 200 / 255)).toBeLessThan(0.01);
  expect(await opened.figure.locator('.ax-note').innerText()).toContain('Your picture is in use');
  expect(await opened.figure.getByRole('note').innerText()).toContain(
    'This browser alters pictures that pages read',
  );
  expect(opened.problems).toEqual([]);
  await opened.close();
});

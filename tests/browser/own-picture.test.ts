/**
 * A picture of the reader's: whatever file it is, it is read or refused with a sentence, nothing is lost by it, and nothing of it
 * leaves the page.
 */
import sharp from 'sharp';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { openFigure, recordStatuses, type FigurePage } from '../support/figure.ts';
import { closePages } from '../support/page.ts';

afterAll(closePages);

interface Upload {
  name: string;
  mimeType: string;
  buffer: Buffer;
}
const upload = (name: string, mimeType: string, buffer: Buffer): Upload => ({ name, mimeType, buffer });

const plain = (width: number, height: number, background: string) =>
  sharp({ create: { width, height, channels: 4, background } });

/** Red above, blue below, as it is to be seen; stored on its side, as cameras do. */
async function rotated(width: number, height: number): Promise<Buffer> {
  const upright = plain(width, height, '#d02020ff').composite([
    {
      input: await plain(width, height / 2, '#2020d0ff')
        .png()
        .toBuffer(),
      top: height / 2,
      left: 0,
    },
  ]);
  // Orientation 6: to be turned a quarter to the right.
  const onItsSide = await sharp(await upright.png().toBuffer())
    .rotate(-90)
    .toBuffer();
  return sharp(onItsSide).flatten().jpeg({ quality: 95 }).withMetadata({ orientation: 6 }).toBuffer();
}

/** A PNG whose header claims to be enormous. */
async function enormous(): Promise<Buffer> {
  const png = await plain(8, 8, '#fff').png().toBuffer();
  png.writeUInt32BE(30_000, 16);
  png.writeUInt32BE(30_000, 20);
  return png;
}

async function animated(): Promise<Buffer> {
  const frames = await Promise.all(['#20d020ff', '#d02020ff'].map((c) => plain(40, 40, c).png().toBuffer()));
  return sharp(frames, { join: { animated: true } })
    .gif({ delay: [100, 100] })
    .toBuffer();
}

/** Every request but a GET of the site itself, and every body. */
function leaks(page: Page): string[] {
  const found: string[] = [];
  const { origin } = new URL(inject('site'));
  page.on('request', (request) => {
    const url = new URL(request.url());
    const local = ['blob:', 'data:'].includes(url.protocol) || url.origin === origin;
    if (request.method() !== 'GET' || request.postDataBuffer() || !local)
      found.push(`${request.method()} ${request.url()}`);
  });
  page.on('websocket', (socket) => found.push(socket.url()));
  return found;
}

interface Image {
  width: number;
  height: number;
  rgb: number[];
}

describe('deepdream', () => {
  let opened: FigurePage;
  let sent: string[];
  const saying = () => opened.figure.locator('.chooser .own p').innerText();
  /** Gives the figure a file, waits for the end of the run, and reads the picture as it came. */
  const give = async (file: Upload): Promise<Image> => {
    // A run this short may be over before anyone looks, so its statuses are written down.
    const statuses = await recordStatuses(opened.page, 'deepdream');
    await opened.figure.locator('input[type=file]').setInputFiles(file);
    await expect.poll(async () => (await statuses()).includes('running')).toBe(true);
    await opened.reaches('done');
    await expect.poll(saying).toContain('Your picture is');
    return opened.figure.getByLabel('The picture as it came: your picture').evaluate((element) => {
      const { width, height } = element as HTMLCanvasElement;
      const { data } = (element as HTMLCanvasElement).getContext('2d')!.getImageData(0, 0, width, height);
      return {
        width,
        height,
        rgb: Array.from(
          data.filter((_, i) => i % 4 < 3),
          (v) => v / 255,
        ),
      };
    });
  };
  const color = ({ rgb, width }: Image, x: number, y: number): number[] =>
    rgb.slice((y * width + x) * 3, (y * width + x) * 3 + 3);

  beforeAll(async () => {
    opened = await openFigure('deepdream', {
      backend: 'wasm',
      layer: 'conv1',
      size: 48,
      steps: 1,
      octaves: 1,
    });
    sent = leaks(opened.page);
  });
  afterAll(() => opened.close());

  test('a picture runs from choosing to done in its own shape, and nothing of it leaves the page', async () => {
    const file = await plain(60, 30, '#20d020').png().toBuffer();
    const first = await give(upload('wide.png', 'image/png', file));
    expect([first.width, first.height]).toEqual([64, 32]);
    for (const value of color(first, 5, 5).map((v, c) => Math.abs(v - [32, 208, 32][c]! / 255)))
      expect(value).toBeLessThan(0.01);
    expect((await opened.exported()).data.picture).toBe('own');
    await opened.button('Share').click();
    expect(await opened.figure.locator('.figure-panel').innerText()).toContain('not your picture');
    await opened.button('Share').click();
    expect(sent).toEqual([]);
  });

  test('comes upright from a camera that was held on its side, small or large', async () => {
    for (const [width, height] of [
      [60, 80],
      [2400, 3200],
    ] as const) {
      const image = await give(upload('photo.jpg', 'image/jpeg', await rotated(width, height)));
      expect([image.width, image.height]).toEqual([36, 48]);
      expect(color(image, 18, 4)[0]).toBeGreaterThan(0.7);
      expect(color(image, 18, 44)[2]).toBeGreaterThan(0.7);
    }
  });

  test('takes what is unusual: a single pixel, transparency, many frames, another color space, a strip', async () => {
    const one = await give(upload('one.png', 'image/png', await plain(1, 1, '#d02020').png().toBuffer()));
    expect([one.width, one.height]).toEqual([48, 48]);
    const clear = await give(upload('clear.png', 'image/png', await plain(40, 40, '#0000').png().toBuffer()));
    for (const value of color(clear, 20, 20)) expect(Math.abs(value - 0.5)).toBeLessThan(0.01);
    const frames = await give(upload('frames.gif', 'image/gif', await animated()));
    expect(color(frames, 20, 20)[1]).toBeGreaterThan(0.7);
    const cmyk = await plain(40, 40, '#20d020').flatten().toColorspace('cmyk').jpeg().toBuffer();
    const print = color(await give(upload('print.jpg', 'image/jpeg', cmyk)), 20, 20);
    expect(print[1]).toBeGreaterThan(Math.max(print[0]!, print[2]!));
    const strip = await give(
      upload('strip.webp', 'image/webp', await plain(900, 30, '#d02020').webp().toBuffer()),
    );
    expect([strip.width, strip.height]).toEqual([96, 32]);
    expect(await saying()).toContain('900 × 30 pixels; only the middle of so long a strip is used.');
    const deep = sharp(await plain(40, 40, '#d02020').png().toBuffer())
      .toColorspace('rgb16')
      .png();
    expect(
      color(await give(upload('deep.png', 'image/png', await deep.toBuffer())), 20, 20)[0],
    ).toBeGreaterThan(0.7);
    expect(sent).toEqual([]);
  });

  test('refuses what it cannot read with a sentence, and loses nothing by it', async () => {
    const good = await plain(200, 200, '#d02020').png().toBuffer();
    await give(upload('good.png', 'image/png', good));
    const before = await opened.exported();
    const refusals: [Upload, RegExp][] = [
      [upload('empty.jpg', 'image/jpeg', Buffer.alloc(0)), /“empty.jpg” is empty/],
      [upload('letter.txt', 'text/plain', Buffer.from('Dear network,')), /“letter.txt” is not a picture/],
      [
        upload('paper.pdf', 'application/pdf', Buffer.from('%PDF-1.7\n1 0 obj\n')),
        /“paper.pdf” is not a picture/,
      ],
      [upload('cut.png', 'image/png', good.subarray(0, 60)), /“cut.png” is not a picture/],
      [upload('huge.png', 'image/png', await enormous()), /has 30000 × 30000 pixels.*smaller version/],
      [
        upload('drawing.svg', 'image/svg+xml', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')),
        /drawing in SVG/,
      ],
    ];
    for (const [file, sentence] of refusals) {
      await opened.figure.locator('input[type=file]').setInputFiles(file);
      await expect.poll(saying, { timeout: 30_000 }).toMatch(sentence);
      expect(await opened.exported()).toEqual(before);
    }
    // Too heavy for a message to the browser: made in the page, and dropped on the figure.
    await opened.page.evaluate(() => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array(61e6)], 'heavy.jpg', { type: 'image/jpeg' }));
      const drop = new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true });
      document.querySelector('[data-figure] .bar')!.dispatchEvent(drop);
    });
    await expect.poll(saying).toMatch(/“heavy.jpg” has 61 MB/);
    expect(await opened.exported()).toEqual(before);
    expect(sent).toEqual([]);
    expect(opened.problems).toEqual([]);
  });

  test('takes one of the photographs, and then the clouds again', async () => {
    await opened.figure.getByRole('button', { name: 'Photograph 11: dog' }).click();
    await opened.reaches('done');
    await expect.poll(async () => (await opened.exported()).data.picture).toBe('photograph');
    const dog = (await opened.exported()).data.image as Image;
    expect(new Set(dog.rgb).size).toBeGreaterThan(100);
    await opened.figure.getByRole('button', { name: 'Clouds' }).click();
    await expect.poll(async () => (await opened.exported()).data.picture).toBe('clouds');
    expect(opened.problems).toEqual([]);
  });
});

test('feature-visualizer takes a cut JPEG or says that it cannot, and a turned one, and sends nothing', async () => {
  const { page, figure, problems, close } = await openFigure('feature-visualizer', {
    backend: 'wasm',
    layer: 'conv1',
    unit: 0,
    size: 32,
    steps: 1,
  });
  const sent = leaks(page);
  const answers = figure.locator('.fv-answers li');
  const file = figure.locator('input[type=file]').first();
  const photo = await rotated(300, 400);
  await file.setInputFiles(upload('photo.jpg', 'image/jpeg', photo));
  await expect.poll(() => answers.count(), { timeout: 120_000 }).toBe(21);
  await file.setInputFiles(upload('cut.jpg', 'image/jpeg', photo.subarray(0, photo.length / 2)));
  const says = () => figure.locator('.fv-photographs .name').innerText();
  await expect.poll(says, { timeout: 120_000 }).toMatch(/“cut.jpg” is not a picture|Strongest photograph/);
  await file.setInputFiles(upload('huge.png', 'image/png', await enormous()));
  await expect.poll(says).toContain('30000 × 30000 pixels');
  expect(await answers.count()).toBe(21);
  expect(sent).toEqual([]);
  expect(problems).toEqual([]);
  await close();
});

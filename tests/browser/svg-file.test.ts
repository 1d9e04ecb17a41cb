/** The SVG that a reader keeps needs nothing of the page that it came from: no style sheet, no theme, no file. */
import { text as textOf } from 'node:stream/consumers';
import sharp from 'sharp';
import { afterAll, expect, test } from 'vitest';
import { openFigure, type Query } from '../support/figure.ts';
import { closePages } from '../support/page.ts';

afterAll(closePages);

/** Runs a figure by night, and downloads its picture. */
async function downloaded(name: string, query: Query): Promise<string> {
  const { page, button, reaches, problems, close } = await openFigure(
    name,
    { ...query, autoplay: 1 },
    { colorScheme: 'dark' },
  );
  await reaches('done');
  await button('Download').click();
  const [download] = await Promise.all([page.waitForEvent('download'), button('Picture (SVG)').click()]);
  const text = await textOf(await download.createReadStream());
  expect(problems).toEqual([]);
  await close();
  return text;
}

/** Relative luminance of `#rrggbb`, as in WCAG 2. */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5]
    .map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)) as [
    number,
    number,
    number,
  ];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

const contrast = (one: string, other: string): number => {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
};

/** Colors of the pixels, drawn by a program that knows nothing of the page, on white. */
async function rasterized(text: string): Promise<{ corner: string; colors: Set<string> }> {
  const { data } = await sharp(Buffer.from(text))
    .flatten({ background: '#ffffff' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const at = (i: number): string => `#${data.subarray(i, i + 3).toString('hex')}`;
  return { corner: at(0), colors: new Set(Array.from({ length: data.length / 3 }, (_, i) => at(3 * i))) };
}

test('written by night, it can be read on white paper, and draws what the page does', async () => {
  const text = await downloaded('interference', { backend: 'cpu', steps: 20 });
  expect(text).not.toMatch(/ (class|style)="|var\(|color-mix|href="(?!data:|#)/);
  const { corner, colors } = await rasterized(text);
  const words = [...text.matchAll(/<text[^>]*? fill="(#[0-9a-f]{6})"/g)].map(([, fill]) => fill!);
  expect(words.length).toBeGreaterThan(5);
  for (const color of new Set(words)) {
    expect(contrast(color, corner), `${color} on ${corner}`).toBeGreaterThanOrEqual(4.5);
    expect(colors.has(color), color).toBe(true);
  }
});

test('holds the photographs that it shows', async () => {
  const text = await downloaded('circuit-surgery', { backend: 'wasm', shown: 'photographs' });
  const pictures = [...text.matchAll(/<image[^>]* href="([^"]{0,30})/g)].map(([, start]) => start!);
  expect(pictures.length).toBeGreaterThan(3);
  for (const start of pictures) expect(start).toMatch(/^data:image\//);
});

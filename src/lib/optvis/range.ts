/**
 * The whole range of one neuron: photographs, and the two pictures made to excite and to silence it, measured alike, as the activation of
 * the unit's neuron at the center before its ReLU, which has two sides. One step is one step of both runs; the photographs are shown
 * to the network in the first steps, a few in each.
 */
import { concat, reshape, slice, tensor4d, tidy } from '@tensorflow/tfjs-core';
import type { Tensor1D } from '@tensorflow/tfjs-core';
import type { Experiment } from '../experiment.ts';
import { seenAt, type SquarePicture } from '../stimuli/seen.ts';
import type { RenderConfig, RenderSnapshot } from './config.ts';
import { createHistory } from './history.ts';
import { layerRead } from './objectives/configured.ts';
import { extent } from './objectives/probe.ts';
import { createRender, type VisNetwork } from './render.ts';

/** Photographs shown in one step. */
const atOnce = 4;

/** What the page calls a photograph, handed through to the snapshot. */
export interface PhotographName {
  /** In its collection. */
  index: number;
  label: string;
  /** Where it stands in the range. */
  place: string;
}

export interface RangeConfig {
  /** Both runs; the objective is the neuron, the sign each run's own. */
  run: Omit<RenderConfig, 'objective' | 'sign'>;
  /** Squares of `side` pixels, RGB in 0..1, [side * side * 3]; smaller ones are enlarged smoothly to the runs' size. */
  photographs: (PhotographName & SquarePicture)[];
}

export interface RangeSnapshot {
  step: number;
  /** The unit that was asked. */
  of: Pick<RenderConfig, 'network' | 'layer' | 'unit'>;
  /** The two runs as they are now. */
  negative: RenderSnapshot;
  optimized: RenderSnapshot;
  /** Activation of the present pictures without transforms: [negative, optimized]. */
  made: Float32Array;
  /** The photographs shown so far, in their order. */
  photographs: (PhotographName & { activation: number })[];
}

/** The two runs that a config stands for: what silences the neuron, and what excites it. */
export const runsOf = ({ run }: Pick<RangeConfig, 'run'>): RenderConfig[] =>
  ([-1, 1] as const).map((sign) => ({ ...run, objective: 'neuron', sign }));

/** Throws an Error in plain sentences for a config that cannot run. `network` stays the caller's. */
export function createRange(network: VisNetwork, config: RangeConfig): Experiment<RangeSnapshot> {
  const { size, network: id, layer, unit } = config.run;
  const name = layerRead({ layer, sign: -1 });
  const renders: Experiment<RenderSnapshot>[] = [];
  try {
    for (const run of runsOf(config)) renders.push(createRender(network, run));
  } catch (error) {
    for (const render of renders) render.dispose();
    throw error;
  }
  const history = createHistory();
  let steps = 0;

  /** The neuron's activation on each of `pictures` [size * size * 3]: [pictures]. */
  function activations(pictures: readonly Float32Array[]): Tensor1D {
    return tidy(() => {
      const seen = concat(pictures.map((rgb) => tensor4d(rgb, [1, size, size, 3])));
      const x = network.run(seen, { redirect: false })(name);
      const { batch, height, width } = extent(x);
      const begin = x.rank === 4 ? [0, Math.floor(height / 2), Math.floor(width / 2), unit] : [0, unit];
      return reshape(slice(x, begin, [batch, ...begin.slice(1).map(() => 1)]), [batch]);
    });
  }

  function showPhotographs(): void {
    const next = config.photographs.slice(steps * atOnce, (steps + 1) * atOnce);
    if (next.length === 0) return;
    const values = activations(next.map((photograph) => seenAt(photograph, size)));
    for (let k = 0; k < next.length; k++) history.push(tidy(() => reshape(slice(values, k, 1), [])));
    values.dispose();
  }

  return {
    get steps() {
      return steps;
    },
    step() {
      showPhotographs();
      for (const render of renders) render.step();
      steps++;
    },
    async read() {
      const step = steps;
      const [[negative, optimized], measured] = await Promise.all([
        Promise.all(renders.map((render) => render.read())),
        history.read(),
      ]);
      const values = activations([negative!.rgb, optimized!.rgb]);
      const made = await values.data<'float32'>();
      values.dispose();
      const photographs = Array.from(measured, (activation, k) => {
        const { index, label, place } = config.photographs[k]!;
        return { index, label, place, activation };
      });
      const of = { network: id, layer, unit };
      return { step, of, negative: negative!, optimized: optimized!, made, photographs };
    },
    dispose() {
      for (const render of renders) render.dispose();
      history.dispose();
    },
  };
}

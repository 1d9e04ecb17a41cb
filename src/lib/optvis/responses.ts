/**
 * The other way to ask what a unit looks for: show it pictures that exist, and compare its responses with its response to a
 * picture made for it. One step is one picture.
 */
import { tensor4d, tidy } from '@tensorflow/tfjs-core';
import type { Scalar } from '@tensorflow/tfjs-core';
import type { Experiment } from '../experiment.ts';
import { seenAt, type SquarePicture } from '../stimuli/seen.ts';
import type { RenderConfig } from './config.ts';
import { createHistory } from './history.ts';
import { objectiveOf } from './objectives/configured.ts';
import type { VisNetwork } from './render.ts';

export interface ResponsesConfig {
  /** The unit, the objective, the sign, and the size in pixels at which the network sees every picture. */
  run: RenderConfig;
  /** Of any side. */
  pictures: SquarePicture[];
  /** What the asker calls the question; comes back with the answer, in `asked`. */
  name?: string;
}

export interface ResponsesSnapshot {
  step: number;
  /** The objective times the sign on each picture so far, without transforms. */
  values: Float32Array;
  asked?: string;
}

/** Throws an Error for a layer that the network lacks. A step after the last picture throws a RangeError. */
export function createResponses(
  network: VisNetwork,
  { run, pictures, name }: ResponsesConfig,
): Experiment<ResponsesSnapshot> {
  const info = network.manifest.layers.find(({ name }) => name === run.layer);
  if (!info) throw new Error(`${network.manifest.title} has no layer called “${run.layer}”.`);
  const objective = objectiveOf(run, info.channels);
  const history = createHistory();
  const { size } = run;
  let steps = 0;
  return {
    get steps() {
      return steps;
    },
    step() {
      const picture = pictures[steps];
      if (!picture) throw new RangeError(`There are ${pictures.length} pictures; all have been shown.`);
      const seen = seenAt(picture, size);
      history.push(
        tidy(() => objective(network.run(tensor4d(seen, [1, size, size, 3]), { redirect: false })) as Scalar),
      );
      steps++;
    },
    async read() {
      const step = steps;
      return { step, values: await history.read(), ...(name !== undefined && { asked: name }) };
    },
    dispose() {
      history.dispose();
    },
  };
}

/**
 * DeepDream (Mordvintsev, Olah and Tyka 2015): a picture amplified by a layer, octave by octave. At each size the details found so far
 * are enlarged and laid over the picture, which then climbs the gradient, shifted at random before every look. The gradient is
 * divided by its mean absolute value, so that a step moves a deep layer's picture as far as a shallow one's.
 */
import {
  abs,
  add,
  clipByValue,
  concat,
  div,
  keep,
  matMul,
  mean,
  mul,
  reshape,
  slice,
  sub,
  tensor2d,
  tensor4d,
  tidy,
  transpose,
  valueAndGrad,
} from '@tensorflow/tfjs-core';
import type { Scalar, Tensor, Tensor4D } from '@tensorflow/tfjs-core';
import { registerGradients } from '../compute/gradients.ts';
import type { Experiment } from '../experiment.ts';
import { createRandom } from '../math/random.ts';
import { resize } from '../stimuli/resize.ts';
import type { Picture } from '../stimuli/resize.ts';
import { demandDream, octaveSizes } from './dream-config.ts';
import type { DreamConfig, DreamSnapshot } from './dream-config.ts';
import { createHistory } from './history.ts';
import { channel, layer } from './objectives/index.ts';
import type { Objective } from './objectives/index.ts';
import { interpolation } from './param/pyramid.ts';
import type { VisNetwork } from './render.ts';

/** Keeps a gradient of zeros from dividing by zero; real ones are many orders larger. */
const tiny = 1e-20;

/** Values that leave [., `side`, .] at one end of `axis` come back at the other. */
function rollAlong(x: Tensor4D, axis: 1 | 2, by: number): Tensor4D {
  const side = x.shape[axis];
  const shift = ((by % side) + side) % side;
  if (shift === 0) return x;
  const part = (from: number, length: number): Tensor4D => {
    const [begin, size] = [[0, 0, 0, 0], [...x.shape]];
    begin[axis] = from;
    size[axis] = length;
    return slice(x, begin as [number, number, number, number], size as [number, number, number, number]);
  };
  return concat([part(side - shift, shift), part(0, side - shift)], axis);
}

const roll = (x: Tensor4D, down: number, right: number): Tensor4D =>
  rollAlong(rollAlong(x, 1, down), 2, right);

/** [1, h, w, 3] to [1, height, width, 3], bilinear. */
function enlarged(x: Tensor4D, width: number, height: number): Tensor4D {
  const [, h, w] = x.shape;
  if (h === height && w === width) return x;
  const down = tensor2d(interpolation(h, height), [height, h]);
  const across = tensor2d(interpolation(w, width), [width, w]);
  const tall = reshape(matMul(down, reshape(x, [h, w * 3])), [height, w, 3]);
  const columns = reshape(transpose(tall, [1, 0, 2]), [w, height * 3]);
  const wide = reshape(matMul(across, columns), [width, height, 3]);
  return reshape(transpose(wide, [1, 0, 2]), [1, height, width, 3]);
}

const tensorOf = ({ width, height, rgb }: Picture): Tensor4D => tensor4d(rgb, [1, height, width, 3]);

/** A channel is read before its ReLU, where it has a gradient in pictures that do not excite it yet. */
function objectiveOf({ objective, layer: name, unit }: DreamConfig): Objective {
  if (objective === 'layer') return layer(name);
  return channel(name === 'logits' ? name : `${name}_pre_relu`, unit);
}

/** Gradient ascent on a given picture, octave by octave. Throws an Error in plain sentences for a config that cannot run. */
export function createDream(network: VisNetwork, config: DreamConfig): Experiment<DreamSnapshot> {
  demandDream(config, network.manifest);
  registerGradients();
  const { picture: full, stepsPerOctave, rate, jitter } = config;
  const { width, height } = full;
  const sizes = octaveSizes(width, height, config.octaves, config.octaveScale);
  const random = createRandom(config.seed).fork('jitter');
  const history = createHistory();
  const objective = objectiveOf(config);
  const ascent = valueAndGrad((x: Tensor) => objective(network.run(x as Tensor4D)));
  let octave = 0;
  let steps = 0;
  let disposed = false;
  /** The given picture at the size of the octave, and what has become of it. */
  let [base, picture] = start(0);

  function start(next: number, found?: Tensor4D): [Tensor4D, Tensor4D] {
    return tidy(() => {
      const [w, h] = sizes[next]!;
      const given = keep(tensorOf(resize(full, w, h)));
      const from = found ? clipByValue(add<Tensor4D>(given, enlarged(found, w, h)), 0, 1) : add(given, 0);
      return [given, keep(from) as Tensor4D];
    });
  }

  /** On to the next size, with the details found so far. */
  function climb(): void {
    const found = tidy(() => sub<Tensor4D>(picture, base));
    for (const old of [base, picture]) old.dispose();
    [base, picture] = start(++octave, found);
    found.dispose();
  }

  return {
    get steps() {
      return steps;
    },
    step() {
      if (disposed) throw new Error('This run has ended.');
      if (octave < Math.min(Math.floor(steps / stepsPerOctave), sizes.length - 1)) climb();
      const draw = random.fork(steps);
      const [down, right] = [draw.int(2 * jitter + 1) - jitter, draw.int(2 * jitter + 1) - jitter];
      const [value, next] = tidy(() => {
        const { value, grad } = ascent(roll(picture, down, right));
        const way = roll(grad as Tensor4D, -down, -right);
        const pace = div(rate, add(mean(abs(way)), tiny));
        return [
          keep(value as Scalar),
          keep(clipByValue(add<Tensor4D>(picture, mul(way, pace)), 0, 1)),
        ] as const;
      });
      history.push(value);
      picture.dispose();
      picture = next;
      steps++;
    },
    async read() {
      if (disposed) throw new Error('This run has ended.');
      const [step, present] = [steps, octave];
      const shown = tidy(() => {
        if (octave === sizes.length - 1) return add(picture, 0);
        return clipByValue(add(tensorOf(full), enlarged(sub(picture, base), width, height)), 0, 1);
      });
      const [rgb, objectives] = await Promise.all([shown.data<'float32'>(), history.read()]);
      shown.dispose();
      return {
        step,
        width,
        height,
        // The caller owns the array; on some backends it would be the tensor's own.
        rgb: step === 0 ? full.rgb.slice() : rgb.slice(),
        octave: present,
        sizes,
        stepsPerOctave,
        objective: objectives,
      };
    },
    dispose() {
      if (disposed) return;
      disposed = true;
      for (const tensor of [base, picture]) tensor.dispose();
      history.dispose();
    },
  };
}

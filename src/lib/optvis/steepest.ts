/**
 * One picture and one unit, and three ways up from there: steepest ascent by three rulers (rulers.ts), in steps that change the picture by
 * the same amount. Nothing but the gradient: no momentum, no transforms, no sigmoid.
 */
import { abs, add, clipByValue, clone, div, keep, max, maximum, mean, mul } from '@tensorflow/tfjs-core';
import { reshape, sqrt, square, stack, sub, sum, tidy, valueAndGrad } from '@tensorflow/tfjs-core';
import type { Scalar, Tensor, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core';
import { registerGradients } from '../compute/gradients.ts';
import type { Experiment } from '../experiment.ts';
import { createRandom } from '../math/random.ts';
import { checkConfig } from './check.ts';
import { createHistory, type History } from './history.ts';
import { layerRead, objectiveOf } from './objectives/configured.ts';
import { createParam } from './param/index.ts';
import type { VisNetwork } from './render.ts';
import { createWaves, lengths, steepest } from './norms.ts';
import { radialSpectrum, ringFrequencies } from './spectrum.ts';
import { rulers, type Direction, type Ruler } from './steepest-config.ts';
import type { SteepestConfig, SteepestSnapshot } from './steepest-config.ts';

/** Rings of a spectrum. */
const bins = 20;

/** A nudge, in steps: short enough that the gradient still holds, long enough to be measured in float32. */
const nudge = 1e-3;

interface Climb {
  ruler: Ruler;
  picture: Tensor2D;
  /** Of the next step; root mean square 1. */
  direction: Tensor2D;
  objective: History;
}

/** `direction` with root mean square 1; 0 stays 0. Divided by its largest value first, so that small squares are not lost. */
function normalized(direction: Tensor2D): Tensor2D {
  const scaled = div<Tensor2D>(direction, maximum(max(abs(direction)), 1e-30));
  return div(scaled, maximum(sqrt(mean(square(scaled))), 1e-6));
}

/** Throws an Error in plain sentences for a config that cannot run. */
export function createSteepest(
  network: VisNetwork,
  { run, length }: SteepestConfig,
): Experiment<SteepestSnapshot> {
  const problems = checkConfig(run, network.manifest);
  if (!(length > 0 && length <= 1)) problems.push(`A step must be above 0 and at most 1; ${length} is not.`);
  if (problems.length > 0) throw new Error(problems.join(' '));
  registerGradients();
  const { size, decorrelate } = run;
  const { channels } = network.manifest.layers.find(({ name }) => name === run.layer)!;
  // Before the ReLU, where a silent unit still has a slope.
  const read = layerRead({ layer: run.layer, sign: -1 });
  const objective = objectiveOf({ ...run, layer: read, sign: 1 }, channels).times(run.sign);
  const waves = createWaves(size, decorrelate);
  let steps = 0;
  let disposed = false;

  const value = (picture: Tensor): Scalar => {
    const seen: Tensor4D = reshape(picture, [1, size, size, 3]);
    return objective(network.run(seen, { redirect: false }));
  };
  const look = valueAndGrad(value);
  const toward = (ruler: Ruler, gradient: Tensor): Tensor2D =>
    normalized(steepest(ruler, gradient as Tensor2D, waves));
  const moved = (picture: Tensor2D, direction: Tensor2D, by: number): Tensor2D =>
    clipByValue(add(picture, mul(direction, by)), 0, 1);

  function startPicture(): Tensor2D {
    const param = createParam({ param: 'fourier', decorrelate, width: size, height: size });
    const variable = param.start(createRandom(run.seed).fork('start'), run.start);
    const picture = tidy((): Tensor2D => reshape(param.image(variable), [size * size, 3]));
    variable.dispose();
    param.dispose();
    return picture;
  }

  const climbs: Climb[] = [];
  /** Of each first direction its values, and what a nudge that way promises and gains; until they have been read. */
  const firsts: { values: Tensor2D; gains: Tensor }[] = [];
  const picture = startPicture();
  tidy(() => {
    const { value: before, grad } = look(picture);
    for (const ruler of rulers) {
      const direction = keep(toward(ruler, grad));
      const promised = mul(sum(mul(grad, direction)), length * nudge);
      const gained = sub(value(moved(picture, direction, length * nudge)), before);
      firsts.push({ values: keep(clone(direction)), gains: keep(stack([promised, gained])) });
      climbs.push({ ruler, picture: keep(clone(picture)), direction, objective: createHistory() });
      climbs.at(-1)!.objective.push(keep(clone(before as Scalar)));
    }
  });
  picture.dispose();

  let directions: Promise<Direction[]> | undefined;

  async function readDirection({ values: kept, gains }: (typeof firsts)[number]): Promise<Direction> {
    const [values, [promised, gained]] = await Promise.all([kept.data<'float32'>(), gains.data()]);
    kept.dispose();
    gains.dispose();
    return {
      values,
      power: radialSpectrum(values, size, size, bins),
      lengths: lengths(values, size, decorrelate),
      promised: promised!,
      gained: gained!,
    };
  }

  function step(climb: Climb): void {
    const old = [climb.picture, climb.direction];
    tidy(() => {
      climb.picture = keep(moved(climb.picture, climb.direction, length));
      const { value: reached, grad } = look(climb.picture);
      climb.direction = keep(toward(climb.ruler, grad));
      climb.objective.push(keep(reached as Scalar));
    });
    for (const tensor of old) tensor.dispose();
  }

  return {
    get steps() {
      return steps;
    },
    step() {
      if (disposed) throw new Error('This run has ended.');
      for (const climb of climbs) step(climb);
      steps++;
    },
    async read() {
      if (disposed) throw new Error('This run has ended.');
      const now = steps;
      directions ??= Promise.all(firsts.map(readDirection));
      const [first, present] = await Promise.all([
        directions,
        Promise.all(
          climbs.map(({ picture, objective }) => Promise.all([picture.data<'float32'>(), objective.read()])),
        ),
      ]);
      return {
        step: now,
        width: size,
        height: size,
        frequencies: ringFrequencies(size, size, bins),
        ways: present.map(([rgb, objective], i) => {
          const { values, power, ...numbers } = first[i]!;
          // Copies: what is read is given away.
          const direction = { values: values.slice(), power: power.slice(), ...numbers };
          return { direction, rgb: rgb.slice(), objective };
        }),
      };
    },
    dispose() {
      if (disposed) return;
      disposed = true;
      waves.dispose();
      if (!directions) for (const { values, gains } of firsts) for (const t of [values, gains]) t.dispose();
      for (const { picture, direction, objective } of climbs) {
        for (const tensor of [picture, direction]) tensor.dispose();
        objective.dispose();
      }
    },
  };
}

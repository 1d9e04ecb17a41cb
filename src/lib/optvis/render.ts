/**
 * The loop of feature visualization, and nothing else: from the variable to the picture, through the step's transforms and
 * the network to the objective, and its gradient back to the variable.
 */
import { concat, keep, reshape, slice, tidy, valueAndGrad } from '@tensorflow/tfjs-core';
import type { Scalar, Tensor, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core';
import { withEdits } from '../circuits/edits.ts';
import { registerGradients } from '../compute/gradients.ts';
import type { Experiment } from '../experiment.ts';
import { createRandom } from '../math/random.ts';
import type { Network } from '../networks/runner.ts';
import { createAdam } from './adam.ts';
import { checkConfig } from './check.ts';
import type { OptvisConfig, OptvisSnapshot, RenderConfig, RenderSnapshot } from './config.ts';
import type { NetworkId } from '../networks/manifest.ts';
import { createRegularizers } from './regularizers.ts';
import { createHistory } from './history.ts';
import { channelVector, diversityRead, layerRead, objectiveOf } from './objectives/configured.ts';
import { gramCosine } from './objectives/gram.ts';
import { jointMeans } from './objectives/joint.ts';
import { extent, mapAlong } from './objectives/probe.ts';
import { enlargedSpectrum } from './param/fourier.ts';
import { createParam } from './param/index.ts';
import { contentOf } from './spectrum.ts';
import { standardTransforms, wholeView } from './transforms/index.ts';
import { createResample } from './transforms/resample.ts';

/** The steps in which gradients may pass dead ReLUs. */
const redirectedSteps = 16;

/** What a render needs of a network; the runner's Network is one. */
export type VisNetwork = Pick<Network, 'run'> & { readonly manifest: Parameters<typeof checkConfig>[1] };

/** The network as the run's edits leave it; they need its weights. */
const edited = (network: VisNetwork, edits: RenderConfig['edits'] = []): Pick<Network, 'run'> =>
  edits.length > 0 ? withEdits(network as Network, edits) : network;

/** The means of two units, unit by unit, put together by picture. */
const pairs = (means: Float32Array): Float32Array =>
  means.map((_, i) => means[(i % 2) * (means.length / 2) + (i >> 1)]!);

/** What depends on the size of the picture. */
function createCanvas(config: RenderConfig, size: number, layers: VisNetwork['manifest']['layers']) {
  const grown = size / config.size;
  const transforms = config.transforms && {
    ...config.transforms,
    jitter: Math.round(config.transforms.jitter * grown),
  };
  const param = createParam({ ...config, width: size, height: size });
  const resample = transforms ? createResample(size, size, 1 + transforms.scale) : undefined;
  const extras = createRegularizers({ ...config, size }, layers);
  return {
    size,
    param,
    resample,
    extras,
    transform: transforms ? standardTransforms(transforms) : undefined,
    dispose() {
      param.dispose();
      extras?.dispose();
      resample?.dispose();
    },
  };
}

/** One run of gradient ascent. Throws an Error in plain sentences for a config that cannot run. */
export function createRender(network: VisNetwork, config: RenderConfig): Experiment<RenderSnapshot> {
  const problems = checkConfig(config, network.manifest);
  if (problems.length > 0) throw new Error(problems.join(' '));
  registerGradients();
  const { joint } = config;
  let { growth = [] } = config;
  const { run } = edited(network, config.edits);
  const { channels } = network.manifest.layers.find(({ name }) => name === config.layer)!;
  const random = createRandom(config.seed);
  const batch = config.batch ?? 1;
  let canvas = createCanvas(config, config.size, network.manifest.layers);
  const objective = objectiveOf(config, channels);
  const adam = createAdam(canvas.param.start(random.fork('start'), config.start), config.rate);
  const history = createHistory();
  let steps = 0;
  let disposed = false;

  /** The picture as the network sees it in the present step; the draw depends on the seed and the step only. */
  function seen(picture: Tensor4D): Tensor4D {
    const { resample, transform, size } = canvas;
    if (!resample || !transform) return picture;
    const { matrix } = transform(wholeView(size), random.fork('transforms').fork(steps));
    return resample.apply(picture, matrix);
  }

  /** The objective alone, where the ascent is on more than that. */
  let alone: Scalar | undefined;
  const ascent = valueAndGrad((variable: Tensor) => {
    const picture = canvas.param.image(variable as Tensor2D);
    const T = run(seen(picture), { redirect: steps < redirectedSteps });
    const value = objective(T);
    if (!canvas.extras) return value;
    alone = keep(value);
    return canvas.extras.add(value, picture, T, steps);
  });

  /** The present pictures, what is measured of them, and the activation map in one tensor, so that one readback brings all. */
  function look(): { packed: Tensor; map: { width: number; height: number } | null } {
    let map: { width: number; height: number } | null = null;
    const packed = tidy(() => {
      const picture = canvas.param.image(adam.value);
      const T = run(picture, { redirect: false });
      const parts: Tensor[] = [reshape(picture, [-1])];
      if (batch > 1) parts.push(reshape(gramCosine(T(diversityRead(config, network.manifest.layers))), [1]));
      if (joint) parts.push(jointMeans(T, config, joint));
      if (config.layer !== 'logits') {
        const activations = T(layerRead(config));
        const { width, height } = extent(activations);
        map = { width, height };
        const along = mapAlong(activations, channelVector(config, channels));
        // Of the first picture only.
        parts.push(batch > 1 ? slice(along, 0, width * height) : along);
      }
      return parts.length === 1 ? parts[0]! : concat(parts);
    });
    return { packed, map };
  }

  /** Takes over the size that begins at the present step, if one does. */
  function grow(): void {
    const size = growth.find(({ from }) => from === steps)?.size;
    if (size === undefined) return;
    const before = canvas;
    canvas = createCanvas(config, size, network.manifest.layers);
    adam.move((tensor) => enlargedSpectrum(tensor, before.size, size, 3 * batch));
    before.dispose();
  }

  return {
    get steps() {
      return steps;
    },
    change(next: RenderConfig) {
      const found = checkConfig(next, network.manifest);
      if (found.length > 0) throw new Error(found.join(' '));
      growth = next.growth ?? [];
    },
    step() {
      if (disposed) throw new Error('This run has ended.');
      grow();
      const [value, grad] = tidy(() => {
        const result = ascent(adam.value);
        return [keep(result.value), keep(result.grad as Tensor2D)] as const;
      });
      history.push(alone ?? value);
      // A pull that has faded leaves nothing to add.
      if (alone && alone !== value) value.dispose();
      alone = undefined;
      adam.ascend(grad);
      grad.dispose();
      steps++;
    },
    async read() {
      if (disposed) throw new Error('This run has ended.');
      const step = steps;
      const { size } = canvas;
      const { packed, map } = look();
      const [values, objectives] = await Promise.all([packed.data<'float32'>(), history.read()]);
      packed.dispose();
      const pixels = size * size * 3;
      const rgb = values.slice(0, pixels);
      const shown = batch * pixels;
      const likened = shown + (batch > 1 ? 1 : 0);
      const measured = likened + (joint ? 2 * batch : 0);
      const rest = Array.from({ length: batch - 1 }, (_, k) => k + 1);
      return {
        step,
        width: size,
        height: size,
        rgb,
        ...(batch > 1 && {
          others: rest.map((k) => values.slice(k * pixels, (k + 1) * pixels)),
          alike: values[shown]!,
        }),
        objective: objectives,
        ...(config.rings && { spectrum: contentOf(rgb, size, size, config.rings) }),
        map: map && { ...map, values: values.slice(measured) },
        ...(joint && { joint: pairs(values.subarray(likened, measured)) }),
      };
    },
    dispose() {
      if (disposed) return;
      disposed = true;
      adam.dispose();
      history.dispose();
      canvas.dispose();
    },
  };
}

/** Several runs that step together. `networks` holds every network that `config` names; they stay the caller's. */
export function createOptvis(
  networks: Partial<Record<NetworkId, VisNetwork>>,
  config: OptvisConfig,
): Experiment<OptvisSnapshot> {
  const renders: Experiment<RenderSnapshot>[] = [];
  try {
    for (const run of config.runs) {
      const network = networks[run.network];
      if (!network) throw new Error(`The network ${run.network} has not been loaded.`);
      renders.push(createRender(network, run));
    }
  } catch (error) {
    for (const render of renders) render.dispose();
    throw error;
  }
  let steps = 0;
  return {
    get steps() {
      return steps;
    },
    change({ runs }: OptvisConfig) {
      renders.forEach((render, i) => render.change?.(runs[i]!));
    },
    step() {
      for (const render of renders) render.step();
      steps++;
    },
    async read() {
      const step = steps;
      return { step, runs: await Promise.all(renders.map((render) => render.read())) };
    },
    dispose() {
      for (const render of renders) render.dispose();
    },
  };
}

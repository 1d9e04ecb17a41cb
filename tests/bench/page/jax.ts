/** The contender from jax-js: the same toy models under `jit`, with its own random numbers, gradient and Adam, on one of its devices. */
import { defaultDevice, init, jit, numpy as np, random, valueAndGrad } from '@jax-js/jax';
import type { ToyConfig } from '#lib/superposition/config.ts';

type State = { W: np.Array; b: np.Array };
type Run = { w: State; first: State; second: State; key: np.Array; step: np.Array };

export interface JaxTrainer {
  step(): void;
  settled(): Promise<void>;
}

/** Tied weights, positive inputs, ReLU at the output, density and importance alike for all features. */
export async function createJax(config: ToyConfig, device: 'webgpu' | 'wasm'): Promise<JaxTrainer> {
  const { features: n, hidden: m, instances, batch, rate } = config;
  const density = config.density[0]!;
  await init(device);
  defaultDevice(device);

  const lossOf = (w: State, x: np.Array): np.Array => {
    const hidden = np.matmul(x.ref, w.W.ref);
    const out = np.matmul(hidden, np.swapaxes(w.W, 1, 2)).add(w.b);
    const error = np.maximum(out, 0).sub(x);
    return np.square(error).sum().div(batch);
  };
  const backward = valueAndGrad(lossOf);

  const adam = (w: np.Array, g: np.Array, a: np.Array, v: np.Array, rateNow: np.Array, root: np.Array) => {
    const first = a.mul(0.9).add(g.ref.mul(0.1));
    const second = v.mul(0.999).add(np.square(g).mul(0.001));
    const change = first.ref.mul(rateNow).div(np.sqrt(second.ref).mul(root).add(1e-8));
    return [w.sub(change), first, second] as const;
  };

  const step = jit(({ w, first, second, key, step: steps }: Run): Run => {
    const keys = random.split(key, 2);
    const drawn = random.uniform(keys.ref.slice(0), [instances, batch, n]);
    const x = np.where(drawn.ref.less(density), drawn.div(density), 0);
    const [loss, grad] = backward({ W: w.W.ref, b: w.b.ref }, x) as [np.Array, State];
    loss.dispose();
    const count = steps.add(1);
    const power = (base: number): np.Array => np.exp(count.ref.mul(Math.log(base)));
    const rateNow = np.array(rate).div(np.array(1).sub(power(0.9)));
    const root = np.array(1).div(np.sqrt(np.array(1).sub(power(0.999))));
    const [W, fW, sW] = adam(w.W, grad.W, first.W, second.W, rateNow.ref, root.ref);
    const [b, fb, sb] = adam(w.b, grad.b, first.b, second.b, rateNow, root);
    return {
      w: { W, b },
      first: { W: fW, b: fb },
      second: { W: sW, b: sb },
      key: keys.slice(1),
      step: count,
    };
  });

  const zeros = (): State => ({ W: np.zeros([instances, n, m]), b: np.zeros([instances, 1, n]) });
  const start = random.normal(random.key(1), [instances, n, m]).mul(Math.sqrt(2 / (n + m)));
  let run: Run = {
    w: { W: start, b: np.zeros([instances, 1, n]) },
    first: zeros(),
    second: zeros(),
    key: random.key(2),
    step: np.array(0),
  };
  return {
    step() {
      defaultDevice(device);
      run = step(run);
    },
    async settled() {
      await run.w.b.ref.data();
    },
  };
}

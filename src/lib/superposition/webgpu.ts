/**
 * The engine on the GPU: our own WGSL on tfjs's device. Everything stays there; a step uploads nothing and is one to three
 * dispatches for all models at once, many steps go into one submission, and a short trial at the start keeps the fastest program.
 */
import { backend } from '@tensorflow/tfjs-core';
import { problemOf, type ToyConfig } from './config.ts';
import { createLateLog } from './late-log.ts';
import type { Trainer } from './trainer.ts';
import { createBuffers, destroyBuffers, readBack, rewind, writeSchedule } from './webgpu-buffers.ts';
import { createProgram, fits, planOf, variants, type Program, type Variant } from './webgpu-variants.ts';

export interface WebGPUTrainer extends Trainer {
  readonly variant: Variant;
}

/** Steps in one submission. */
const mostPerSubmission = 256;
const trialSteps = 4;
const trialRounds = 3;

/**
 * Opens a run on the device of tfjs's WebGPU backend, which must run. `only` leaves out the trial; so does a software adapter,
 * where barriers cost more than anything else. Rejects where the device takes no program for `config`.
 */
export async function createWebGPU(config: ToyConfig, only?: Variant): Promise<WebGPUTrainer> {
  const problem = problemOf(config);
  if (problem) throw new Error(problem);
  const { device, adapterInfo } = backend() as unknown as {
    device: GPUDevice;
    adapterInfo: { isFallback?: boolean };
  };
  const software = device.adapterInfo?.isFallbackAdapter ?? adapterInfo.isFallback ?? false;
  const able = variants.filter((v) => fits(v, config, device.limits));
  const wanted = only ? able.filter((v) => v === only) : software ? able.slice(0, 1) : able;
  if (wanted.length === 0) throw new Error('These models are too large for the memory of this GPU.');

  device.pushErrorScope('validation');
  device.pushErrorScope('out-of-memory');
  const plans = wanted.map((v) => planOf(config, device.limits, v));
  const plan = plans[0]!;
  const buffers = createBuffers(device, config, plan, {
    scratch: wanted.includes('rows'),
    chunks: Math.max(0, ...plans.filter((_, i) => wanted[i] !== 'persistent').map(({ chunks }) => chunks)),
  });
  rewind(device, config, buffers);
  writeSchedule(device, config, buffers, plan, 0);

  function submit(program: Program, count: number): void {
    const encoder = device.createCommandEncoder();
    const pass = encoder.beginComputePass();
    program.encode(pass, count);
    pass.end();
    device.queue.submit([encoder.finish()]);
  }

  /** ms that `program` takes for a few steps, waiting included. */
  async function time(program: Program): Promise<number> {
    const start = performance.now();
    submit(program, trialSteps);
    await device.queue.onSubmittedWorkDone();
    return performance.now() - start;
  }

  async function fastest(programs: Program[]): Promise<number> {
    if (programs.length < 2) return 0;
    const best = programs.map(() => Infinity);
    for (let round = 0; round <= trialRounds; round++)
      for (const [i, program] of programs.entries()) {
        const took = await time(program);
        // The first round compiles.
        if (round > 0) best[i] = Math.min(best[i]!, took);
      }
    rewind(device, config, buffers);
    return best.indexOf(Math.min(...best));
  }

  const programs: Program[] = [];
  const free = (): void => {
    for (const program of programs) program.dispose();
    destroyBuffers(buffers);
  };
  let chosen = 0;
  let failure: unknown;
  try {
    for (const variant of wanted) programs.push(await createProgram(device, config, buffers, variant));
    chosen = await fastest(programs);
  } catch (error) {
    failure = error;
  }
  for (const refusal of [await device.popErrorScope(), await device.popErrorScope()])
    failure ??= refusal && new Error(`The GPU refused: ${refusal.message}`);
  if (failure) {
    free();
    throw failure as Error;
  }
  const program = programs[chosen]!;

  const late = createLateLog(config.instances);
  let steps = 0;
  /** Steps whose losses are in the log. */
  let logged = 0;
  let good = new Float32Array();
  let reading: Promise<unknown> = Promise.resolve();
  let disposed = false;

  function advance(count: number): void {
    const end = steps + count;
    while (steps < end) {
      const now = Math.min(end - steps, mostPerSubmission, plan.table - (steps % plan.table));
      if (!late.stopped) submit(program, now);
      steps += now;
      if (steps % plan.table === 0) writeSchedule(device, config, buffers, plan, steps);
    }
  }

  async function read(): Promise<void> {
    if (late.stopped) return;
    const now = steps;
    const count = now - logged;
    const { weights, losses } = await readBack(device, config, buffers, plan, now, count);
    const rows = Math.min(count, plan.ring);
    const { instances } = config;
    // Where the ring was too short, each step that it holds stands for those that it lost.
    for (let r = 0; r < rows; r++)
      late.take(
        losses.subarray(r * instances, (r + 1) * instances),
        Math.floor(((r + 1) * count) / rows) - Math.floor((r * count) / rows),
      );
    logged = now;
    if (!late.stopped || good.length === 0) good = weights as Float32Array<ArrayBuffer>;
  }

  await read();
  return {
    engine: 'WGSL',
    variant: wanted[chosen]!,
    log: late.log,
    get steps() {
      return steps;
    },
    get stopped() {
      return late.stopped;
    },
    step() {
      advance(1);
    },
    advance,
    async weights() {
      reading = reading.then(read);
      await reading;
      return good.slice();
    },
    dispose() {
      if (disposed) return;
      disposed = true;
      free();
    },
  };
}

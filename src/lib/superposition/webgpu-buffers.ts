/** What a run of toy models keeps on the GPU, made once, and how it is read: weights and new losses in one copy. */
import { parametersOf, spread, type ToyConfig } from './config.ts';
import { patternWeights, planDraws, scheduleAt, startWeights } from './draw.ts';
import { constantsLayout, scratchLayout, type Plan } from './webgpu-parts.ts';

export interface Buffers {
  constants: GPUBuffer;
  /** Weights, first and second moments, each [instance][parameter]. */
  state: GPUBuffer;
  /** [step of the table][rate, root, keep] */
  schedule: GPUBuffer;
  /** The step's number, and that of the step after it: they take turns, so that no thread reads what another writes. */
  counters: [GPUBuffer, GPUBuffer];
  /** [step of the ring][instance] */
  losses: GPUBuffer;
  /** What rows leave for the outer products. */
  scratch?: GPUBuffer;
  /** [instance][chunk][parameter, and last the loss] */
  partial?: GPUBuffer;
  staging: GPUBuffer;
}

/** Bytes that a shader binds at once, the most of any buffer. */
export const scratchBytes = (config: ToyConfig): number => 4 * scratchLayout(config).end;
export const partialBytes = (config: ToyConfig, chunks: number): number =>
  4 * config.instances * chunks * (parametersOf(config) + 1);

function constantsOf(config: ToyConfig): Uint32Array<ArrayBuffer> {
  const at = constantsLayout(config);
  const { keys, presence, strength, low, high, density } = planDraws(config);
  const words = new Uint32Array(at.end);
  const floats = new Float32Array(words.buffer);
  words.set(keys);
  words.set(presence, at.presence);
  words.set(strength, at.strength);
  words.set(low, at.low);
  words.set(high, at.high);
  floats.set(spread(config.importance, config), at.importance);
  if (config.sampling === 'patterns') floats.set(patternWeights(config, density), at.weighing);
  return words;
}

export function createBuffers(
  device: GPUDevice,
  config: ToyConfig,
  plan: Plan,
  needs: { scratch: boolean; chunks: number },
): Buffers {
  const { STORAGE, COPY_SRC, COPY_DST, MAP_READ } = GPUBufferUsage;
  const make = (size: number, usage: number): GPUBuffer => device.createBuffer({ size, usage });
  const weights = 4 * config.instances * parametersOf(config);
  const losses = 4 * plan.ring * config.instances;
  const constants = constantsOf(config);
  const buffers: Buffers = {
    constants: make(constants.byteLength, STORAGE | COPY_DST),
    state: make(3 * weights, STORAGE | COPY_SRC | COPY_DST),
    schedule: make(12 * plan.table, STORAGE | COPY_DST),
    counters: [make(4, STORAGE | COPY_DST), make(4, STORAGE | COPY_DST)],
    losses: make(losses, STORAGE | COPY_SRC),
    ...(needs.scratch ? { scratch: make(scratchBytes(config), STORAGE) } : {}),
    ...(needs.chunks > 0 ? { partial: make(partialBytes(config, needs.chunks), STORAGE) } : {}),
    staging: make(weights + losses, MAP_READ | COPY_DST),
  };
  device.queue.writeBuffer(buffers.constants, 0, constants);
  return buffers;
}

/** Puts step 0 in place. */
export function rewind(device: GPUDevice, config: ToyConfig, buffers: Buffers): void {
  const weights = startWeights(config);
  const state = new Float32Array(3 * weights.length);
  state.set(weights);
  device.queue.writeBuffer(buffers.state, 0, state);
  for (const counter of buffers.counters) device.queue.writeBuffer(counter, 0, new Uint32Array(1));
}

/** Uploads the schedule of the table's next steps, from `step` on. */
export function writeSchedule(
  device: GPUDevice,
  config: ToyConfig,
  { schedule }: Buffers,
  plan: Plan,
  step: number,
): void {
  const rows = Array.from({ length: plan.table }, (_, i) => {
    const { rate, root, keep } = scheduleAt(config, step + i);
    return [rate, root, keep];
  });
  device.queue.writeBuffer(schedule, 0, Float32Array.from(rows.flat()));
}

/**
 * The weights, and the losses of the last `count` steps up to `step`, oldest first: [step][instance]. There are no more than the
 * ring holds. Not to be called again before it has resolved.
 */
export async function readBack(
  device: GPUDevice,
  config: ToyConfig,
  { state, losses, staging }: Buffers,
  plan: Plan,
  step: number,
  count: number,
): Promise<{ weights: Float32Array; losses: Float32Array }> {
  const { instances } = config;
  const bytes = 4 * instances * parametersOf(config);
  const row = 4 * instances;
  const rows = Math.min(count, plan.ring);
  const encoder = device.createCommandEncoder();
  encoder.copyBufferToBuffer(state, 0, staging, 0, bytes);
  const first = (step - rows) % plan.ring;
  const before = Math.min(rows, plan.ring - first);
  if (before > 0) encoder.copyBufferToBuffer(losses, first * row, staging, bytes, before * row);
  if (rows > before)
    encoder.copyBufferToBuffer(losses, 0, staging, bytes + before * row, (rows - before) * row);
  device.queue.submit([encoder.finish()]);
  await staging.mapAsync(GPUMapMode.READ, 0, bytes + rows * row);
  const all = new Float32Array(staging.getMappedRange(0, bytes + rows * row).slice(0));
  staging.unmap();
  return { weights: all.slice(0, bytes / 4), losses: all.subarray(bytes / 4) };
}

export function destroyBuffers({ counters, ...others }: Buffers): void {
  for (const buffer of [...counters, ...Object.values(others)]) buffer.destroy();
}

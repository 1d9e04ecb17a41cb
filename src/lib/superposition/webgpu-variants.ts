/** The three divisions of labor as programs: their pipelines, bind groups made once, and how many steps are encoded. */
import { parametersOf, type ToyConfig } from './config.ts';
import { partialBytes, scratchBytes, type Buffers } from './webgpu-buffers.ts';
import {
  adamKernel,
  flatThreads,
  outerKernel,
  persistentKernel,
  rowsKernel,
  sharedKernel,
  tileBytes,
} from './webgpu-kernels.ts';
import type { Plan } from './webgpu-parts.ts';

/** `rows`: three dispatches a step without barriers. `shared`: two. `persistent`: one for many steps. */
export const variants = ['rows', 'shared', 'persistent'] as const;
export type Variant = (typeof variants)[number];

export interface Program {
  /** Encodes `count` steps. */
  encode(pass: GPUComputePassEncoder, count: number): void;
  dispose(): void;
}

/** Threads that the outer products should have in all, to fill a GPU. */
const enough = 16_384;
const leastChunk = 32;

/** Sizes for `variant` of `config`; `threads` is 0 where no tile fits into a workgroup's memory. */
export function planOf(config: ToyConfig, limits: GPUSupportedLimits, variant: Variant): Plan {
  const { instances, batch } = config;
  // Few models that keep to one workgroup each have to fill the GPU by its size.
  const wished = variant === 'persistent' && instances < 64 ? [256, 128, 64, 32] : [64, 32];
  const threads =
    wished.find(
      (count) =>
        count <= limits.maxComputeInvocationsPerWorkgroup &&
        (count <= batch || count === 32) &&
        tileBytes(config, count) <= limits.maxComputeWorkgroupStorageSize,
    ) ?? 0;
  const parts = Math.ceil(enough / (instances * (parametersOf(config) + 1)));
  const chunk = variant === 'shared' ? Math.max(threads, leastChunk) : leastChunk;
  return {
    chunks: Math.max(1, Math.min(parts, Math.ceil(batch / chunk))),
    threads,
    ring: Math.max(16, Math.min(4096, Math.floor(2 ** 20 / instances))),
    table: 8192,
  };
}

export function fits(variant: Variant, config: ToyConfig, limits: GPUSupportedLimits): boolean {
  const plan = planOf(config, limits, variant);
  const most = Math.min(limits.maxStorageBufferBindingSize, limits.maxBufferSize);
  if (variant !== 'persistent' && partialBytes(config, plan.chunks) > most) return false;
  return variant === 'rows' ? scratchBytes(config) <= most : plan.threads > 0;
}

/** Builds the programs of `variant`. Rejects where the device refuses a kernel. */
export async function createProgram(
  device: GPUDevice,
  config: ToyConfig,
  buffers: Buffers,
  variant: Variant,
): Promise<Program> {
  const plan = planOf(config, device.limits, variant);
  const { constants, state, schedule, counters, losses, scratch, partial } = buffers;
  const rows = config.instances * config.batch;
  const sums = config.instances * (parametersOf(config) + 1);

  const pipelineOf = (code: string): Promise<GPUComputePipeline> =>
    device.createComputePipelineAsync({
      layout: 'auto',
      compute: { module: device.createShaderModule({ code }), entryPoint: 'main' },
    });
  const bind = (pipeline: GPUComputePipeline, bound: (GPUBuffer | undefined)[]): GPUBindGroup =>
    device.createBindGroup({
      layout: pipeline.getBindGroupLayout(0),
      entries: bound.map((buffer, binding) => ({ binding, resource: { buffer: buffer! } })),
    });
  /** One bind group for even steps and one for odd ones. */
  const inTurn = (
    pipeline: GPUComputePipeline,
    bound: (now: GPUBuffer, next: GPUBuffer) => (GPUBuffer | undefined)[],
  ): [GPUBindGroup, GPUBindGroup] => [
    bind(pipeline, bound(counters[0], counters[1])),
    bind(pipeline, bound(counters[1], counters[0])),
  ];
  const most = device.limits.maxComputeWorkgroupsPerDimension;
  const dispatch = (pass: GPUComputePassEncoder, groups: number): void => {
    const high = Math.ceil(groups / most);
    pass.dispatchWorkgroups(Math.ceil(groups / high), high);
  };
  const flat = (pass: GPUComputePassEncoder, threads: number): void => {
    dispatch(pass, Math.ceil(threads / flatThreads));
  };
  let turn = 0;

  if (variant === 'persistent') {
    const pipeline = await pipelineOf(persistentKernel(config, plan));
    const lengths = [64, 8, 1].map((length) => {
      const steps = device.createBuffer({
        size: 16,
        usage: GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST,
      });
      device.queue.writeBuffer(steps, 0, new Uint32Array([length, 0, 0, 0]));
      const groups = inTurn(pipeline, (now, next) => [constants, now, state, schedule, next, losses, steps]);
      return { length, steps, groups };
    });
    return {
      encode(pass, count) {
        pass.setPipeline(pipeline);
        for (const { length, groups } of lengths)
          for (; count >= length; count -= length, turn ^= 1) {
            pass.setBindGroup(0, groups[turn]);
            dispatch(pass, config.instances);
          }
      },
      dispose() {
        for (const { steps } of lengths) steps.destroy();
      },
    };
  }

  const last = await pipelineOf(adamKernel(config, plan));
  const lasts = inTurn(last, (now, next) => [partial, now, state, schedule, next, losses]);
  const adam = (pass: GPUComputePassEncoder): void => {
    pass.setPipeline(last);
    pass.setBindGroup(0, lasts[turn]!);
    flat(pass, sums);
    turn ^= 1;
  };
  const nothing = (): void => undefined;

  if (variant === 'shared') {
    const first = await pipelineOf(sharedKernel(config, plan));
    const firsts = inTurn(first, (now) => [constants, now, state, partial]);
    return {
      encode(pass, count) {
        for (; count > 0; count--) {
          pass.setPipeline(first);
          pass.setBindGroup(0, firsts[turn]!);
          dispatch(pass, config.instances * plan.chunks);
          adam(pass);
        }
      },
      dispose: nothing,
    };
  }

  const first = await pipelineOf(rowsKernel(config));
  const firsts = inTurn(first, (now) => [constants, now, state, scratch]);
  const middle = await pipelineOf(outerKernel(config, plan));
  const products = bind(middle, [scratch, partial]);
  return {
    encode(pass, count) {
      for (; count > 0; count--) {
        pass.setPipeline(first);
        pass.setBindGroup(0, firsts[turn]!);
        flat(pass, rows);
        pass.setPipeline(middle);
        pass.setBindGroup(0, products);
        flat(pass, sums * plan.chunks);
        adam(pass);
      }
    },
    dispose: nothing,
  };
}

/**
 * The kernels of a training step, in three divisions of labor. `rows`, `outer` and `adam`: a thread a sample, a thread a parameter,
 * no barriers, any size. `shared` and `adam`: a workgroup a chunk of samples, in its own memory. `persistent`: a workgroup a
 * model, many steps without leaving the kernel.
 */
import { parametersOf, type ToyConfig } from './config.ts';
import {
  adam,
  drawing,
  keepLoss,
  outer,
  prelude,
  row,
  scratchLayout,
  type Places,
  type Plan,
} from './webgpu-parts.ts';

/** Threads of a workgroup that shares nothing. */
export const flatThreads = 64;

const entry = (threads: number): string =>
  `@compute @workgroup_size(${threads}) fn main(@builtin(workgroup_id) group : vec3<u32>,
      @builtin(num_workgroups) groups : vec3<u32>, @builtin(local_invocation_index) local : u32)`;
const flatEntry = entry(flatThreads);
/** More workgroups than one dimension holds lie in two. */
const groupIndex = 'group.y * groups.x + group.x';
const flat = `let index = (${groupIndex}) * ${flatThreads}u + local;`;

/** One thread a sample: leaves x, g, h, dh and the loss in the scratch. */
export function rowsKernel(config: ToyConfig): string {
  const at = scratchLayout(config);
  const cell = (part: number, count: string, i: string): string =>
    `scratch[${part}u + (k * ${count} + ${i}) * batch + s]`;
  return `${prelude(config)}
    @group(0) @binding(0) var<storage, read> constants : array<u32>;
    @group(0) @binding(1) var<storage, read> now : array<u32>;
    @group(0) @binding(2) var<storage, read> state : array<f32>;
    @group(0) @binding(3) var<storage, read_write> scratch : array<f32>;
    ${drawing(config)}
    ${flatEntry} {
      ${flat}
      if (index >= instances * batch) { return; }
      let k = index / batch;
      let s = index % batch;
      let step = now[0];
      ${row(config, {
        weight: (p) => `state[k * size + ${p}]`,
        x: (i) => cell(at.x, 'n', i),
        g: (i) => cell(at.g, 'n', i),
        h: (j) => cell(at.h, 'm', `${j}u`),
        dh: (j) => cell(at.dh, 'm', `${j}u`),
        loss: `scratch[${at.loss}u + index]`,
      })}
    }`;
}

/** One thread a parameter and chunk of samples: sums its part of the gradient. */
export function outerKernel(config: ToyConfig, { chunks }: Plan): string {
  const at = scratchLayout(config);
  const length = Math.ceil(config.batch / chunks);
  return `${prelude(config)}
    @group(0) @binding(0) var<storage, read> scratch : array<f32>;
    @group(0) @binding(1) var<storage, read_write> partial : array<f32>;
    ${flatEntry} {
      ${flat}
      if (index >= instances * ${chunks}u * (size + 1u)) { return; }
      let p = index % (size + 1u);
      let chunk = index / (size + 1u) % ${chunks}u;
      let k = index / ((size + 1u) * ${chunks}u);
      let first = chunk * ${length}u;
      let last = min(batch, first + ${length}u);
      var sum = 0.0;
      ${outer(
        config,
        'first',
        'last',
        (part, i) =>
          `scratch[${at[part]}u + (k * ${part === 'x' || part === 'g' ? 'n' : 'm'} + ${i}) * batch + t]`,
        `scratch[${at.loss}u + k * batch + t]`,
      )}
      partial[index] = sum;
    }`;
}

/** One thread a parameter: sums the chunks and takes the step. */
export function adamKernel(config: ToyConfig, plan: Plan): string {
  return `${prelude(config)}
    @group(0) @binding(0) var<storage, read> partial : array<f32>;
    @group(0) @binding(1) var<storage, read> now : array<u32>;
    @group(0) @binding(2) var<storage, read_write> state : array<f32>;
    @group(0) @binding(3) var<storage, read> schedule : array<f32>;
    @group(0) @binding(4) var<storage, read_write> next : array<u32>;
    @group(0) @binding(5) var<storage, read_write> losses : array<f32>;
    ${flatEntry} {
      ${flat}
      if (index >= instances * (size + 1u)) { return; }
      let p = index % (size + 1u);
      let k = index / (size + 1u);
      let step = now[0];
      if (index == 0u) { next[0] = step + 1u; }
      var sum = 0.0;
      for (var chunk = 0u; chunk < ${plan.chunks}u; chunk++) { sum += partial[(k * ${plan.chunks}u + chunk) * (size + 1u) + p]; }
      if (p == size) { ${keepLoss(plan)} return; }
      ${adam('state[at]', plan)}
    }`;
}

/** What a workgroup shares: a tile of samples, one a thread, [feature or dimension][thread]. */
const tile = ({ features: n, hidden: m }: ToyConfig, threads: number): string => `
    var<workgroup> xs : array<f32, ${n * threads}>; var<workgroup> gs : array<f32, ${n * threads}>;
    var<workgroup> hs : array<f32, ${m * threads}>; var<workgroup> dhs : array<f32, ${m * threads}>;
    var<workgroup> lost : array<f32, ${threads}>;`;

/** Bytes of workgroup memory that the tile takes, and the weights beside it. */
export const tileBytes = (config: ToyConfig, threads: number): number =>
  4 * ((2 * config.features + 2 * config.hidden + 1) * threads + parametersOf(config));

/** Sums the samples of one chunk, tile by tile, into `sums`, of which each thread has its own parameters' (`local + o * threads`). */
function tiles(
  config: ToyConfig,
  threads: number,
  first: string,
  last: string,
  weight: Places['weight'],
): string {
  const own = Math.ceil((parametersOf(config) + 1) / threads);
  return `
      var sums : array<f32, ${own}>;
      // Also where the language does it: a compiler was met that did so before the first step only.
      for (var o = 0u; o < ${own}u; o++) { sums[o] = 0.0; }
      for (var start = ${first}; start < ${last}; start += ${threads}u) {
        let count = min(${threads}u, ${last} - start);
        if (local < count) {
          let s = start + local;
          ${row(config, {
            weight,
            x: (i) => `xs[${i} * ${threads}u + local]`,
            g: (i) => `gs[${i} * ${threads}u + local]`,
            h: (j) => `hs[${j * threads}u + local]`,
            dh: (j) => `dhs[${j * threads}u + local]`,
            loss: 'lost[local]',
          })}
        }
        workgroupBarrier();
        for (var o = 0u; o < ${own}u; o++) {
          let p = o * ${threads}u + local;
          if (p > size) { break; }
          var sum = 0.0;
          ${outer(config, '0u', 'count', (part, i) => `${part}s[${i} * ${threads}u + t]`, 'lost[t]')}
          sums[o] += sum;
        }
        workgroupBarrier();
      }`;
}

/** One workgroup a model and chunk of samples, with rows and outer products in shared memory. */
export function sharedKernel(config: ToyConfig, { chunks, threads }: Plan): string {
  const own = Math.ceil((parametersOf(config) + 1) / threads);
  const length = Math.ceil(config.batch / chunks);
  return `${prelude(config)}
    @group(0) @binding(0) var<storage, read> constants : array<u32>;
    @group(0) @binding(1) var<storage, read> now : array<u32>;
    @group(0) @binding(2) var<storage, read> state : array<f32>;
    @group(0) @binding(3) var<storage, read_write> partial : array<f32>;
    ${tile(config, threads)}
    ${drawing(config)}
    ${entry(threads)} {
      let place = ${groupIndex};
      if (place >= instances * ${chunks}u) { return; }
      let k = place / ${chunks}u;
      let step = now[0];
      let first = place % ${chunks}u * ${length}u;
      let last = min(batch, first + ${length}u);
      ${tiles(config, threads, 'first', 'last', (p) => `state[k * size + ${p}]`)}
      for (var o = 0u; o < ${own}u; o++) {
        let p = o * ${threads}u + local;
        if (p <= size) { partial[place * (size + 1u) + p] = sums[o]; }
      }
    }`;
}

/** One workgroup a model, which takes as many steps as `count` says without leaving the kernel. */
export function persistentKernel(config: ToyConfig, plan: Plan): string {
  const { threads } = plan;
  const own = Math.ceil((parametersOf(config) + 1) / threads);
  return `${prelude(config)}
    @group(0) @binding(0) var<storage, read> constants : array<u32>;
    @group(0) @binding(1) var<storage, read> now : array<u32>;
    @group(0) @binding(2) var<storage, read_write> state : array<f32>;
    @group(0) @binding(3) var<storage, read> schedule : array<f32>;
    @group(0) @binding(4) var<storage, read_write> next : array<u32>;
    @group(0) @binding(5) var<storage, read_write> losses : array<f32>;
    @group(0) @binding(6) var<uniform> steps : vec4<u32>;
    ${tile(config, threads)}
    var<workgroup> weights : array<f32, ${parametersOf(config)}>;
    ${drawing(config)}
    ${entry(threads)} {
      let k = ${groupIndex};
      if (k >= instances) { return; }
      for (var p = local; p < size; p += ${threads}u) { weights[p] = state[k * size + p]; }
      workgroupBarrier();
      let begin = now[0];
      for (var taken = 0u; taken < steps.x; taken++) {
        let step = begin + taken;
        ${tiles(config, threads, '0u', 'batch', (p) => `weights[${p}]`)}
        for (var o = 0u; o < ${own}u; o++) {
          let p = o * ${threads}u + local;
          let sum = sums[o];
          if (p < size) { ${adam('weights[p]', plan)} }
          else if (p == size) { ${keepLoss(plan)} }
        }
        workgroupBarrier();
      }
      for (var p = local; p < size; p += ${threads}u) { state[k * size + p] = weights[p]; }
      if (k == 0u && local == 0u) { next[0] = begin + steps.x; }
    }`;
}

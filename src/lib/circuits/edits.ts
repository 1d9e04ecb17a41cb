/**
 * Edits of a network: units, single edges between two units, and whole units put together anew from expanded weights or by hand. An edited run
 * is a run like any other, so whatever reads a network (tuning curves, classes, feature visualization) reads an edited one.
 */
import {
  add,
  concat,
  conv2d,
  conv2dTranspose,
  mul,
  pad,
  relu,
  slice,
  tensor1d,
  tensor4d,
} from '@tensorflow/tfjs-core';
import type { Tensor, Tensor4D } from '@tensorflow/tfjs-core';
import { withGradient } from '../compute/with-gradient.ts';
import { reluGradient } from '../networks/ops.ts';
import type { Network, RunOptions, T } from '../networks/runner.ts';
import { expand, type Kernel } from './expand.ts';
import { writeUnit, type Unit } from './unit-name.ts';

/** What a unit sends to all that comes after it is multiplied: 0 removes it, -1 flips it. */
export interface UnitEdit {
  kind: 'unit';
  unit: Unit;
  factor: number;
}

/**
 * What `to` receives from `from` is multiplied, and nothing else: every other unit, of the layers in between as well, sees `from` as
 * it is. Exact, through bottlenecks, their ReLUs, pooling and shortcuts.
 */
export interface EdgeEdit {
  kind: 'edge';
  from: Unit;
  to: Unit;
  factor: number;
}

/** `to` is computed from its expanded weights, without the ReLUs on the way: from some units only, or without one sign of weights. */
export interface LinearEdit {
  kind: 'linear';
  to: Unit;
  /** The earlier layer. */
  from: string;
  /** Units of `from` that count; all where it is left out. */
  only?: readonly number[];
  drop?: 'negative' | 'positive';
}

/** `to` is replaced by relu(bias + the sum of kernels over units of an earlier layer with the same stride). */
export interface HandmadeEdit {
  kind: 'handmade';
  to: Unit;
  from: string;
  /** Rows from top to bottom; all of one odd size, centered on the unit. */
  kernels: readonly { unit: number; rows: readonly (readonly number[])[] }[];
  bias: number;
}

export type Edit = UnitEdit | EdgeEdit | LinearEdit | HandmadeEdit;

type EditedNetwork = Pick<Network, 'run' | 'weights' | 'manifest'>;

const before = '_pre_relu';

/** One unit of a layer: [b, h, w, 1]. */
const pick = (x: Tensor4D, unit: number): Tensor4D =>
  slice(x, [0, 0, 0, unit], [x.shape[0], x.shape[1], x.shape[2], 1]);

/** `x` with some of its units replaced by [b, h, w, 1]. */
function replace(x: Tensor4D, units: ReadonlyMap<number, Tensor4D>): Tensor4D {
  const parts: Tensor4D[] = [];
  let next = 0;
  const [b, h, w, channels] = x.shape;
  for (const [unit, value] of [...units].sort(([a], [c]) => a - c)) {
    if (unit > next) parts.push(slice(x, [0, 0, 0, next], [b, h, w, unit - next]));
    parts.push(value);
    next = unit + 1;
  }
  if (next < channels) parts.push(slice(x, [0, 0, 0, next], [b, h, w, channels - next]));
  return concat(parts, 3);
}

function scale(x: Tensor4D, factors: ReadonlyMap<number, number>): Tensor4D {
  const values = new Float32Array(x.shape[3]).fill(1);
  for (const [unit, factor] of factors) values[unit] = factor;
  return mul(x, tensor1d(values));
}

/** A kernel on `x` as a convolution, at the cells of a layer that is `rows` x `columns`: [b, rows, columns, 1]. */
function convolveKernel(
  x: Tensor4D,
  kernel: Kernel & { stride: number },
  rows: number,
  columns: number,
): Tensor4D {
  const { top, left, height, width, channels, values, stride } = kernel;
  const [, h, w] = x.shape;
  const below = Math.max(0, (rows - 1) * stride + top + height - h);
  const right = Math.max(0, (columns - 1) * stride + left + width - w);
  const start = [Math.max(0, top), Math.max(0, left)] as const;
  const padded = pad(x, [
    [0, 0],
    [Math.max(0, -top), below],
    [Math.max(0, -left), right],
    [0, 0],
  ]);
  const filter = tensor4d(values, [height, width, channels, 1]);
  const cut = start[0] + start[1] > 0 ? slice(padded, [0, start[0], start[1], 0], [-1, -1, -1, -1]) : padded;
  const x4 = cut as Tensor4D;
  const result = withGradient(
    [x4],
    () => ({ value: conv2d(x4, filter, [stride, stride], 'valid'), saved: [filter] }),
    (dy, [kept]) => conv2dTranspose(dy, kept as Tensor4D, x4.shape, [stride, stride], 'valid'),
  );
  return slice(result, [0, 0, 0, 0], [-1, rows, columns, 1]);
}

const rectify = (x: Tensor4D, redirect: boolean): Tensor4D =>
  withGradient(
    [x],
    () => {
      const value = relu(x);
      return { value, saved: [value] };
    },
    (dy, [y]) => reluGradient(dy, y as Tensor4D, redirect),
  );

function linearKernel(network: EditedNetwork, { to, from, only, drop }: LinearEdit) {
  const kernel = expand(network, to, from);
  const kept = only && new Set(only);
  const values = kernel.values.map((weight, i) => {
    if (kept && !kept.has(i % kernel.channels)) return 0;
    return (drop === 'negative' && weight < 0) || (drop === 'positive' && weight > 0) ? 0 : weight;
  });
  return { ...kernel, values };
}

function handmadeKernel({ kernels, bias }: HandmadeEdit, channels: number) {
  const height = kernels[0]?.rows.length ?? 1;
  const width = kernels[0]?.rows[0]?.length ?? 1;
  const values = new Float32Array(height * width * channels);
  for (const { unit, rows } of kernels)
    rows.forEach((row, y) => {
      row.forEach((weight, x) => (values[(y * width + x) * channels + unit] = weight));
    });
  const [top, left] = [-(height >> 1), -(width >> 1)];
  return { top, left, height, width, channels, values, stride: 1, bias };
}

type Target = EdgeEdit | LinearEdit | HandmadeEdit;

/** Edits of edges into one layer, by target and then by the earlier layer: unit to factor. */
function factorsInto(edits: readonly EdgeEdit[]): Map<string, Map<number, number>> {
  const byLayer = new Map<string, Map<number, number>>();
  for (const { from, factor } of edits) {
    const of = byLayer.get(from.layer) ?? new Map<number, number>();
    byLayer.set(from.layer, of.set(from.unit, factor * (of.get(from.unit) ?? 1)));
  }
  return byLayer;
}

/**
 * `network` as `edits` leave it. Edits of units act on what leaves them; all others on what enters their target. A unit
 * that is computed anew takes no edits of its edges.
 */
export function withEdits(network: EditedNetwork, edits: readonly Edit[]): EditedNetwork {
  if (edits.length === 0) return network;
  const scaled = new Map<string, Map<number, number>>();
  const targets = new Map<string, Target[]>();
  for (const edit of edits) {
    if (edit.kind === 'unit') {
      const of = scaled.get(edit.unit.layer) ?? new Map<number, number>();
      scaled.set(edit.unit.layer, of.set(edit.unit.unit, edit.factor * (of.get(edit.unit.unit) ?? 1)));
    } else targets.set(edit.to.layer, [...(targets.get(edit.to.layer) ?? []), edit]);
  }

  /** The units of `layer` that come out differently: [b, h, w, 1] each. `name` is the layer, or the layer before its ReLU. */
  function recompute(
    name: string,
    layer: string,
    x: Tensor4D,
    now: T,
    redirect: boolean,
    run: (given: RunOptions['given']) => T,
  ) {
    const changed = new Map<number, Tensor4D>();
    const byUnit = new Map<string, Target[]>();
    for (const edit of targets.get(layer) ?? [])
      byUnit.set(writeUnit(edit.to), [...(byUnit.get(writeUnit(edit.to)) ?? []), edit]);
    /** Targets whose edges change in the same way share one pass. */
    const passes = new Map<string, Tensor4D>();
    for (const group of byUnit.values()) {
      const { to } = group[0]!;
      const anew = group.find((edit) => edit.kind !== 'edge');
      if (anew) {
        const source = now(anew.from) as Tensor4D;
        const kernel =
          anew.kind === 'linear' ? linearKernel(network, anew) : handmadeKernel(anew, source.shape[3]);
        const value = add(convolveKernel(source, kernel, x.shape[1], x.shape[2]), kernel.bias) as Tensor4D;
        changed.set(to.unit, name === layer ? rectify(value, redirect) : value);
        continue;
      }
      const factors = factorsInto(group.filter((edit) => edit.kind === 'edge'));
      const key = JSON.stringify([...factors].map(([from, of]) => [from, [...of]]));
      let pass = passes.get(key);
      if (!pass) {
        const given = new Map<string, Tensor>();
        for (const [from, of] of factors) given.set(from, scale(now(from) as Tensor4D, of));
        passes.set(key, (pass = run(given)(name) as Tensor4D));
      }
      changed.set(to.unit, pick(pass, to.unit));
    }
    return changed;
  }

  return {
    manifest: network.manifest,
    weights: (name) => network.weights(name),
    run(picture, options = {}) {
      /** The edits, but for those of what enters the layers in `done`. */
      const editing =
        (done: ReadonlySet<string>): RunOptions['edit'] =>
        (name, value, now) => {
          const layer = name.endsWith(before) ? name.slice(0, -before.length) : name;
          let x = (options.edit?.(name, value, now) ?? value) as Tensor4D;
          if (targets.has(layer) && !done.has(layer)) {
            const edit = editing(new Set([...done, layer]));
            const run = (given: RunOptions['given']) => network.run(picture, { ...options, given, edit });
            x = replace(x, recompute(name, layer, x, now, options.redirect ?? false, run));
          }
          const factors = scaled.get(layer);
          return factors ? scale(x, factors) : x;
        };
      return network.run(picture, { ...options, edit: editing(new Set()) });
    },
  };
}

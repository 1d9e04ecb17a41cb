/**
 * The parts of a training step in WGSL: drawing a sample from its counter, taking it forward and back, summing the outer
 * products that make the gradient, and Adam. `webgpu-kernels.ts` puts them together.
 */
import { parametersOf, type ToyConfig } from './config.ts';
import { beta1, beta2, epsilon } from './draw.ts';

/** Sizes that are written into the kernels. */
export interface Plan {
  /** Parts into which a model's samples are divided, each summed by itself. */
  chunks: number;
  /** Threads of a workgroup that shares memory. */
  threads: number;
  /** Steps whose losses are kept, and steps of the schedule's table. */
  ring: number;
  table: number;
}

/** Where things lie in the buffer of constants, in u32. */
export function constantsLayout({ features: n, instances, sampling }: ToyConfig) {
  const presence = instances;
  const strength = presence + n;
  const low = strength + n;
  const high = low + instances * n;
  const importance = high + instances * n;
  const weighing = importance + instances * n;
  const end = weighing + (sampling === 'patterns' ? instances * 2 ** n : 0);
  return { presence, strength, low, high, importance, weighing, end };
}

/** Where things lie in the scratch that rows leave for the outer products, in f32: [instance][feature or dimension][sample]. */
export function scratchLayout({ features: n, hidden: m, instances, batch }: ToyConfig) {
  const rows = instances * batch;
  return {
    x: 0,
    g: rows * n,
    h: rows * 2 * n,
    dh: rows * (2 * n + m),
    loss: rows * (2 * n + 2 * m),
    end: rows * (2 * n + 2 * m + 1),
  };
}

/** How a kernel reaches what a row needs: WGSL expressions of a place. */
export interface Places {
  weight: (at: string) => string;
  x: (i: string) => string;
  g: (i: string) => string;
  h: (j: number) => string;
  dh: (j: number) => string;
  loss: string;
}

const each = (count: number, text: (j: number) => string, between = '\n'): string =>
  Array.from({ length: count }, (_, j) => text(j)).join(between);

export function prelude(config: ToyConfig): string {
  const { features: n, hidden: m, instances, batch } = config;
  return `
    const n = ${n}u; const m = ${m}u; const instances = ${instances}u; const batch = ${batch}u;
    const size = ${parametersOf(config)}u;
    /** As in src/lib/math/random.ts. */
    fn pcg(value : u32) -> u32 {
      let state = value * 747796405u + 2891336453u;
      let word = ((state >> ((state >> 28u) + 4u)) ^ state) * 277803737u;
      return (word >> 22u) ^ word;
    }`;
}

/** Feature `i` of sample `s` of model `k`: as in typed-draws.ts. */
export function drawing(config: ToyConfig): string {
  const at = constantsLayout(config);
  const streams = config.groups ? config.features * 2 : config.features;
  const bits = (stream: string): string => `pcg(pcg(base + ${stream}) ^ constants[k]) >> 8u`;
  const strength = `f32(${bits(`constants[${at.strength}u + i]`)}) * 0x1p-24`;
  const present = `
    let u = ${bits(config.groups ? `constants[${at.presence}u + i]` : 'i')};
    let end = constants[${at.high}u + k * n + i];
    if (u >= end${config.groups ? ` || u < constants[${at.low}u + k * n + i]` : ''}) { return 0.0; }`;
  const value =
    config.sampling === 'patterns'
      ? `if (((s >> i) & 1u) == 0u) { return 0.0; } let value = ${strength};`
      : `${present} let value = ${config.groups ? strength : 'f32(u) / f32(end)'};`;
  return `
    fn draw(k : u32, s : u32, i : u32, step : u32) -> f32 {
      let base = (step * batch + s) * ${streams}u;
      ${value}
      return ${config.inputs === 'signed' ? '2.0 * value - 1.0' : 'value'};
    }`;
}

const wanted = ({ target }: ToyConfig, x: string): string =>
  target === 'absolute' ? `abs(${x})` : target === 'positive' ? `max(${x}, 0.0)` : x;

/** Sample `s` of model `k` at `step`, forward and back; `k`, `s` and `step` are in scope. */
export function row(config: ToyConfig, { weight, x, g, h, dh, loss }: Places): string {
  const { features: n, hidden: m } = config;
  const at = constantsLayout(config);
  const hiddenRelu = config.hiddenActivation === 'relu';
  const outputRelu = config.outputActivation === 'relu';
  const decoder = config.weights === 'tied' ? 0 : n * m;
  return `{
    ${each(m, (j) => `var h${j} = 0.0; var d${j} = 0.0;`)}
    for (var i = 0u; i < n; i++) {
      let value = draw(k, s, i, step);
      ${x('i')} = value;
      if (value != 0.0) {
        let at = i * m;
        ${each(m, (j) => `h${j} += value * ${weight(`at + ${j}u`)};`)}
      }
    }
    ${hiddenRelu ? each(m, (j) => `h${j} = max(h${j}, 0.0);`) : ''}
    let share = ${config.sampling === 'patterns' ? `bitcast<f32>(constants[${at.weighing}u + k * ${2 ** n}u + s % ${2 ** n}u])` : '1.0'};
    var loss = 0.0;
    for (var i = 0u; i < n; i++) {
      let at = ${decoder}u + i * m;
      var out = ${weight('size - n + i')};
      ${each(m, (j) => `out += h${j} * ${weight(`at + ${j}u`)};`)}
      let error = ${outputRelu ? 'max(out, 0.0)' : 'out'} - ${wanted(config, x('i'))};
      let weighed = bitcast<f32>(constants[${at.importance}u + k * n + i]) * error;
      loss += weighed * error;
      let g = ${outputRelu ? 'select(0.0, 2.0 * weighed * share, out > 0.0)' : '2.0 * weighed * share'};
      ${g('i')} = g;
      ${each(m, (j) => `d${j} += g * ${weight(`at + ${j}u`)};`)}
    }
    ${each(m, (j) => `${h(j)} = h${j}; ${dh(j)} = ${hiddenRelu ? `select(0.0, d${j}, h${j} > 0.0)` : `d${j}`};`)}
    ${loss} = loss * share;
  }`;
}

/** Adds sample `t`'s part of parameter `p` to `sum`; `at(part, index)` is where the row left it. Parameter `size` is the loss. */
export function outer(
  config: ToyConfig,
  from: string,
  to: string,
  at: (part: 'x' | 'g' | 'h' | 'dh', i: string) => string,
  loss: string,
): string {
  const products = config.features * config.hidden;
  const loop = (term: string): string => `for (var t = ${from}; t < ${to}; t++) { sum += ${term}; }`;
  const into = `${at('x', 'i')} * ${at('dh', 'j')}`;
  const back = `${at('g', 'i')} * ${at('h', 'j')}`;
  const direction =
    config.weights === 'tied'
      ? loop(`${into} + ${back}`)
      : `if (p < ${products}u) { ${loop(into)} } else { ${loop(back)} }`;
  return `
    if (p == size) { ${loop(loss)} }
    else if (p >= size - n) { let i = p - (size - n); ${loop(at('g', 'i'))} }
    else { let i = (p % ${products}u) / m; let j = p % m; ${direction} }`;
}

/** AdamW for parameter `p` of model `k`, whose weight, before and after, is at `weight`; as in typed-arrays.ts. */
export const adam = (weight: string, plan: Plan): string => `{
    let place = (step % ${plan.table}u) * 3u;
    let g = sum / f32(batch);
    let at = k * size + p;
    let a = ${beta1} * state[instances * size + at] + ${1 - beta1} * g;
    let v = ${beta2} * state[2u * instances * size + at] + ${1 - beta2} * g * g;
    state[instances * size + at] = a;
    state[2u * instances * size + at] = v;
    ${weight} = ${weight} * schedule[place + 2u] - schedule[place] * a / (sqrt(v) * schedule[place + 1u] + ${epsilon});
  }`;
export const keepLoss = (plan: Plan): string =>
  `losses[(step % ${plan.ring}u) * instances + k] = sum / f32(batch);`;

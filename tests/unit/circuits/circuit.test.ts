/** The reading of a circuit: both directions tell the same, the strongest come first, and what lies in between is said. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { CircuitConfig, CircuitEdge } from '#lib/circuits/circuit.ts';
import { correlation } from '#lib/math/correlation.ts';
import { readCircuit } from '#lib/circuits/read-circuit.ts';
import { startBackend } from '#lib/compute/backends.ts';
import type { NetworkId } from '#lib/networks/manifest.ts';
import type { Network } from '#lib/networks/runner.ts';
import { builtNetworks, readNetwork } from '../../support/networks.ts';

const cases = {
  resnet50: { layer: 'conv2_2', unit: 5, before: 'conv2_1' },
  inceptionv1: { layer: 'inception_3b', unit: 394, before: 'inception_3a' },
};

beforeAll(() => startBackend('wasm', {}));

describe.each(builtNetworks('site'))('%s', (id: NetworkId) => {
  const { layer, unit, before } = cases[id];
  const config: CircuitConfig = {
    network: id,
    layer,
    unit,
    direction: 'inputs',
    count: 12,
    check: false,
    pins: [],
  };
  let network: Network;
  beforeAll(async () => {
    network = await readNetwork(id, 'site', layer);
  });

  test('the strongest of either sign come first, and back from one of them leads the same edge', async () => {
    const { edges, sums, strengths, neighbor } = await readCircuit(network, config);
    expect(neighbor).toBe(before);
    expect(edges.filter(({ sum }) => sum > 0)).toHaveLength(12);
    expect(edges.filter(({ sum }) => sum < 0)).toHaveLength(12);
    const weakest = Math.min(...edges.filter(({ sum }) => sum > 0).map(({ strength }) => strength));
    const shown = new Set(edges.map(({ from }) => from.unit));
    sums.forEach((sum, k) => {
      if (sum > 0 && !shown.has(k)) expect(strengths[k]).toBeLessThanOrEqual(weakest);
    });
    const from = edges[1]!.from;
    const back = await readCircuit(network, { ...config, ...from, direction: 'outputs', count: 600 });
    const same = back.edges.find(({ to }) => to.unit === unit)!;
    expect(same.sum).toBeCloseTo(edges[1]!.sum, 4);
    expect(same.way).toEqual(edges[1]!.way);
  });

  test('pinned units have the edges that the unit in the middle shows', async () => {
    const { edges } = await readCircuit(network, config);
    const pins = [edges[0]!.from, edges[2]!.from, { layer, unit }];
    const { pinned } = await readCircuit(network, { ...config, pins });
    const close = (a: CircuitEdge, b: CircuitEdge): void => {
      expect(a.from).toEqual(b.from);
      a.kernel.values.forEach((value, i) => expect(value).toBeCloseTo(b.kernel.values[i]!, 5));
    };
    expect(pinned).toHaveLength(2);
    close(pinned[0]!, edges[0]!);
    close(pinned[1]!, edges[2]!);
  });
});

const ways = {
  resnet50: [
    ['conv2_1', 'inputs', { hidden: [64, 64], pooling: true, shortcut: 'projected' }],
    ['conv2_2', 'inputs', { hidden: [64, 64], pooling: false, shortcut: 'plain' }],
  ],
  inceptionv1: [
    ['conv2', 'inputs', { hidden: [64], pooling: true, normalization: true, shortcut: 'none' }],
    ['conv1', 'inputs', { hidden: [], pooling: false, normalization: false }],
  ],
} as const;

test.each(builtNetworks('site'))('what lies in between is said, for %s', async (id) => {
  const network = await readNetwork(id, 'site', cases[id].layer);
  for (const [layer, direction, way] of ways[id]) {
    const config = { network: id, layer, unit: 3, direction, count: 2, check: false, pins: [] };
    expect((await readCircuit(network, config)).edges[0]!.way, layer).toMatchObject(way);
  }
});

test('the linear reading is near the truth, and not the truth', async () => {
  const { layer, unit } = cases.resnet50;
  const network = await readNetwork('resnet50', 'site', layer);
  const config = { network: 'resnet50', layer, unit, direction: 'inputs', count: 1, check: true } as const;
  const { correlation: r, places } = (await readCircuit(network, { ...config, pins: [] })).linearity!;
  expect(places).toBeGreaterThan(500);
  expect(r).toBeGreaterThan(0.4);
  expect(r).toBeLessThan(0.999);
});

test('correlation is that of the textbook', () => {
  expect(correlation([1, 2, 3], [2, 4, 6])).toBeCloseTo(1, 12);
  expect(correlation([1, 2, 3, 4], [1, -1, 1, -1])).toBeCloseTo(-0.4472, 4);
  expect(correlation([1, 1], [0, 3])).toBe(0);
});

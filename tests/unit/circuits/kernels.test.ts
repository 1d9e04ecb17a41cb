/** Kernels between units, against PyTorch's gradients from the original weights (tests/golden/kernels.py). */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { expand, rowsOf } from '#lib/circuits/expand.ts';
import { expandOnward } from '#lib/circuits/expand-forward.ts';
import { readUnit } from '#lib/circuits/unit-name.ts';
import type { NetworkId } from '#lib/networks/manifest.ts';
import { builtNetworks, readNetwork } from '../../support/networks.ts';

interface Edge {
  to: string;
  from: string;
  top: number;
  left: number;
  rows: number[][];
}

const golden = JSON.parse(
  readFileSync(new URL('../../golden/kernels.json', import.meta.url), 'utf8'),
) as Record<NetworkId, Edge[]>;
/** The deepest layer that an edge needs. */
const deepest = { resnet50: 'conv4_2', inceptionv1: 'inception_4c' };

type Grid = Pick<Edge, 'top' | 'left' | 'rows'>;

const at = ({ top, left, rows }: Grid, y: number, x: number): number => rows[y - top]?.[x - left] ?? 0;

/** The largest difference; what one of them does not cover is zero there. */
function difference(left: Grid, right: Grid): number {
  let most = 0;
  for (const grid of [left, right])
    grid.rows.forEach((row, i) => {
      row.forEach((_, j) => {
        const [y, x] = [grid.top + i, grid.left + j];
        most = Math.max(most, Math.abs(at(left, y, x) - at(right, y, x)));
      });
    });
  return most;
}

const largest = (values: Iterable<number>): number => {
  let most = 0;
  for (const value of values) most = Math.max(most, Math.abs(value));
  return most;
};

test.each(builtNetworks('float'))(
  'from the float weights of %s, to 1e-5 of their largest entry',
  async (id) => {
    const network = await readNetwork(id, 'float', deepest[id]);
    expect(golden[id].length).toBeGreaterThanOrEqual(12);
    for (const edge of golden[id]) {
      const [to, from] = [readUnit(edge.to), readUnit(edge.from)];
      const most = largest(edge.rows.flat());
      const kernel = expand(network, to, from.layer, from.unit);
      const error = difference({ ...kernel, rows: rowsOf(kernel, from.unit) }, edge);
      expect(error / most, `${edge.from} -> ${edge.to}`).toBeLessThan(1e-5);
      if (from.layer === 'input') continue;
      const onward = expandOnward(network, from, to.layer);
      const other = difference({ ...onward, rows: rowsOf(onward, to.unit) }, edge);
      expect(other / most, `${edge.from} -> ${edge.to}, onward`).toBeLessThan(1e-5);
    }
  },
);

test.each(builtNetworks('site'))(
  'from the weights that readers of %s get, to 1e-3 of their largest entry',
  async (id) => {
    const network = await readNetwork(id, 'site', deepest[id]);
    for (const edge of golden[id]) {
      const [to, from] = [readUnit(edge.to), readUnit(edge.from)];
      const kernel = expand(network, to, from.layer, from.unit);
      const error = difference({ ...kernel, rows: rowsOf(kernel, from.unit) }, edge);
      expect(error / largest(edge.rows.flat()), `${edge.from} -> ${edge.to}`).toBeLessThan(1e-3);
    }
  },
);

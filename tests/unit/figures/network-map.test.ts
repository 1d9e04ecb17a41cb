/** The view of a whole network: where things fall on the page, what is under a pixel, and what an SVG makes of it. */
import { describe, expect, test } from 'vitest';
import { check, params } from '#components/figures/network-map/params.ts';
import { layoutOf } from '#components/figures/network-map/view-model.ts';
import { roomFor } from '#components/plots/slabs-names.ts';
import { coarse, strokes } from '#components/plots/slabs-svg.ts';
import {
  back,
  channelAt,
  cornersOf,
  firstTurn,
  fit,
  pick,
  project,
  tileAt,
  turnPoint,
} from '#components/plots/slabs.ts';
import { layers } from '#lib/networks/layers.ts';
import { defaults } from '#lib/params/index.ts';

describe.each(['resnet50', 'inceptionv1'] as const)('%s', (network) => {
  const layout = layoutOf(network, 224);
  const [width, height] = [1000, 500];
  const view = fit(firstTurn, cornersOf(layout.slabs, layout.picture), width, height, 20);

  test('every corner is in view, and the network fills it', () => {
    const placed = cornersOf(layout.slabs, layout.picture).map((corner) =>
      project(view, width, height, corner),
    );
    for (const { x, y } of placed) {
      expect(x).toBeGreaterThan(19.9);
      expect(x).toBeLessThan(980.1);
      expect(y).toBeGreaterThan(39.9);
      expect(y).toBeLessThan(480.1);
    }
    expect(Math.max(...placed.map(({ x }) => x)) - Math.min(...placed.map(({ x }) => x))).toBeGreaterThan(
      850,
    );
  });

  test('there is a tile for every channel, and a pixel finds it again', () => {
    for (const [i, slab] of layout.slabs.entries()) {
      expect(slab.channels).toBe(layers[network][i]!.channels);
      for (const channel of [0, slab.columns - 1, slab.channels - 1]) {
        const [, y, z] = tileAt(slab, channel);
        expect(channelAt(slab, y, z)).toBe(channel);
        const { x: px, y: py } = project(view, width, height, tileAt(slab, channel));
        expect(pick([slab], view, width, height, px, py)).toMatchObject({ slab, channel });
      }
      expect(channelAt(slab, -1, 0)).toBeUndefined();
    }
  });
});

test('what is nearer is found first', () => {
  const { slabs } = layoutOf('resnet50', 224);
  const turn = { yaw: Math.PI / 2, pitch: 0 };
  const view = fit(turn, cornersOf(slabs), 400, 400, 10);
  const { x, y } = project(view, 400, 400, tileAt(slabs[5]!, 0));
  // Looking along the network, from where the picture comes in.
  expect(turnPoint(turn, [0, 0, 0])[2]).toBeGreaterThan(turnPoint(turn, [100, 0, 0])[2]);
  expect(pick(slabs.slice(5, 9), view, 400, 400, x, y)).toMatchObject({ slab: slabs[5], channel: 0 });
});

test('turning back undoes a turn', () => {
  const turn = { yaw: 0.7, pitch: 0.3 };
  const found = back(turn, turnPoint(turn, [3, -4, 5]));
  [3, -4, 5].forEach((value, i) => expect(found[i]).toBeCloseTo(value, 10));
});

test('strokes cover exactly the cells of their level', () => {
  const columns = 5;
  const values = [0, 1, 1, 2, 0, 3, 0, 0, 1, 1, 1, 5, 5, 5, 0];
  const drawn = values.map(() => 0);
  strokes(values, columns).forEach((path, level) => {
    let [x, y] = [0, 0];
    for (const [, right, down, length] of path.matchAll(/m(-?\d+)[ ]?(-?\d+)h(\d+)/g)) {
      x += Number(right);
      y += Number(down);
      for (let i = 0; i < Number(length); i++) drawn[y * columns + x + i]! += level + 1;
      x += Number(length);
    }
  });
  expect(drawn).toEqual(values);
});

test('a map is averaged down to so many cells, from its faintest to its brightest', () => {
  const map = Float32Array.from({ length: 64 }, (_, i) => (i % 8 < 4 ? 1 : 3));
  expect(coarse(map, 8, 2)).toEqual({ side: 2, values: [0, 5, 0, 5] });
});

test('names that would stand over each other give way to those that matter more', () => {
  const name = (slab: number, x: number, rank: number) => ({ slab, text: 'conv1', x, y: 50, rank });
  const kept = roomFor([name(0, 50, 0), name(1, 60, 1), name(2, 140, 0), name(3, 2, 2)], 400);
  expect(kept.map(({ slab }) => slab)).toEqual([1, 2]);
});

test('a seed draws a photograph, a network has its own number of steps, and units that it lacks are named', () => {
  const usual = defaults(params);
  const ask = (change: object) => check({ ...usual, ...change }, new Set(Object.keys(change)));
  expect(ask({ seed: 5 }).values.picture).not.toBe(usual.picture);
  expect(ask({ seed: usual.seed }).values.picture).toBe(usual.picture);
  expect(ask({ seed: 5, picture: 7 }).values.picture).toBe(7);
  expect(ask({ network: 'inceptionv1' }).values.steps).toBe(layers.inceptionv1.length);
  expect(ask({ network: 'inceptionv1', steps: 2 }).values.steps).toBe(2);
  const { values, problems } = ask({ circuit: 'conv3_1:84,inception_3b:7' });
  expect(values.circuit).toBe('conv3_1:84');
  expect(problems[0]!.message).toContain('inception_3b:7');
});

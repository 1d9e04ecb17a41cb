/** Dimensions that features share: the plateau at one half, lines that are lines, and solids laid out as they are. */
import { expect, test } from 'vitest';
import { geometryOf, type RecordedGeometry } from '#components/figures/feature-geometry/recorded.ts';
import run from '#components/figures/feature-geometry/recorded/run.json' with { type: 'json' };
import { kindsOf, kindText } from '#components/figures/feature-geometry/groups.ts';
import { paperSetting, params, toConfig } from '#components/figures/feature-geometry/params.ts';
import { onPlateau } from '#components/figures/feature-geometry/view-model.ts';
import { defaults } from '#lib/params/index.ts';
import { dimensionsPerFeature, modelOf } from '#lib/superposition/geometry.ts';
import { linesIn, nearLines } from '#lib/superposition/lines.ts';
import { polytopeGraph } from '#lib/superposition/polytope-graph.ts';
import { openToy } from '#lib/superposition/toy.ts';

test('in the setting of the paper three densities or more rest at one half, and a model there is made of digons', () => {
  const { perFeature, graph, shares } = geometryOf(run as unknown as RecordedGeometry);
  expect(perFeature).toHaveLength(paperSetting.models);
  expect(onPlateau(perFeature, 1)).toBeGreaterThanOrEqual(3);
  expect(onPlateau(perFeature, 1 / 2)).toBeGreaterThanOrEqual(3);
  const most = kindsOf(graph)[0]!;
  expect(most).toMatchObject({ features: 2, dimensions: 1, name: 'digon' });
  expect(most.count).toBeGreaterThanOrEqual(paperSetting.hidden / 2);
  expect(shares.every((model) => model.length === paperSetting.features)).toBe(true);
});

test('a small setting, trained here, has the plateau too', async () => {
  const rarities = [2.4, 2.8, 3.2];
  const config = {
    ...toConfig({
      ...defaults(params),
      features: 30,
      hidden: 6,
      models: 3,
      batch: 128,
      rate: 0.01,
      halving: 150,
    }),
    density: rarities.flatMap((rarity) => new Array<number>(30).fill(1 / rarity)),
  };
  const experiment = openToy(config);
  while (experiment.steps < 600) experiment.step();
  const { W } = await experiment.read();
  const perFeature = rarities.map((_, k) => dimensionsPerFeature(modelOf(W, k, 30, 6), 30, 6));
  expect(onPlateau(perFeature, 1 / 2)).toBe(3);
});

test('a peak is a line, a hill is none', () => {
  const hill = Array.from({ length: 400 }, (_, i) => 0.3 + i * 0.001);
  expect(linesIn(hill).filter(({ stands }) => stands)).toEqual([]);
  const peak = [...hill, ...new Array<number>(12).fill(0.4)];
  expect(linesIn(peak).filter(({ stands }) => stands)).toMatchObject([{ name: 'pentagon' }]);
  expect(linesIn(new Array<number>(9).fill(0.5)).some(({ stands }) => stands)).toBe(false);
  expect(nearLines([0.05, 0.5, 0.515, 0.55])).toEqual({ kept: 3, near: 2 });
});

test('a digon, a triangle and a feature alone are found, measured and drawn with their true angles', () => {
  const turn = (2 * Math.PI) / 3;
  const triangle = [0, 1, 2].map((k) => [0, 0, 0, Math.cos(k * turn), Math.sin(k * turn)]);
  const W = [[1, 0, 0, 0, 0], triangle[0]!, [0, 1, 0, 0, 0], triangle[1]!, [-0.8, 0, 0, 0, 0], triangle[2]!];
  const graph = polytopeGraph(W.flat(), W.length, 5);
  expect(graph.parts.map(({ features }) => features)).toEqual([[1, 3, 5], [0, 4], [2]]);
  expect(graph.parts[0]!.dimensions).toBeCloseTo(2, 6);
  expect(kindsOf(graph).map(kindText)).toEqual([
    '3 features in 2 dimensions (triangle)',
    '2 features in 1 dimension (digon)',
    '1 feature in 1 dimension (alone)',
  ]);
  expect(graph.edges).toHaveLength(4);
  const distance = (a: number, c: number) =>
    Math.hypot(...[0, 1, 2].map((axis) => graph.points[3 * a + axis]! - graph.points[3 * c + axis]!));
  for (const [a, c] of graph.edges.filter(([a]) => graph.part[a] === 0))
    expect(distance(a, c)).toBeCloseTo(Math.sqrt(3), 5);
  expect(distance(3, 4)).toBeCloseTo(1.8, 5);
});

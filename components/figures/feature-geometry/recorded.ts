/** The recorded run in the paper's setting, as the bundler knows it: too long to train in every browser. */
import type { PolytopeGraph } from '#lib/superposition/polytope-graph.ts';
import { densitiesOf, paperSetting } from './params.ts';
import type { ViewModel } from './view-model.ts';

/** `recorded/run.json`: numbers of the run rather than its weights, which are 80,000. */
export interface RecordedGeometry {
  step: number;
  perFeature: number[];
  /** [model], the features by falling share, in thousandths. */
  shares: number[][];
  chosen: number;
  graph: Omit<PolytopeGraph, 'points'> & { points: number[] };
}

export function geometryOf({ step, perFeature, shares, chosen, graph }: RecordedGeometry): ViewModel {
  return {
    features: paperSetting.features,
    hidden: paperSetting.hidden,
    step,
    rarities: densitiesOf(paperSetting).map((density) => 1 / density),
    perFeature,
    shares: shares.map((model) => model.map((share) => share / 1000)),
    chosen,
    graph: { ...graph, points: Float32Array.from(graph.points) },
  };
}

const run = Object.values(
  import.meta.glob<RecordedGeometry>('./recorded/run.json', { eager: true, import: 'default' }),
)[0];

export const recorded: ViewModel | undefined = run && geometryOf(run);

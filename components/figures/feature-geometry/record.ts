/** The recorded run of `feature-geometry`: what is drawn of it, since its weights are 80,000 numbers. Half an hour on one core. */
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { defaults } from '#lib/params/index.ts';
import type { ToySnapshot } from '#lib/superposition/config.ts';
import { dimensionsPerFeature, modelOf } from '#lib/superposition/geometry.ts';
import { openToy } from '#lib/superposition/toy.ts';
import type { Recording } from '#tools/recording/recording.ts';
import { densitiesOf, paperSetting, params, toConfig } from './params.ts';
import type { RecordedGeometry } from './recorded.ts';
import { toViewModel } from './view-model.ts';

/** Of all models the one nearest to two features a dimension has its solids kept. */
function nearestToHalf({ W, features, hidden, instances }: ToySnapshot): number {
  const far = Array.from({ length: instances }, (_, k) =>
    Math.abs(dimensionsPerFeature(modelOf(W, k, features, hidden), features, hidden) - 1 / 2),
  );
  return far.indexOf(Math.min(...far));
}

export function keptGeometry(snapshot: ToySnapshot): RecordedGeometry {
  const { step, perFeature, shares, chosen, graph } = toViewModel(
    snapshot,
    densitiesOf(paperSetting),
    nearestToHalf(snapshot),
  );
  return {
    step,
    perFeature: perFeature.map((value) => Number(value.toPrecision(4))),
    shares: shares.map((model) =>
      Array.from(model, (share) => Math.round(share * 1000)).sort((a, c) => c - a),
    ),
    chosen,
    graph: {
      ...graph,
      parts: graph.parts.map((part) => ({ ...part, dimensions: Number(part.dimensions.toFixed(3)) })),
      points: Array.from(graph.points, (x) => Math.round(x * 1000) / 1000),
    },
  };
}

export default async function record({ folder, again }: Recording): Promise<void> {
  const file = join(folder, 'run.json');
  if (!again && existsSync(file)) {
    console.log('feature-geometry: kept');
    return;
  }
  const experiment = openToy(toConfig({ ...defaults(params), ...paperSetting }));
  while (experiment.steps < paperSetting.steps) {
    experiment.step();
    if (experiment.steps % 100 === 0)
      console.log(`feature-geometry: ${experiment.steps}/${paperSetting.steps}`);
  }
  const snapshot = await experiment.read();
  experiment.dispose();
  await mkdir(folder, { recursive: true });
  await writeFile(file, `${JSON.stringify(keptGeometry(snapshot))}\n`);
}

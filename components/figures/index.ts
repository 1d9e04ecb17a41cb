/** Every figure there is, by name: for the embed pages, the page for teachers and the tests. */
import type { ParamTable } from '#lib/params/index.ts';
import * as activationExplorer from './activation-explorer/definition.ts';
import * as basisOrDirection from './basis-or-direction/definition.ts';
import * as circuitExplorer from './circuit-explorer/definition.ts';
import * as circuitSurgery from './circuit-surgery/definition.ts';
import * as correlatedFeatures from './correlated-features/definition.ts';
import * as computation from './computation/definition.ts';
import * as curveLab from './curve-lab/definition.ts';
import * as deepdream from './deepdream/definition.ts';
import * as examplesOrOptimisation from './examples-or-optimisation/definition.ts';
import * as explainThisUnit from './explain-this-unit/definition.ts';
import * as familyWheel from './family-wheel/definition.ts';
import * as featureGeometry from './feature-geometry/definition.ts';
import * as featureVisualizer from './feature-visualizer/definition.ts';
import * as handmadeCircuit from './handmade-circuit/definition.ts';
import * as learningDynamics from './learning-dynamics/definition.ts';
import * as kernelPlayground from './kernel-playground/definition.ts';
import * as interference from './interference/definition.ts';
import * as mixingDesk from './mixing-desk/definition.ts';
import * as networkMap from './network-map/definition.ts';
import * as objectiveRow from './objective-row/definition.ts';
import * as phaseDiagram from './phase-diagram/definition.ts';
import * as preconditioning from './preconditioning/definition.ts';
import * as regularizationLab from './regularization-lab/definition.ts';
import * as scaleOfIt from './scale-of-it/definition.ts';
import * as superpositionTrainer from './superposition-trainer/definition.ts';
import * as sparsitySweep from './sparsity-sweep/definition.ts';
import * as unitFacets from './unit-facets/definition.ts';
import * as unitMixer from './unit-mixer/definition.ts';
import * as universality from './universality/definition.ts';

export interface FigureEntry {
  name: string;
  title: string;
  params: ParamTable;
  /** The chapter in which it stands. */
  chapter: 'intro' | 'visualization' | 'circuits' | 'polysemanticity' | 'superposition';
}

interface Module {
  definition: Pick<FigureEntry, 'name' | 'title' | 'params'>;
}

const entries = (chapter: FigureEntry['chapter'], modules: readonly Module[]): FigureEntry[] =>
  modules.map(({ definition: { name, title, params } }) => ({ name, title, params, chapter }));

const intro = entries('intro', [kernelPlayground, activationExplorer, scaleOfIt]);

const visualization = entries('visualization', [
  featureVisualizer,
  objectiveRow,
  regularizationLab,
  preconditioning,
  examplesOrOptimisation,
  unitMixer,
  deepdream,
]);

const circuits = entries('circuits', [
  curveLab,
  familyWheel,
  circuitExplorer,
  circuitSurgery,
  handmadeCircuit,
  networkMap,
  universality,
]);

const polysemanticity = entries('polysemanticity', [
  explainThisUnit,
  unitFacets,
  basisOrDirection,
  mixingDesk,
]);

const superposition = entries('superposition', [
  phaseDiagram,
  superpositionTrainer,
  sparsitySweep,
  correlatedFeatures,
  learningDynamics,
  featureGeometry,
  computation,
  interference,
]);

/** In the order of the chapters. */
export const figures: readonly FigureEntry[] = [
  ...intro,
  ...visualization,
  ...circuits,
  ...polysemanticity,
  ...superposition,
];

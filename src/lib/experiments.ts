/**
 * Every kind of experiment that the worker can run, one row a kind: how it is opened, and on which backends. Each loads with its first use.
 * The types of configs and snapshots follow from the rows.
 */
import { backends, type BackendName } from './compute/backend-name.ts';
import type { Workshop } from './compute/hosted-experiment.ts';
import type { Experiment } from './experiment.ts';
import { createLoader } from './networks/loader.ts';
import { createNetworkPool, type Descriptions, type NetworkPool, type Progress } from './networks/pool.ts';

/** Every snapshot says after how many steps it was taken. */
interface Counted {
  step: number;
}

/** Rejects with an Error in a plain sentence for a config that cannot be run. */
type Open<Config, Snapshot extends Counted> = (
  config: Config,
  networks: NetworkPool & Descriptions,
  progress: Progress,
) => Experiment<Snapshot> | Promise<Experiment<Snapshot>>;

const row = <Config, Snapshot extends Counted>(
  load: () => Promise<Open<Config, Snapshot>>,
  supportedBackends: readonly BackendName[] = backends,
) => ({ load, supportedBackends });

/** Without WebGL: these compute in WGSL or in plain JavaScript. */
const withoutWebGL = ['webgpu', 'wasm', 'cpu'] as const;

const rows = {
  optvis: row(async () => (await import('./optvis/open.ts')).openOptvis),
  responses: row(async () => (await import('./optvis/open.ts')).openResponses),
  steepest: row(async () => (await import('./optvis/open.ts')).openSteepest),
  dream: row(async () => (await import('./optvis/open.ts')).openDream),
  range: row(async () => (await import('./optvis/open.ts')).openRange),
  facets: row(async () => (await import('./optvis/open.ts')).openFacets),
  probe: row(async () => (await import('./circuits/probe.ts')).openProbe),
  surgery: row(async () => (await import('./circuits/surgery.ts')).openSurgery),
  propagate: row(async () => (await import('./circuits/propagate.ts')).openPropagate),
  handmade: row(async () => (await import('./circuits/handmade-unit.ts')).openHandmade),
  circuit: row(async () => (await import('./circuits/circuit.ts')).openCircuit),
  forward: row(async () => (await import('./networks/forward.ts')).openForward),
  count: row(async () => (await import('./networks/count-all.ts')).openCount),
  slide: row(async () => (await import('./networks/slide.ts')).openSlide),
  toy: row(async () => (await import('./superposition/open.ts')).openTrainedToy, withoutWebGL),
  phase: row(async () => (await import('./superposition/open.ts')).openTrainedPhase, withoutWebGL),
  dynamics: row(async () => (await import('./superposition/dynamics.ts')).openDynamics, withoutWebGL),
  factorize: row(async () => (await import('./dictionary/factorize.ts')).openFactorize, withoutWebGL),
};

export type ExperimentKind = keyof typeof rows;

export type Experiments = {
  [Kind in ExperimentKind]: (typeof rows)[Kind] extends {
    load: () => Promise<Open<infer Config, infer Snapshot extends Counted>>;
  }
    ? { config: Config; snapshot: Snapshot }
    : never;
};

/** What the host opens experiments with. `baseUrl` is the folder that holds `<network>/manifest.json`. */
export function createWorkshop(baseUrl: string): Workshop {
  const pool = createNetworkPool(createLoader({ baseUrl }));
  const rowOf = (kind: string) => {
    if (!Object.hasOwn(rows, kind)) throw new Error(`There is no experiment called “${kind}”.`);
    return rows[kind as ExperimentKind];
  };
  return {
    supportedBackends: (kind) => rowOf(kind).supportedBackends,
    create: async (kind, config, progress) => {
      const open = (await rowOf(kind).load()) as Open<unknown, Counted>;
      return open(config, pool, progress);
    },
    sweep: () => {
      pool.sweep();
    },
  };
}

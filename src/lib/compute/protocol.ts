/** What the page and the compute worker say to each other. One worker a page; every experiment has an id. */
import type { OptvisConfig, OptvisSnapshot } from '../optvis/config.ts';
import type { DreamRequest, DreamSnapshot } from '../optvis/dream-config.ts';
import type { ResponsesConfig, ResponsesSnapshot } from '../optvis/responses.ts';
import type { SteepestConfig, SteepestSnapshot } from '../optvis/steepest-config.ts';
import type { RangeConfig, RangeSnapshot } from '../optvis/range.ts';
import type { FacetsConfig, FacetsSnapshot } from '../optvis/facets-config.ts';
import type { CircuitConfig, CircuitSnapshot } from '../circuits/circuit.ts';
import type { ProbeConfig, ProbeSnapshot } from '../circuits/probe.ts';
import type { FlowConfig, FlowSnapshot } from '../circuits/flow.ts';
import type { LookConfig, LookSnapshot } from '../networks/look.ts';
import type { CountConfig, CountSnapshot } from '../networks/count-all.ts';
import type { SweepConfig, SweepSnapshot } from '../networks/sweep.ts';
import type { TwinsConfig, TwinsSnapshot } from '../circuits/twins-config.ts';
import type { SurgeryConfig, SurgerySnapshot } from '../circuits/surgery-config.ts';
import type { ToyConfig, ToySnapshot } from '../superposition/config.ts';
import type { PhaseConfig, PhaseSnapshot } from '../superposition/phase-config.ts';
import type { DynamicsSnapshot } from '../superposition/dynamics.ts';
import type { FactorizeConfig, FactorizeSnapshot } from '../dictionary/factorize-config.ts';

export const backends = ['webgpu', 'webgl', 'wasm', 'cpu'] as const;
export type BackendName = (typeof backends)[number];

/** Every kind of experiment the worker can run. */
export interface Experiments {
  optvis: { config: OptvisConfig; snapshot: OptvisSnapshot };
  responses: { config: ResponsesConfig; snapshot: ResponsesSnapshot };
  steepest: { config: SteepestConfig; snapshot: SteepestSnapshot };
  dream: { config: DreamRequest; snapshot: DreamSnapshot };
  range: { config: RangeConfig; snapshot: RangeSnapshot };
  facets: { config: FacetsConfig; snapshot: FacetsSnapshot };
  probe: { config: ProbeConfig; snapshot: ProbeSnapshot };
  flow: { config: FlowConfig; snapshot: FlowSnapshot };
  look: { config: LookConfig; snapshot: LookSnapshot };
  count: { config: CountConfig; snapshot: CountSnapshot };
  sweep: { config: SweepConfig; snapshot: SweepSnapshot };
  twins: { config: TwinsConfig; snapshot: TwinsSnapshot };
  circuit: { config: CircuitConfig; snapshot: CircuitSnapshot };
  surgery: { config: SurgeryConfig; snapshot: SurgerySnapshot };
  toy: { config: ToyConfig; snapshot: ToySnapshot };
  phase: { config: PhaseConfig; snapshot: PhaseSnapshot };
  dynamics: { config: ToyConfig; snapshot: DynamicsSnapshot };
  factorize: { config: FactorizeConfig; snapshot: FactorizeSnapshot };
}
export type ExperimentKind = keyof Experiments;

/**
 * How a run goes for a reader who wants to watch: so many steps from one picture to the next, or a whole run (from step 0) in so many
 * milliseconds where the device is fast enough.
 */
export type Pace = { steps: number } | { ms: number };

export type Request =
  /** Creates the experiment: chooses the backend, loads the network, step 0. Answered by `ready` or `failed`. */
  | { type: 'open'; id: number; kind: ExperimentKind; config: unknown; backend?: BackendName }
  /** Steps until `until` steps are done, posting snapshots, as long as it holds the turn; without a `pace`, as fast as it can. */
  | { type: 'run'; id: number; until: number; pace?: Pace | undefined }
  | { type: 'pause'; id: number }
  /** Exactly `count` steps, then one snapshot. */
  | { type: 'step'; id: number; count: number }
  /** The page has drawn the last snapshot and wants the next. */
  | { type: 'drawn'; id: number }
  | { type: 'close'; id: number }
  /** Tests only. */
  | { type: 'memory' }
  | { type: 'lose' };

export interface Memory {
  tensors: number;
  bytes: number;
  gpuBytes: number;
}

export type Reply =
  | { type: 'progress'; id: number; loaded: number; total: number; what: string }
  | { type: 'ready'; id: number; backend: BackendName; adapter: string; snapshot: unknown }
  | { type: 'snapshot'; id: number; snapshot: unknown }
  /** `finished`: reached `until`. `turn`: another experiment took the turn. `asked`: pause or step. */
  | { type: 'paused'; id: number; reason: 'finished' | 'turn' | 'asked'; step: number }
  /** The device went away; the worker rebuilds and replays. A `ready` follows, or `failed`. */
  | { type: 'lost'; id: number; message: string }
  | { type: 'failed'; id: number; message: string }
  | { type: 'memory'; memory: Memory };

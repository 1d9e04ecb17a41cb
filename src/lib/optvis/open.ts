/**
 * Opens this folder's experiments in the worker: says what is wrong with a config before anything is downloaded, fetches the
 * networks its runs name, and gives them back at the end.
 */
import type { NetworkPool, Progress } from '../networks/pool.ts';
import type { Experiment } from '../experiment.ts';
import { layers, networkTitles } from '../networks/layers.ts';
import type { NetworkId } from '../networks/manifest.ts';
import type { Network } from '../networks/runner.ts';
import { checkConfig } from './check.ts';
import type { OptvisConfig, OptvisSnapshot, RenderConfig } from './config.ts';
import { checkDream } from './dream-config.ts';
import type { DreamRequest, DreamSnapshot } from './dream-config.ts';
import { pictureOf } from './dream-picture.ts';
import { createDream } from './dream.ts';
import { createFacets } from './facets.ts';
import type { FacetsConfig, FacetsSnapshot } from './facets-config.ts';
import { createOptvis } from './render.ts';
import { createResponses } from './responses.ts';
import type { ResponsesConfig, ResponsesSnapshot } from './responses.ts';
import { createSteepest } from './steepest.ts';
import type { SteepestConfig, SteepestSnapshot } from './steepest-config.ts';
import { createRange, runsOf } from './range.ts';
import type { RangeConfig, RangeSnapshot } from './range.ts';

/** One sentence for each thing that is wrong with the runs. */
function problemsOf(runs: RenderConfig[]): string[] {
  if (runs.length === 0) return ['There is no run to start.'];
  const problems = runs.flatMap((run) =>
    run.network in layers
      ? checkConfig(run, { id: run.network, title: networkTitles[run.network], layers: layers[run.network] })
      : [`There is no network called “${run.network}”; there are ${Object.keys(layers).join(' and ')}.`],
  );
  return [...new Set(problems)];
}

/** Makes an experiment from the networks that `runs` name; they are released when it is disposed of. */
async function withNetworks<S>(
  runs: Pick<RenderConfig, 'network' | 'layer' | 'joint'>[],
  pool: NetworkPool,
  progress: Progress,
  make: (networks: Partial<Record<NetworkId, Network>>) => Experiment<S> | Promise<Experiment<S>>,
  problems = problemsOf(runs as RenderConfig[]),
): Promise<Experiment<S>> {
  if (problems.length > 0) throw new Error(problems.join(' '));
  const held: Network[] = [];
  const byId: Partial<Record<NetworkId, Network>> = {};
  const release = (): void => {
    for (const network of held.splice(0)) pool.release(network);
  };
  try {
    for (const { network: id, layer, joint } of runs)
      for (const needed of joint ? [layer, joint.layer] : [layer]) {
        const network = await pool.acquire(id, needed, progress);
        held.push(network);
        byId[id] = network;
      }
    const experiment = await make(byId);
    return {
      get steps() {
        return experiment.steps;
      },
      step: () => {
        experiment.step();
      },
      ...(experiment.change && { change: (config: unknown) => experiment.change?.(config) }),
      read: () => experiment.read(),
      dispose() {
        experiment.dispose();
        release();
      },
    };
  } catch (error) {
    release();
    throw error;
  }
}

/** Rejects with an Error in plain sentences. */
export const openOptvis = (
  config: OptvisConfig,
  pool: NetworkPool,
  progress: Progress,
): Promise<Experiment<OptvisSnapshot>> =>
  withNetworks(config.runs, pool, progress, (networks) => createOptvis(networks, config));

/** Rejects with an Error in plain sentences. */
export const openResponses = (
  config: ResponsesConfig,
  pool: NetworkPool,
  progress: Progress,
): Promise<Experiment<ResponsesSnapshot>> =>
  withNetworks([config.run], pool, progress, (networks) =>
    createResponses(networks[config.run.network]!, config),
  );

/** Rejects with an Error in plain sentences. */
export const openSteepest = (
  config: SteepestConfig,
  pool: NetworkPool,
  progress: Progress,
): Promise<Experiment<SteepestSnapshot>> =>
  withNetworks([config.run], pool, progress, (networks) =>
    createSteepest(networks[config.run.network]!, config),
  );

/** Rejects with an Error in plain sentences. */
export async function openDream(
  { source, size, ...config }: DreamRequest,
  pool: NetworkPool,
  progress: Progress,
): Promise<Experiment<DreamSnapshot>> {
  const { network: id } = config;
  const problems = checkDream(config, { id, title: networkTitles[id], layers: layers[id] });
  if (problems.length > 0) throw new Error(problems.join(' '));
  const picture = await pictureOf(source, size);
  return withNetworks(
    [config],
    pool,
    progress,
    (networks) => createDream(networks[id]!, { ...config, picture }),
    [],
  );
}

/** Rejects with an Error in plain sentences. */
export const openRange = (
  config: RangeConfig,
  pool: NetworkPool,
  progress: Progress,
): Promise<Experiment<RangeSnapshot>> =>
  withNetworks(runsOf(config).slice(0, 1), pool, progress, (networks) =>
    createRange(networks[config.run.network]!, config),
  );

/** One unit pulled toward several groups of its photographs. Rejects with an Error in plain sentences. */
export const openFacets = (
  config: FacetsConfig,
  pool: NetworkPool,
  progress: Progress,
): Promise<Experiment<FacetsSnapshot>> =>
  withNetworks([config.run], pool, progress, (networks) => {
    progress(0, 0, 'Showing it photographs');
    return createFacets(networks[config.run.network]!, config);
  });

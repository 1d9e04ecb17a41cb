/** Inside the browser: a tuning curve in one batched pass, and in one pass for each direction, timed in turn on one backend. */
import { startBackend } from '#lib/compute/backends.ts';
import type { BackendName } from '#lib/compute/backend-name.ts';
import { drawAll, runProbe, type Probe } from '#lib/circuits/probe.ts';
import { createNetwork } from '#lib/networks/runner.ts';
import { load, measure, urls, type Contender } from './page.ts';

export interface TuningResult {
  adapter: string;
  together: Contender;
  oneByOne: Contender;
  /** Largest difference between the two, against the largest response. */
  difference: number;
}

async function benchTuning(
  backend: BackendName,
  probe: Probe,
  size: number,
  rounds: number,
): Promise<TuningResult> {
  const running = await startBackend(backend, urls);
  if (running.name !== backend) throw new Error(`${backend} is not to be had here; ${running.name} is.`);
  const { manifest, weights } = await load(probe.network, probe.layer);
  const network = createNetwork(manifest);
  network.add(weights);
  const run = (stimuli: Probe['stimuli']) =>
    runProbe(network, { ...probe, stimuli }, drawAll(stimuli, size), size, 1);
  const batched = async () => (await run(probe.stimuli)).responses;
  const single = async () => {
    const rows: number[] = [];
    for (const stimulus of probe.stimuli) rows.push(...(await run([stimulus])).responses);
    return rows;
  };
  // Uploads and compiles.
  const [a, b] = [await batched(), await single()];
  const together: Contender = { times: [], dispatches: 0 };
  const oneByOne: Contender = { times: [], dispatches: 0 };
  for (let i = 0; i < rounds; i++) {
    await measure(async () => void (await batched()), together);
    await measure(async () => void (await single()), oneByOne);
  }
  network.dispose();
  const largest = Math.max(...a);
  const difference = Math.max(...b.map((value, i) => Math.abs(value - a[i]!))) / largest;
  return { adapter: running.adapter, together, oneByOne, difference };
}

Object.assign(globalThis, { benchTuning });

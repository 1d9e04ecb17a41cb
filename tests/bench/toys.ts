/** Toy models: our engines against tfjs op by op, jax-js and numpy, in turn; and how their time grows. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { say } from '../../src/tools/steps.ts';
import type { ToyConfig } from '#lib/superposition/config.ts';
import type { ToyContender } from './page/toys.ts';

const median = (values: number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

function configOf(features: number, hidden: number, instances: number): ToyConfig {
  return {
    features,
    hidden,
    instances,
    importance: Array<number>(features).fill(1),
    density: Array<number>(features).fill(0.1),
    weights: 'tied',
    hiddenActivation: 'linear',
    outputActivation: 'relu',
    inputs: 'positive',
    target: 'identity',
    sampling: 'random',
    batch: 1024,
    rate: 1e-3,
    halving: 0,
    weightDecay: 0,
    seed: 1,
  };
}

/** One round of numpy, ms a step; nothing where Python or numpy is missing. */
function numpy({ features, hidden, instances, batch, density }: ToyConfig): number[] {
  const sizes = [features, hidden, instances, batch, density[0]!, 3].map(String);
  const { status, stdout } = spawnSync('python3', [join(import.meta.dirname, 'toys.py'), ...sizes], {
    encoding: 'utf8',
  });
  return status === 0 ? stdout.trim().split('\n').map(Number) : [];
}

const milliseconds = (times: number[]): string =>
  `${median(times).toPrecision(3)} ms (${Math.min(...times).toPrecision(3)} to ${Math.max(...times).toPrecision(3)})`;

/** `address` serves the bench's page. */
export async function benchToyModels(browser: Browser, address: string, rounds: number): Promise<void> {
  async function race(config: ToyConfig, which: string[], times: number): Promise<ToyContender[]> {
    const page = await browser.newPage();
    await page.goto(address);
    await page.waitForFunction(() => 'benchToys' in globalThis);
    const results = await page.evaluate(
      ([...args]) =>
        (globalThis as unknown as { benchToys: (...a: unknown[]) => Promise<ToyContender[]> }).benchToys(
          ...args,
        ),
      [config, which, times] as const,
    );
    await page.close();
    return results;
  }

  say(`Toy models: 20 features, 5 dimensions, 8 models, 1,024 samples a step; ${rounds} rounds in turn`);
  const config = configOf(20, 5, 8);
  const python = numpy(config);
  const results = await race(config, ['tfjs', 'ours', 'typed', 'jax'], rounds);
  // Before and after, since it cannot take its turn inside the page.
  python.push(...numpy(config));
  const ours = results.filter(({ name, times }) => name.startsWith('ours') && times.length > 0);
  const best = ours.reduce((a, b) => (median(a.times) <= median(b.times) ? a : b));
  for (const { name, times, dispatches, submissions, uploads, uploaded, failed } of results) {
    const asked = `${dispatches.toFixed(2)} dispatches, ${submissions.toFixed(2)} submissions, ${uploads.toFixed(2)} uploads of ${(uploaded / 1000).toFixed(2)} kB`;
    console.log(
      `  ${name.padEnd(18)} ${failed ? `did not run: ${failed}` : `${milliseconds(times)} a step${dispatches > 0 ? `; ${asked}` : ''}`}`,
    );
  }
  if (python.length > 0) console.log(`  ${'numpy'.padEnd(18)} ${milliseconds(python)} a step`);
  console.log(`  the fastest of ours on this adapter: ${best.name}`);
  const of = (name: string): number => median(results.find((r) => r.name === name)?.times ?? []);
  const typed = of('typed arrays');
  for (const name of ['tfjs, op by op', 'jax-js jit, webgpu'])
    console.log(`  ${name}, by ours: ${(of(name) / median(best.times)).toFixed(1)}`);
  console.log(`  jax-js jit, wasm, by typed arrays: ${(of('jax-js jit, wasm') / typed).toFixed(1)}`);
  if (python.length > 0) console.log(`  typed arrays by numpy: ${(typed / median(python)).toFixed(2)}`);

  const grows = async (title: string, sizes: [number, number, number][]): Promise<void> => {
    say(title);
    for (const [n, m, instances] of sizes) {
      const found = await race(configOf(n, m, instances), [best.name, 'typed'], 3);
      const times = found.map(({ name, times: t, failed }) =>
        failed ? `${name}: does not fit` : `${name}: ${median(t).toPrecision(3)} ms`,
      );
      console.log(`  ${n} features, ${m} dimensions, ${instances} models: ${times.join(', ')}`);
    }
  };
  await grows('How the time of a step grows with models', [
    [20, 5, 8],
    [20, 5, 64],
    [20, 5, 512],
  ]);
  await grows('and with features', [
    [5, 2, 8],
    [20, 5, 8],
    [80, 20, 8],
    [200, 20, 8],
  ]);
}

/** A whole tuning curve, 24 directions at a family of curve detectors: in one batched pass against one pass for each stimulus. */
import type { Browser } from 'playwright-core';
import { readNotes } from '../../src/tools/recording/notes.ts';
import { say } from '../../src/tools/steps.ts';
import { check, configOf, directions, params } from '#components/figures/curve-lab/params.ts';
import { networkTitles } from '#lib/networks/layers.ts';
import { defaults } from '#lib/params/index.ts';
import { inWords, median } from './numbers.ts';
import type { TuningResult } from './page/tuning.ts';

/** `address` serves the bench's page. */
export async function benchTuning(
  browser: Browser,
  address: string,
  backends: readonly string[],
  rounds: number,
): Promise<void> {
  for (const backend of backends)
    for (const network of ['resnet50', 'inceptionv1'] as const) {
      const { values } = check({ ...defaults(params), network }, new Set(['network']));
      const { probes, size } = configOf(await readNotes(network), values);
      const probe = probes[0]!;
      const page = await browser.newPage();
      await page.goto(address);
      await page.waitForFunction(() => 'benchTuning' in globalThis);
      const result = await page.evaluate(
        ([...args]) =>
          (globalThis as unknown as { benchTuning: (...a: unknown[]) => Promise<TuningResult> }).benchTuning(
            ...args,
          ),
        [backend, probe, size, rounds] as const,
      );
      await page.close();
      say(
        `Tuning curves: ${directions} directions, ${probe.units.length} units of ${probe.layer} of ${networkTitles[network]}, ${size} px, ${backend}, ${rounds} rounds in turn`,
      );
      const { together, oneByOne, difference, adapter } = result;
      console.log(`  adapter: ${adapter}; ${navigator.hardwareConcurrency} processor cores`);
      console.log(`  one batched pass:              ${inWords(together)}`);
      console.log(`  one pass for each stimulus:    ${inWords(oneByOne)}`);
      console.log(
        `  ratio of medians:              ${(median(oneByOne.times) / median(together.times)).toFixed(2)}`,
      );
      console.log(`  largest difference:            ${difference.toExponential(1)} of the largest response`);
    }
}

/**
 * `npm run bench`: our graph runner against op-by-op tfjs, in turn in one page of one Chromium; tuning curves in one pass and
 * in many; toy models in every engine, and elsewhere; and what the finished site costs a reader. Numbers are medians with their range.
 * `npm run bench -- --backend=webgpu --rounds=5 --size=64`, `npm run bench -- --only=toys` (or `steps`, `tuning`, `reader`); of the last, the
 * main thread's tasks alone, for some figures: `npm run bench -- --only=tasks --figure=network-map --seconds=10`.
 */
import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser } from 'playwright-core';
import { build } from 'vite';
import { serve } from '../../src/tools/serve.ts';
import { buildNetworks, buildSite, isStale } from '../../src/tools/site.ts';
import { root, say } from '../../src/tools/steps.ts';
import { openBrowser } from '../support/browser.ts';
import { inWords, median } from './numbers.ts';
import type { Case, Result } from './page/page.ts';
import { measureReader } from './reader.ts';
import { measureTasks } from './tasks.ts';
import { benchToyModels } from './toys.ts';
import { benchTuning } from './tuning.ts';

const { values: options } = parseArgs({
  options: {
    backend: { type: 'string', multiple: true, default: ['wasm', 'webgpu'] },
    rounds: { type: 'string', default: '9' },
    size: { type: 'string', default: '128' },
    only: { type: 'string' },
    figure: { type: 'string', multiple: true },
    seconds: { type: 'string', default: '20' },
  },
});

const cases: Omit<Case, 'size'>[] = [
  { network: 'resnet50', layer: 'conv4_2', unit: 10 },
  { network: 'inceptionv1', layer: 'inception_4c', unit: 10 },
];

/** Serves the page that the contenders run in. */
async function servePage() {
  const folder = join(root, '.cache/bench');
  rmSync(folder, { recursive: true, force: true });
  await build({
    configFile: false,
    logLevel: 'warn',
    root: join(import.meta.dirname, 'page'),
    base: './',
    build: { outDir: folder, emptyOutDir: true, target: 'es2022', chunkSizeWarningLimit: 4000 },
  });
  mkdirSync(folder, { recursive: true });
  symlinkSync(join(root, 'public/networks'), join(folder, 'networks'));
  return serve({ root: folder });
}

async function steps(browser: Browser, address: string): Promise<void> {
  for (const backend of options.backend) {
    for (const one of cases) {
      const page = await browser.newPage();
      await page.goto(address);
      await page.waitForFunction(() => 'bench' in globalThis);
      const size = Number(options.size);
      say(`${one.network} up to ${one.layer}, ${size} px, ${backend}, ${options.rounds} rounds in turn`);
      const result = await page.evaluate(
        ([name, what, rounds]) =>
          (globalThis as unknown as { bench: (...args: unknown[]) => Promise<Result> }).bench(
            name,
            what,
            rounds,
          ),
        [backend, { ...one, size }, Number(options.rounds)] as const,
      );
      const { ours, eager, whole } = result;
      const ratio = median(eager.times) / median(ours.times);
      console.log(`  adapter: ${result.adapter}; ${navigator.hardwareConcurrency} processor cores`);
      console.log(`  gradient, ours:     ${inWords(ours)}`);
      console.log(`  gradient, op by op: ${inWords(eager)}`);
      console.log(`  ratio of medians:   ${ratio.toFixed(2)}`);
      console.log(`  difference, rms:    ${result.difference.toExponential(1)} of the gradient`);
      console.log(`  whole step, ours:   ${inWords(whole)}`);
      console.log(
        `  megaflops a step:   ${(2 * result.megaflops).toFixed(0)} (forward and back through the network)`,
      );
      await page.close();
    }
  }
}

if (!(await buildNetworks())) throw new Error('The networks could not be built.');
const browser = await openBrowser();
try {
  console.log(`Chromium ${browser.version()}`);
  const wants = (part: string): boolean => !options.only || options.only === part;
  const site = await servePage();
  if (wants('steps')) await steps(browser, site.url);
  if (wants('tuning')) await benchTuning(browser, site.url, options.backend, Number(options.rounds));
  if (wants('toys')) await benchToyModels(browser, site.url, Number(options.rounds));
  await site.close();
  if (wants('tasks') && options.only) {
    if (isStale() && !(await buildSite())) throw new Error('The site could not be built.');
    const { figure, seconds } = options;
    await measureTasks(browser, join(root, 'dist'), options.backend[0], Number(seconds), figure);
  }
  if (wants('reader')) {
    if (isStale() && !(await buildSite())) throw new Error('The site could not be built.');
    await measureReader(browser, join(root, 'dist'));
    await measureTasks(browser, join(root, 'dist'));
  }
} finally {
  await browser.close();
}

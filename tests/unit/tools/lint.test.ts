/** The import rules and the ban on unseeded values fire where they must, and only there. */
import { ESLint } from 'eslint';
import { globSync, readFileSync } from 'node:fs';
import tseslint from 'typescript-eslint';
import { describe, expect, test } from 'vitest';
import { findCycles, importGraph, importsOf } from '../../../src/tools/lint/cycles.ts';
import { brokenRule } from '../../../src/tools/lint/layers.ts';

// The files do not exist, so there are no types to lint them with.
const eslint = new ESLint({
  overrideConfig: [
    tseslint.configs.disableTypeChecked,
    { rules: { '@typescript-eslint/no-unused-vars': 'off' } },
  ],
});

async function ruleIds(filePath: string, code: string): Promise<(string | null)[]> {
  const [result] = await eslint.lintText(code, { filePath });
  return result?.messages.map(({ ruleId }) => ruleId) ?? [];
}

const forbidden: [file: string, specifier: string][] = [
  ['content/chapters/a.mdx', '#components/plots/LineChart.svelte'],
  ['content/chapters/a.mdx', '../../components/figures/a/A.svelte'],
  ['content/chapters/a.mdx', '#lib/params/index.ts'],
  ['content/chapters/a.mdx', 'svelte'],
  ['components/plots/A.svelte', '@tensorflow/tfjs-core'],
  ['components/plots/A.svelte', '#lib/compute/client.ts'],
  ['components/controls/A.svelte', '#lib/optvis/config.ts'],
  ['components/controls/A.svelte', '../../src/lib/networks/manifest.ts'],
  ['components/controls/A.svelte', '../figures/a/A.svelte'],
  ['components/figures/a/A.svelte', '../b/B.svelte'],
  ['components/figures/a/A.svelte', '#components/figures/b/params.ts'],
  ['components/figures/a/A.svelte', '@tensorflow/tfjs-core'],
  ['components/figures/a/A.svelte', '#tools/site.ts'],
  ['components/figure-kit/life/a.ts', '../../figures/a/params.ts'],
  ['src/lib/params/a.ts', '../experiment.ts'],
  ['src/lib/math/a.ts', '@tensorflow/tfjs-core'],
  ['src/lib/math/a.ts', '#lib/networks/runner.ts'],
  ['src/lib/networks/a.ts', '../optvis/config.ts'],
  ['src/lib/compute/client.ts', '#lib/optvis/objectives.ts'],
  ['src/lib/compute/protocol.ts', '../experiments.ts'],
  ['components/figures/a/A.svelte', '#tests/plan.ts'],
  ['components/figures/a/contract.ts', '#tests/page.ts'],
  ['src/lib/optvis/a.ts', '#components/plots/scale.ts'],
  ['src/lib/optvis/a.ts', 'svelte/store'],
  ['src/lib/optvis/a.ts', '../../tools/site.ts'],
  ['src/pages/index.astro', '@tensorflow/tfjs-core'],
];

const allowed: [file: string, specifier: string][] = [
  ['content/chapters/a.mdx', '#components/figures/a/A.astro'],
  ['content/chapters/a.mdx', '../../components/prose/Cite.astro'],
  ['components/plots/A.svelte', 'd3-scale'],
  ['components/plots/A.svelte', '../controls/Slider.svelte'],
  ['components/controls/A.svelte', '#lib/params/index.ts'],
  ['components/figures/a/A.svelte', './params.ts'],
  ['components/figures/a/A.svelte', '../../plots/LineChart.svelte'],
  ['components/figures/a/A.svelte', '#lib/compute/client.ts'],
  ['components/figures/index.ts', './a/params.ts'],
  ['src/lib/optvis/a.ts', '@tensorflow/tfjs-core'],
  ['src/lib/optvis/a.ts', '../networks/runner.ts'],
  ['src/lib/experiments.ts', './optvis/open.ts'],
  ['src/lib/networks/a.ts', '../math/random.ts'],
  ['src/pages/index.astro', '#components/figures/a/A.astro'],
  ['src/tools/a.ts', '#lib/optvis/config.ts'],
  ['components/figures/a/record.ts', '#tools/recording/runs.ts'],
  ['components/figures/a/contract.ts', '#tests/plan.ts'],
];

describe('imports', () => {
  test.each(forbidden)('%s never imports %s', (file, specifier) => {
    expect(brokenRule(file, specifier)).toBeTypeOf('string');
  });
  test.each(allowed)('%s may import %s', (file, specifier) => {
    expect(brokenRule(file, specifier)).toBeUndefined();
  });

  test.each([
    `import '@tensorflow/tfjs-core';`,
    `export * from '@tensorflow/tfjs-core';`,
    `export { add } from '@tensorflow/tfjs-core';`,
    `const tf = await import('@tensorflow/tfjs-core');`,
  ])('ESLint sees %s', async (code) => {
    expect(await ruleIds('src/lib/math/example.ts', code)).toContain('project/layers');
    expect(await ruleIds('src/lib/optvis/example.ts', code)).not.toContain('project/layers');
  });

  test('make no cycle', () => {
    const graph = importGraph();
    expect(graph.get('src/lib/compute/client.ts')).toBeDefined();
    expect(graph.get('src/lib/compute/host.ts')?.length).toBeGreaterThan(0);
    expect(findCycles(graph)).toEqual([]);
  });

  test('a cycle would be seen', () => {
    const graph = new Map([
      ['src/a.ts', importsOf('src/a.ts', `import { x } from './b.ts';\nexport type { Y } from './c.ts';`)],
      ['src/b.ts', importsOf('src/b.ts', `export * from '../src/c.ts';\nconst later = import('./b.ts');`)],
      [
        'src/c.ts',
        importsOf('src/c.ts', `import type { Z } from './b.ts';\nimport {\n  x,\n} from './a.ts';`),
      ],
    ]);
    expect(findCycles(graph)).toEqual([
      ['src/b.ts', 'src/c.ts', 'src/b.ts'],
      ['src/a.ts', 'src/b.ts', 'src/c.ts', 'src/a.ts'],
    ]);
  });

  test('chapters, which ESLint does not read, keep the rule too', () => {
    const broken = globSync('content/**/*.mdx').flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/^import\s[^'"]*['"]([^'"]+)['"]/gm)].flatMap(
        ([, specifier]) => {
          const rule = brokenRule(file, specifier ?? '');
          return rule ? [`${file}: ${specifier}: ${rule}`] : [];
        },
      ),
    );
    expect(broken).toEqual([]);
  });
});

describe('src/lib', () => {
  test.each([
    ['Math.random()', 'no-restricted-properties'],
    ['Date.now()', 'no-restricted-properties'],
    ['new Date()', 'no-restricted-syntax'],
    ['document.body', 'no-restricted-globals'],
  ])('never says %s', async (code, rule) => {
    expect(await ruleIds('src/lib/optvis/example.ts', `export const value = ${code};`)).toContain(rule);
    expect(await ruleIds('components/figure-kit/example.ts', `export const value = ${code};`)).not.toContain(
      rule,
    );
  });
});

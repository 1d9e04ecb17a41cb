/**
 * Which way imports go (design.md section 3): content, figures, plots and controls, domains of src/lib, networks and
 * compute, params and math. One table serves the ESLint rule, the test that feeds it, and the check of the chapters.
 */
import { dirname, join } from 'node:path/posix';

interface Layer {
  /** Files that the row speaks of, by path from the project's root. The first row that matches counts. */
  from: RegExp;
  /** What of the project they may import, or everything but what they may not. */
  allow?: RegExp;
  deny?: RegExp;
  /** Packages they may not import. */
  packages?: RegExp;
  /** Said to whoever breaks it. */
  rule: string;
}

const tensorflow = /^@tensorflow\//;
const drawing = /^(@tensorflow\/|svelte|astro)/;

export const layers: Layer[] = [
  {
    from: /^content\//,
    allow: /^components\/(figures\/[^/]+\/[^/]+\.astro|prose\/)/,
    packages: /./,
    rule: 'Chapters import only components/figures/*/*.astro and components/prose/*.',
  },
  {
    from: /^components\/(plots|controls)\//,
    allow: /^(components\/(plots|controls)|src\/lib\/(params|math))\//,
    packages: tensorflow,
    rule: 'Plots and controls import only each other and src/lib/{params,math}, and never tfjs.',
  },
  {
    from: /^components\/figures\/[^/]+\/contract\.ts$/,
    allow: /^(tests\/support\/plan\.ts|src\/lib\/)/,
    packages: /^(?!vitest$)/,
    rule: 'What the contract of a figure asks imports tests/support/plan.ts, vitest and src/lib.',
  },
  {
    from: /^components\/figures\/[^/]+\/record\.ts$/,
    deny: /^(content\/chapters|components\/site|src\/(?!lib\/|tools\/))/,
    packages: tensorflow,
    rule: 'The program that records a figure imports its own folder, components/figure-kit, src/lib and src/tools.',
  },
  {
    from: /^components\/figures\/[^/]+\//,
    deny: /^(content\/chapters|src\/(?!lib\/|styles\/)|components\/site|tests\/)/,
    packages: tensorflow,
    rule: 'Figures import components/{figure-kit,plots,controls,prose} and src/lib; tensors stay in the worker.',
  },
  {
    from: /^components\/unit-pages\//,
    deny: /^(content\/chapters|src\/(?!lib\/|styles\/))/,
    packages: tensorflow,
    rule: 'The pages of units import figures by their tables only, and no tfjs; tensors stay in the worker.',
  },
  {
    from: /^components\/(figure-kit|prose|site)\//,
    deny: /^(components\/figures\/[^/]+\/|src\/(?!lib\/|styles\/))/,
    packages: tensorflow,
    rule: 'What all figures share imports no single figure and no tfjs.',
  },
  {
    from: /^src\/lib\/(params|math)\//,
    allow: /^src\/lib\/(params|math)\//,
    packages: drawing,
    rule: 'src/lib/{params,math} import nothing above them.',
  },
  {
    from: /^src\/lib\/(networks|compute|stimuli)\//,
    allow: /^src\/lib\/((networks|compute|stimuli|params|math)\/|experiment\.ts)/,
    packages: /^(svelte|astro)/,
    rule: 'src/lib/{networks,compute,stimuli} import only each other and src/lib/{params,math}.',
  },
  {
    from: /^src\/lib\//,
    allow: /^src\/lib\//,
    packages: /^(svelte|astro)/,
    rule: 'src/lib imports neither components nor pages.',
  },
  {
    from: /^src\/(pages|layouts)\//,
    packages: tensorflow,
    rule: 'Pages never import tfjs; tensors stay in the worker.',
  },
];

/** The imported file by its path from the root, or undefined where `specifier` names a package. */
export function importedFile(file: string, specifier: string): string | undefined {
  const path = specifier.replace(/[?#][^/]*$/, '');
  if (path.startsWith('.')) return join(dirname(file), path);
  const alias = /^#(lib|tools|components|content|tests)\/(.*)$/.exec(specifier);
  if (!alias) return undefined;
  const folder = { lib: 'src/lib', tools: 'src/tools', tests: 'tests/support' }[alias[1]!] ?? alias[1]!;
  return join(folder, (alias[2] ?? '').replace(/\?.*$/, ''));
}

/**
 * The rule that an import breaks, or undefined where it breaks none.
 * @param file importing file, from the project's root, with `/`
 * @param specifier as written in the import
 */
export function brokenRule(file: string, specifier: string): string | undefined {
  const layer = layers.find(({ from }) => from.test(file));
  if (!layer || specifier.startsWith('node:')) return undefined;
  const path = importedFile(file, specifier);
  if (path === undefined) return layer.packages?.test(specifier) ? layer.rule : undefined;
  const own = /^components\/figures\/([^/]+)\//.exec(file)?.[1];
  const other = /^components\/figures\/([^/]+)\//.exec(path)?.[1];
  if (own && other && own !== other) return 'A figure never imports another figure.';
  if (layer.allow && !layer.allow.test(path)) return layer.rule;
  return layer.deny?.test(path) ? layer.rule : undefined;
}

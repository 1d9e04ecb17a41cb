/** `npm run new:figure`: what it writes fits the project as it stands. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { brokenRule, importedFile } from '#tools/lint/layers.ts';
import { filesOf, namesOf, placedIn } from '#tools/new-figure/files.ts';
import { root } from '#tools/steps.ts';

const names = namesOf('loss-bars');
const files = Object.entries(filesOf(names));

test('a figure has every file that a figure needs', () => {
  expect(files.map(([file]) => file)).toEqual(
    expect.arrayContaining([
      'figure.ts',
      'LossBars.astro',
      'LossBars.svelte',
      'Live.svelte',
      'record.ts',
      'contract.ts',
    ]),
  );
});

test.each(files)('%s imports what there is, and what it may', (file, text) => {
  const own = `components/figures/loss-bars/${file}`;
  const imports = [...text.matchAll(/from '([^']+)'|import\('([^']+)'\)/g)].map(
    ([, one, other]) => one ?? other!,
  );
  expect(imports.length).toBeGreaterThan(file === 'Picture.svelte' ? -1 : 0);
  for (const specifier of imports) {
    const path = importedFile(own, specifier);
    if (path?.startsWith('components/figures/loss-bars/'))
      expect(files.map(([name]) => `components/figures/loss-bars/${name}`)).toContain(path);
    else if (path) expect(existsSync(join(root, path)), `${own} imports ${specifier}`).toBe(true);
    expect(brokenRule(own, specifier)).toBeUndefined();
  }
});

test('a chapter gets the import after its front matter, and the figure at its end', () => {
  const text = '---\ntitle: One\n---\n\nimport A from "#a";\n\nWords.\n';
  expect(placedIn(text, names)).toBe(
    '---\ntitle: One\n---\n\nimport LossBars from \'#components/figures/loss-bars/LossBars.astro\';\nimport A from "#a";\n\nWords.\n\n<LossBars />\n',
  );
});

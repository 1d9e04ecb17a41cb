/** Classes of a figure that have no style on its page, although its sources give them one. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { root } from '../../src/tools/steps.ts';

/** Classes of one figure, `<initials>-<name>`, of which style sheets beside the components speak. Svelte names its own `svelte-<hash>`. */
const known = [
  ...new Set(
    globSync('components/**/*.css', { cwd: root }).flatMap((file) =>
      [...readFileSync(join(root, file), 'utf8').matchAll(/\.([a-z]+-[\w-]+)/g)].map(([, name]) => name),
    ),
  ),
];

export function unstyled(page: Page, figure: string): Promise<string[]> {
  return page.evaluate(
    ([id, names]) => {
      const rules = [...document.styleSheets]
        .flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText))
        .join('\n');
      const elements = document.querySelectorAll(`[data-figure="${id}"] *`);
      const used = new Set([...elements].flatMap((element) => [...element.classList]));
      return [...used]
        .filter((name) => names.includes(name) || name.startsWith('svelte-'))
        .filter((name) => !new RegExp(`\\.${name}(?![\\w-])`).test(rules));
    },
    [figure, known] as const,
  );
}

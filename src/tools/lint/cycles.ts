/** Import cycles: files that cannot be read, or tested, one after the other. Imports of types count as well. */
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { importedFile } from './layers.ts';

const statement = /^\s*(?:import|export)\s+(?:[^'";]*?\sfrom\s+)?['"]([^'"]+)['"]/gm;

/** The files that `source`, the text of `file`, imports at once; dynamic imports come later and may lead back. */
export function importsOf(file: string, source: string): string[] {
  return [...source.matchAll(statement)].flatMap(
    ([, specifier]) => importedFile(file, specifier ?? '') ?? [],
  );
}

/** One cycle through each file that closes one, as a path that ends where it begins. */
export function findCycles(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const cycles: string[][] = [];
  const finished = new Set<string>();
  const path: string[] = [];
  const visit = (file: string): void => {
    const start = path.indexOf(file);
    if (start >= 0) cycles.push([...path.slice(start), file]);
    if (start >= 0 || finished.has(file)) return;
    path.push(file);
    for (const next of graph.get(file) ?? []) visit(next);
    path.pop();
    finished.add(file);
  };
  for (const file of graph.keys()) visit(file);
  return cycles;
}

/** What imports what under `src`, `components` and `tests`, seen from the project's root. */
export function importGraph(): Map<string, string[]> {
  const files = globSync('{src,components,tests}/**/*.{ts,svelte,astro}').map((file) =>
    file.replaceAll('\\', '/'),
  );
  return new Map(
    files
      .filter((file) => existsSync(file) && statSync(file).isFile())
      .map((file) => [file, importsOf(file, readFileSync(file, 'utf8'))]),
  );
}

/**
 * What a figure costs, in lines: `node --import ./src/tools/register.mjs tests/bench/figures.ts [folder of a checkout]`.
 * Boilerplate is a line, without names of the figure and without spaces, that stands in the same kind of file of eight figures or more: the
 * island, the definition, the bundle of what loads late, and the page but for its prose.
 */
import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

const root = resolve(process.argv[2] ?? '.');
/** So many figures make a line boilerplate. */
const common = 8;

const component = (name: string): string =>
  name.replace(/(?:^|-)(.)/g, (_, letter: string) => letter.toUpperCase());

const kindOf = (file: string, name: string): string | undefined => {
  const base = basename(file);
  if (base === `${component(name)}.svelte`) return 'island';
  if (base === `${component(name)}.astro`) return 'page';
  if (base === 'definition.ts' || base === 'figure.ts') return 'definition';
  return base === 'live.ts' ? 'bundle' : base === 'Live.svelte' ? 'live' : undefined;
};

const names = [
  ...new Set(globSync('components/figures/*/*.astro', { cwd: root }).map((file) => basename(dirname(file)))),
];
const lines = (file: string): string[] => readFileSync(join(root, file), 'utf8').split('\n');

/** By kind of file and line, the figures in which it stands. */
const seen = new Map<string, Set<string>>();
const kept: { name: string; key: string }[] = [];
for (const name of names)
  for (const file of globSync(`components/figures/${name}/*.{ts,svelte,astro}`, { cwd: root })) {
    const kind = kindOf(file, name);
    if (!kind) continue;
    for (const line of lines(file)) {
      const plain = line.replaceAll(component(name), 'X').replaceAll(name, 'x').replace(/\s+/g, '');
      if (!/\w{2}\W+\w{2}/.test(line) || (kind === 'page' && !/[{}<>()=;]/.test(line))) continue;
      const key = `${kind}:${plain}`;
      seen.set(key, (seen.get(key) ?? new Set()).add(name));
      kept.push({ name, key });
    }
  }

const boilerplate = new Map(names.map((name) => [name, 0]));
for (const { name, key } of kept)
  if (seen.get(key)!.size >= common) boilerplate.set(name, boilerplate.get(name)! + 1);

const sizeOf = (pattern: string) => {
  const files = globSync(pattern, { cwd: root }).filter((file) => !file.includes('recorded/'));
  return { files: files.length, lines: files.reduce((sum, file) => sum + lines(file).length, 0) };
};
for (const name of names) {
  const { files, lines: count } = sizeOf(`components/figures/${name}/**/*.{ts,svelte,astro,css}`);
  console.log(
    `${name.padEnd(26)} ${files} files, ${count} lines, ${boilerplate.get(name)} of them boilerplate`,
  );
}
const all = sizeOf('{src,components}/**/*.{ts,mjs,svelte,astro,css}');
const mean = [...boilerplate.values()].reduce((sum, count) => sum + count, 0) / names.length;
console.log(
  `${names.length} figures, boilerplate ${mean.toFixed(1)} lines a figure; src and components ${all.lines} lines in ${all.files} files`,
);

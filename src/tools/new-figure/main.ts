/**
 * `npm run new:figure <name> [chapter]`: writes the smallest figure that works into `components/figures/<name>/` and places it at the end of the
 * chapter. It passes the contract's tests as it is written; CONTRIBUTING.md, "A figure", says how to go on.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from '../steps.ts';
import { filesOf, namesOf, placedIn } from './files.ts';

function fail(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}

const [name, chapter] = process.argv.slice(2);
if (!name || !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name))
  fail('Give the figure a name of small letters, digits and hyphens: npm run new:figure loss-bars [chapter]');
const folder = join(root, 'components/figures', name);
if (existsSync(folder)) fail(`There is a figure called “${name}” already: components/figures/${name}.`);
const page = chapter ? join(root, 'content/chapters', `${chapter}.mdx`) : undefined;
if (page && !existsSync(page)) fail(`There is no chapter content/chapters/${chapter}.mdx.`);

const names = namesOf(name);
mkdirSync(folder);
for (const [file, text] of Object.entries(filesOf(names))) writeFileSync(join(folder, file), text);
if (page) writeFileSync(page, placedIn(readFileSync(page, 'utf8'), names));
await run({ bin: 'prettier', args: ['--write', '--log-level=warn', `components/figures/${name}`] });
console.log(`Written: components/figures/${name}${chapter ? `, and placed at the end of ${chapter}` : ''}.`);
if (!chapter) console.log(`Place it in a chapter: <${names.component} />, imported from its .astro.`);
console.log(`Then: npm run build, and npm run test:browser -- tests/browser/contract -t ${name}`);

/**
 * Cuts the fonts down to what the site shows of them, the characters of its text and the weights and features of its
 * styles: `.cache/fonts/<name>.woff2`, which src/styles/fonts.css names. `subset.json` beside them says what they were made of
 * and is written last: where it is right, they are.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import subsetFont from 'subset-font';
import { root, say } from './steps.ts';

/** Where text is written that a reader may see. */
const sources = ['content', 'components', 'src/layouts', 'src/lib', 'src/pages'];
const written = /\.(astro|css|json|mdx?|svelte|ts)$/;

/** As in the `@font-face` rules; a third of each file is about weights beyond them. */
const weights = { min: 400, max: 700 };

/** Files of the `@fontsource-variable` packages, by the name of what is made of them. */
const fonts = {
  'source-serif-4-normal': ['source-serif-4', 'source-serif-4-latin-wght-normal.woff2'],
  'source-serif-4-italic': ['source-serif-4', 'source-serif-4-latin-wght-italic.woff2'],
  'inter-normal': ['inter', 'inter-latin-wght-normal.woff2'],
} as const;

/** What browsers apply unasked, and `tabular-nums`. Fractions, which no text asks for, would cost 8 kB. */
const features = ['calt', 'ccmp', 'kern', 'liga', 'locl', 'mark', 'mkmk', 'tnum'];

/** Entries of the name table that the Open Font License wants kept: itself, and where it can be read. */
const license = [13, 14];

const between = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index));

/** Wanted even where no source holds them: labels of networks and the names of readers' files come later. */
const always = [
  ...between(0x20, 0x7e),
  // The letters of Latin-1, with × and ÷ among them.
  ...between(0xc0, 0xff),
  // Spaces, and the marks that Astro makes of straight quotes, hyphens and dots.
  ...'\u00a0\u2009\u200a\u200b\u2011\u202f',
  ...between(0x2002, 0x2005),
  ...'‘’“”–—…′″«»‹›•·',
  ...'−±°²³¹µ½¼¾←↑→↓€™',
];

/** Every character that the site's text may hold, in the order of their code points; the fonts lack some. */
function characters(): string {
  const found = new Set(always);
  for (const source of sources)
    for (const path of readdirSync(join(root, source), { recursive: true, encoding: 'utf8' }))
      if (written.test(path))
        for (const [character] of readFileSync(join(root, source, path), 'utf8').matchAll(/[^\0-\x7f]/gu))
          found.add(character);
  return [...found].sort((a, b) => a.codePointAt(0)! - b.codePointAt(0)!).join('');
}

async function version(name: string): Promise<string> {
  const text = await readFile(join(root, 'node_modules', name, 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

async function cutFonts(): Promise<void> {
  const folder = join(root, '.cache/fonts');
  const record = join(folder, 'subset.json');
  const packages: Record<string, string> = {};
  for (const name of ['subset-font', '@fontsource-variable/source-serif-4', '@fontsource-variable/inter'])
    packages[name] = await version(name);
  const text = characters();
  const made = JSON.stringify({ packages, fonts, weights, features, license, characters: text });
  if ((await readFile(record, 'utf8').catch(() => '')) === made) return;

  await mkdir(folder, { recursive: true });
  for (const [name, [family, file]] of Object.entries(fonts)) {
    const font = await readFile(join(root, 'node_modules/@fontsource-variable', family, 'files', file));
    const cut = await subsetFont(font, text, {
      targetFormat: 'woff2',
      variationAxes: { wght: weights },
      keepFeatures: features,
      preserveNameIds: license,
    });
    await writeFile(join(folder, `${name}.woff2`), cut);
    say(`${name}.woff2: ${font.length} bytes cut to ${cut.length}`);
  }
  await writeFile(record, made);
}

await cutFonts();

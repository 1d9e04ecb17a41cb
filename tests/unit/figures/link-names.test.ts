/** Names in links: any case, other people's, misspelled, and as editors mangle them; over every param of every figure. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parts, readLink, respelled } from '#components/figure-kit/life/link.ts';
import { readQuery, reservedWords, signs } from '#components/figure-kit/life/query.ts';
import { figures } from '#components/figures/index.ts';
import type { ParamTable } from '#lib/params/index.ts';

const all = figures.map(({ name, params }) => [name, params] as const);
const namesIn = (table: ParamTable) => Object.keys(table);
const read = (table: ParamTable, query: string, prefix?: string) =>
  readLink(table, respelled(table, readQuery(query), prefix), prefix);
const said = (table: ParamTable, query: string, prefix?: string) =>
  read(table, query, prefix)
    .problems.map(({ message }) => message)
    .join('\n');

/** A text that is not the default. */
function another(table: ParamTable, name: string): string | undefined {
  const param = table[name]!;
  if (param.kind === 'toggle') return param.default ? '0' : '1';
  if (param.kind === 'choice') return param.options.find(({ value }) => value !== param.default)?.value;
  if (param.kind === 'text' || param.min === param.max) return undefined;
  return String(param.default === param.min ? param.max : param.min);
}

describe.each(all)('names in a link of %s', (figure, table) => {
  it('can be hidden and locked as they are printed, and in any case', () => {
    for (const name of [...namesIn(table), ...parts])
      for (const word of [name, name.toUpperCase(), name.toLowerCase()]) {
        const { hide, lock, problems } = read(table, `hide=${word}&lock=share,${word}`);
        expect([hide.has(name), lock.has(name), problems]).toEqual([true, true, []]);
      }
  });

  it('are told apart without their case', () => {
    const small = [...namesIn(table), ...reservedWords].map((name) => name.toLowerCase());
    expect(new Set(small).size).toBe(new Set([...namesIn(table), ...reservedWords]).size);
  });

  it.each([undefined, figure])('set their params in any case (prefix %s)', (prefix) => {
    const before = prefix ? `${prefix}.` : '';
    for (const name of namesIn(table)) {
      const text = another(table, name);
      if (text === undefined) continue;
      const usual = read(table, `${before}${name}=${text}`, prefix);
      const loud = read(table, `${before.toUpperCase()}${name.toUpperCase()}=${text}`, prefix);
      expect(usual.asked.has(name)).toBe(true);
      expect(loud).toEqual(usual);
    }
  });

  it('are answered where they are unknown in hide and lock', () => {
    expect(said(table, 'hide=share,colour-wheel')).toContain('hide “colour-wheel”');
    expect(said(table, 'lock=colour-wheel')).toContain('lock “colour-wheel”');
    expect(said(table, `${figure}.hide=colour-wheel`, figure)).toContain('colour-wheel');
    // Another figure of the chapter may have it.
    expect(said(table, 'hide=colour-wheel', figure)).toBe('');
  });

  it('are answered where they are misspelled, on its own page and in a chapter', () => {
    for (const name of [...namesIn(table), ...reservedWords].filter(({ length }) => length > 2)) {
      const swapped = name[1]! + name[0]! + name.slice(2);
      const longer = `${name}x`;
      for (const wrong of [swapped, longer]) {
        if (name[0] === name[1] || namesIn(table).includes(wrong)) continue;
        expect(said(table, `${wrong}=1`), wrong).toContain(`“${wrong}”`);
      }
    }
    expect(said(table, `${figure}.nonsense=1`, figure)).toContain('nonsense');
  });

  it('are not taken for those that others add to links', () => {
    const foreign = [
      ...['fbclid', 'gclid', 'msclkid', 'dclid', 'utm_source', 'utm_medium', 'utm_campaign', '_gl', '_ga'],
      ...['mc_cid', 'mc_eid', 'igsh', 'ref', 'pvs', 'forceview', 'nonsense', 'v', 'session', 'courseid'],
    ];
    const query = foreign.map((name) => `${name}=1`).join('&');
    expect(said(table, query)).toBe('');
    expect(said(table, query, figure)).toBe('');
    expect(read(table, query).asked.size).toBe(0);
  });

  it('come through an editor that escapes twice', () => {
    for (const name of namesIn(table)) {
      const text = another(table, name);
      if (text === undefined) continue;
      const meant = read(table, `debug=0&${name}=${text}`);
      expect(read(table, `debug=0&amp;${name}=${text}`)).toEqual(meant);
      expect(read(table, `debug=0&amp;amp;${name}=${text}`)).toEqual(meant);
    }
  });
});

/** What HTML reads without a semicolon (html.spec.whatwg.org, named character references). */
const entities =
  'AElig AMP Aacute Acirc Agrave Aring Atilde Auml COPY Ccedil ETH Eacute Ecirc Egrave Euml GT Iacute Icirc Igrave Iuml LT Ntilde Oacute Ocirc Ograve Oslash Otilde Ouml QUOT REG THORN Uacute Ucirc Ugrave Uuml Yacute aacute acirc acute aelig agrave amp aring atilde auml brvbar ccedil cedil cent copy curren deg divide eacute ecirc egrave eth euml frac12 frac14 frac34 gt iacute icirc iexcl igrave iquest iuml laquo lt macr micro middot nbsp not ntilde oacute ocirc ograve ordf ordm oslash otilde ouml para plusmn pound quot raquo reg sect shy sup1 sup2 sup3 szlig thorn times uacute ucirc ugrave uml uuml yacute yen yuml'.split(
    ' ',
  );

describe('a name that begins like a sign of HTML', () => {
  const written = [
    ...new Set(
      all.flatMap(([figure, table]) => [
        ...[...namesIn(table), ...reservedWords].map((name) => `${name}=`),
        `${figure}.`,
      ]),
    ),
  ];
  const mangled = written.flatMap((name) =>
    entities.filter((entity) => name.startsWith(entity)).map((entity) => [name, entity] as const),
  );

  it('is there', () => {
    expect(mangled.map(([name]) => name)).toContain('param=');
  });

  it.each(mangled)('is mended: %s (&%s)', (name, entity) => {
    const found = signs.find((one) => one[1] === entity && name === `${entity}${one[2]}`);
    expect(found).toBeDefined();
    const rest = name.endsWith('.') ? 'unit=1' : 'pixels';
    const key = name.endsWith('.') ? `${name}unit` : name.slice(0, -1);
    for (const sign of [found![0], encodeURIComponent(found![0]), `&${found![0]}`])
      expect(readQuery(`layer=conv1${sign}${found![2]}${rest}`).get(key)).toBe(rest.split('=').at(-1));
  });
});

it('knows every name that figures look up in hide and lock', () => {
  const known = new Set([...parts, ...all.flatMap(([, table]) => namesIn(table))]);
  const folder = join(import.meta.dirname, '../../../components');
  const asked = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(svelte|ts)$/.test(file))
    .flatMap((file) => [
      ...readFileSync(join(folder, file), 'utf8').matchAll(
        /(?:hide|lock)\.has\('(\w+)'\)|\bshown\('(\w+)'\)/g,
      ),
    ])
    .map((found) => found[1] ?? found[2]!);
  expect(asked.length).toBeGreaterThan(50);
  expect([...new Set(asked)].filter((name) => !known.has(name))).toEqual([]);
});

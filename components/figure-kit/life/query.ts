/**
 * The query of a link as it was meant: editors and mail programs write `&` as `&amp;`, and read `&param` as the sign ¶ (`&para`) and `am`…
 * Small, since it is part of every page with a figure.
 */

/** What every figure understands, whatever its own params are. */
export const reservedWords: ReadonlySet<string> = new Set([
  'autoplay',
  'steps',
  'seed',
  'backend',
  'network',
  'hide',
  'lock',
  'debug',
]);

/** Signs that HTML writes without a semicolon, where one of our names begins like them: `&reg` of `regularization-lab`. A test finds others. */
export const signs: readonly (readonly [sign: string, entity: string, rest: string])[] = [
  ['¶', 'para', 'm='],
  ['®', 'reg', 'ularization-lab.'],
];

/** Figures whose name has two spellings: that of the site's prose, and that of the links which are out in the world. */
export const otherNames: ReadonlyMap<string, string> = new Map([
  ['examples-or-optimization', 'examples-or-optimisation'],
]);

function renamed(key: string): string {
  for (const [other, name] of otherNames)
    if (key.toLowerCase().startsWith(`${other}.`)) return name + key.slice(other.length);
  return key;
}

/** Names and values in their order; names without what a second escaping has put before them. */
export function readQuery(query: string): URLSearchParams {
  let text = query;
  for (const [sign, entity, rest] of signs)
    text = text.replace(
      new RegExp(`&?(?:${sign}|${encodeURIComponent(sign)})(?=${rest})`, 'gi'),
      `&${entity}`,
    );
  return new URLSearchParams(
    [...new URLSearchParams(text)].map(([name, value]) => [renamed(name.replace(/^(amp;)+/i, '')), value]),
  );
}

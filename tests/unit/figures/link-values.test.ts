/** Values that readers put into links: whatever they are, a figure answers with its default and a sentence, and goes on. */
import { describe, expect, it } from 'vitest';
import { checkedBy } from '#components/figure-kit/life/checked.ts';
import { readLink, respelled } from '#components/figure-kit/life/link.ts';
import { readQuery } from '#components/figure-kit/life/query.ts';
import { definitions, type AnyFigure } from '#components/figures/index.ts';
import { defaults } from '#lib/params/index.ts';

/** Names that every object inherits. */
const inherited = ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf', 'isPrototypeOf'];
const wild = [
  ...inherited,
  ...['NaN', 'Infinity', '-Infinity', '1e9', '1e309', '-1', '1.5', '9'.repeat(40), '9'.repeat(20_000)],
  ...[
    '%',
    '%ZZ',
    '%E0%A4%A',
    '%00',
    '🙂',
    '<b>',
    'conv1:1e9',
    `conv1:${'9'.repeat(30)}`,
    '1:',
    ':',
    ',,,',
    ' ',
  ],
];

async function ask({ params, expandLink, ...rest }: AnyFigure, query: string) {
  const search = respelled(params, readQuery(query));
  const link = readLink(params, (await expandLink?.(search)) ?? search);
  const found = checkedBy({ params, ...rest } as AnyFigure, link.values, link.asked, defaults(params));
  return { link, found, said: [...link.problems.map(({ message }) => message), ...found.said] };
}

it('looks at all figures', () => {
  expect(definitions.length).toBeGreaterThanOrEqual(29);
});

describe.each(definitions.map((one) => [one.name, one] as const))('%s', (_, definition) => {
  const { params } = definition;
  const names = Object.keys(params);

  it('takes no word for a key of an object', async () => {
    for (const name of names)
      for (const word of inherited) {
        const { found, said } = await ask(definition, `${name}=${word}`);
        expect(found.values[name], `${name}=${word}`).toBe(params[name]!.default);
        expect(said.join(), `${name}=${word}`).toMatch(/must be/);
      }
  });

  it('has values of the right kind, and answers in short sentences, whatever the link says', async () => {
    for (const name of names)
      for (const text of wild) {
        const { found, said } = await ask(definition, `${name}=${text}`);
        expect(found.broken, `${name}=${text}`).toBeUndefined();
        for (const [key, value] of Object.entries(found.values)) {
          expect(typeof value, `${name}=${text}: ${key}`).toBe(typeof params[key]!.default);
          if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true);
        }
        for (const sentence of said) expect(sentence.length).toBeLessThan(700);
      }
  });

  it('takes the first of two values and says so', async () => {
    for (const name of names) {
      const text = String(params[name]!.default);
      const { found, said } = await ask(definition, `${name}=${text}&${name}=other`);
      expect(found.values[name]).toBe(params[name]!.default);
      expect(said.filter((sentence) => sentence.includes('more than once'))).toHaveLength(1);
    }
  });
});

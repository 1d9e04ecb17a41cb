/**
 * Links that courses and readers have: every figure and every setting that was ever public (tests/support/public-names.json: per param its
 * default first, then other values) means something still. Names may be added to the list, none is taken out.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readLink } from '#components/figure-kit/life/link.ts';
import { otherNames, readQuery } from '#components/figure-kit/life/query.ts';
import { definitions } from '#components/figures/index.ts';
import { root } from '#tools/steps.ts';

type Names = Record<string, Record<string, (string | number | boolean)[]>>;
const names = JSON.parse(readFileSync(join(root, 'tests/support/public-names.json'), 'utf8')) as Names;

describe.each(Object.entries(names))('%s', (name, params) => {
  test('is there, and takes all that its links could set', () => {
    const definition = definitions.find((one) => one.name === name);
    expect(definition, `There is no figure called “${name}” any more.`).toBeDefined();
    for (const [param, values] of Object.entries(params))
      for (const value of values) {
        const { asked, problems } = readLink(
          definition!.params,
          readQuery(`${param}=${encodeURIComponent(value)}`),
        );
        expect([param, value, ...asked, ...problems.map(({ message }) => message)]).toEqual([
          param,
          value,
          param,
        ]);
      }
  });
});

// A new figure makes no promise before it is published; whoever publishes adds its names to the list.
test('every figure in the list is still there', () => {
  const found = definitions.map(({ name }) => name);
  expect(Object.keys(names).filter((name) => !found.includes(name))).toEqual([]);
  expect(Object.keys(names).length).toBeGreaterThanOrEqual(29);
});

test('another spelling of a figure’s name means the figure', () => {
  for (const [other, name] of otherNames) {
    expect(names).toHaveProperty([name]);
    expect([...readQuery(`${other}.unit=3&layer=conv1`)]).toEqual([
      [`${name}.unit`, '3'],
      ['layer', 'conv1'],
    ]);
  }
});

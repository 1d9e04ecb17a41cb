import { describe, expect, it } from 'vitest';
import { choice, defaults, number, parse, serialize, toggle } from '#lib/params/index.ts';

const table = {
  unit: number({ label: 'Unit', help: '', default: 10, min: 0, max: 511, step: 1 }),
  rate: number({
    label: 'Learning rate',
    help: '',
    default: 0.05,
    min: 0.001,
    max: 1,
    step: 0.001,
    scale: 'log',
  }),
  sign: choice({
    label: 'Sign',
    help: '',
    default: 'positive',
    options: [
      { value: 'positive', label: '' },
      { value: 'negative', label: '' },
    ],
    aliases: { '-1': 'negative', '1': 'positive' },
  }),
  transforms: toggle({ label: 'Transforms', help: '', default: true, aliases: { none: false } }),
};

const read = (query: string, prefix?: string) => parse(table, new URLSearchParams(query), prefix);

describe('params', () => {
  it('gives the defaults for an empty link, and nothing back', () => {
    expect(read('')).toEqual({ values: defaults(table), problems: [] });
    expect(serialize(table, defaults(table)).toString()).toBe('');
  });

  it.each([undefined, 'feature-visualizer'])(
    'brings changed values back through a link (prefix %s)',
    (prefix) => {
      const values = { unit: 511, rate: 0.2, sign: 'negative', transforms: false } as const;
      const search = serialize(table, values, prefix);
      expect([...search.keys()].every((key) => !prefix || key.startsWith(`${prefix}.`))).toBe(true);
      expect(parse(table, search, prefix)).toEqual({ values, problems: [] });
    },
  );

  it('writes only what differs from the default', () => {
    expect(serialize(table, { ...defaults(table), transforms: false }).toString()).toBe('transforms=0');
  });

  it('listens to its own prefix only', () => {
    expect(read('unit=3', 'lab').values.unit).toBe(10);
    expect(read('lab.unit=3').values.unit).toBe(10);
    expect(read('lab.unit=3&other.unit=4', 'lab').values.unit).toBe(3);
  });

  it('understands aliases, any case, and the usual words for on and off', () => {
    expect(read('sign=-1').values.sign).toBe('negative');
    expect(read('sign=Negative').values.sign).toBe('negative');
    expect(read('transforms=none').values.transforms).toBe(false);
    for (const word of ['0', 'false', 'off', 'no', 'OFF'])
      expect(read(`transforms=${word}`).values.transforms).toBe(false);
    for (const word of ['1', 'true', 'on', 'yes'])
      expect(read(`transforms=${word}`).values.transforms).toBe(true);
  });

  it.each([
    ['unit=600', 'unit', '600', 'a whole number from 0 to 511'],
    ['unit=-1', 'unit', '-1', 'a whole number from 0 to 511'],
    ['unit=1.5', 'unit', '1.5', 'a whole number from 0 to 511'],
    ['unit=', 'unit', '', 'a whole number from 0 to 511'],
    ['unit=ten', 'unit', 'ten', 'a whole number from 0 to 511'],
    ['rate=NaN', 'rate', 'NaN', 'a number from 0.001 to 1'],
    ['rate=Infinity', 'rate', 'Infinity', 'a number from 0.001 to 1'],
    ['sign=up', 'sign', 'up', 'one of positive, negative'],
    ['transforms=maybe', 'transforms', 'maybe', '1 or 0'],
  ])('falls back to the default for %s and says so', (query, name, text, expected) => {
    const { values, problems } = read(`${query}&seed=1`);
    expect(values).toEqual(defaults(table));
    expect(problems).toHaveLength(1);
    expect(problems[0]!.name).toBe(name);
    expect(problems[0]!.message).toContain(`“${text}”`);
    expect(problems[0]!.message).toContain(expected);
  });

  it('keeps the good values beside a bad one', () => {
    expect(read('unit=600&rate=0.2').values).toEqual({ ...defaults(table), rate: 0.2 });
  });
});

/** `examples-or-optimisation`: what it says of activations, and where their marks stand. */
import { describe, expect, it } from 'vitest';
import { stack } from '#components/figures/examples-or-optimisation/axis.ts';
import { rangeOf, shown, verdict, type Place } from '#components/figures/examples-or-optimisation/places.ts';

describe('in words', () => {
  it('shows three digits, a true minus, and no minus before zero', () => {
    expect([7.1243, -12.34, 161.86, -0.004, 0].map(shown)).toEqual(['7.12', '−12.3', '162', '0.00', '0.00']);
  });

  it('gives a range from the lowest to the highest of what is known', () => {
    const range = (...values: (number | undefined)[]) =>
      rangeOf(values.map((activation) => ({ activation })));
    expect(range(-2.94, -3.2, undefined)).toBe('−3.20 to −2.94');
    expect(range(1)).toBe('1.00');
    expect(range(undefined)).toBe('');
  });

  it('compares the made picture with the highest photograph, once both are measured', () => {
    const of = (...items: [Place, number | undefined][]) =>
      verdict(items.map(([place, activation]) => ({ place, activation })));
    expect(of(['highest', 5], ['highest', 8], ['optimized', 20])).toContain(
      'reaches 20.0, the highest of 10,000 photographs 8.00: 2.5 times as much.',
    );
    expect(of(['highest', 8], ['optimized', 2])).toMatch(/reaches 2\.00, .* 8\.00\.$/);
    expect(of(['highest', -8], ['optimized', -2])).not.toContain('times');
    expect(of(['highest', undefined], ['optimized', 2])).toBe('');
    expect(of(['highest', 2])).toBe('');
  });
});

describe('marks on an axis', () => {
  it('stand at their value, and never nearer to each other than their width on one level', () => {
    const values = [3, 100, 0, 5, 4, 11, 98, 50];
    const dots = stack(values, (value) => 2 * value, 10);
    expect(dots.map(({ mark }) => mark)).toEqual([...values].sort((a, b) => a - b));
    for (const { mark, x, level } of dots) {
      expect(x).toBe(2 * mark);
      const near = dots.filter((other) => other.level === level && Math.abs(other.x - x) < 10);
      expect(near).toHaveLength(1);
    }
    expect(dots.find(({ mark }) => mark === 50)!.level).toBe(0);
  });
});

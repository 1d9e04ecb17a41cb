/** How the sizes at which a picture is carried on are written in a link: `128:256,192:448`, each from a step on. */
import { largestGrown } from '#lib/optvis/check.ts';
import type { Growth } from '#lib/optvis/config.ts';

export const growthOf = (carry: string): Growth[] =>
  carry === ''
    ? []
    : carry.split(',').map((part) => {
        const [from, size] = part.split(':').map(Number);
        return { from: from!, size: size! };
      });

export const written = (growth: readonly Growth[]): string =>
  growth.map(({ from, size }) => `${from}:${size}`).join(',');

/** The list in its shortest form; undefined where it is none, or its steps and sizes do not rise. */
export function readCarry(text: string): string | undefined {
  const list = text.replaceAll(/\s/g, '');
  if (list === '') return '';
  if (!/^\d+:\d+(,\d+:\d+)*$/.test(list)) return undefined;
  const growth = growthOf(list);
  const rise = growth.every(
    ({ from, size }, i) => from > (growth[i - 1]?.from ?? 0) && size > (growth[i - 1]?.size ?? 0),
  );
  return rise && growth.at(-1)!.size <= largestGrown ? written(growth) : undefined;
}

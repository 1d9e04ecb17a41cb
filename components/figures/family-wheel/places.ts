/** Where everything on the wheel is, in the coordinates of its SVG: the middle is (0, 0), directions are where they point to. */
import { toward } from '#components/plots/radial.ts';
import { families, type FamilyId } from './params.ts';
import type { Ring } from './view-model.ts';

export const half = 210;
/** Half of the square in the middle, in which the pattern stands. */
export const easel = 62;
const radii = [158, 105] as const;
const spot = [13, 10] as const;

export interface Place {
  unit: number;
  /** Which of the ring's units; one of period 180 stands on both sides of the wheel. */
  j: number;
  x: number;
  y: number;
}

/** Degrees between neighbors below which the second one moves outward, so that both can be seen. */
const crowded = 11;

/** The units of the ring at `depth`, 0 for the outer one. */
export function placesOf(ring: Ring, family: FamilyId, depth: number): Place[] {
  const { period } = families[family];
  const base = radii[depth]!;
  let last = -Infinity;
  let out = 0;
  return ring.members.flatMap(({ unit, orientation }, j) => {
    const at = orientation! % period;
    out = at - last < crowded ? (out + 1) % 2 : 0;
    last = at;
    const radius = base + out * spot[depth]! * 2.1;
    return Array.from({ length: 360 / period }, (_, k) => {
      const [x, y] = toward(at + k * period, radius);
      return { unit, j, x: Number(x.toFixed(1)), y: Number(y.toFixed(1)) };
    });
  });
}

export const spotRadius = (depth: number): number => spot[depth]!;

/** Distance from the middle to the rim that tells how well each direction is covered. */
export const rim = 202;

/** The part of the rim around a direction, as a path. */
export function rimPart(degrees: number, width: number): string {
  const [x, y] = toward(degrees - width / 2, rim);
  const [u, v] = toward(degrees + width / 2, rim);
  const short = (value: number): string => value.toFixed(1);
  return `M${short(x)} ${short(y)}A${rim} ${rim} 0 0 1 ${short(u)} ${short(v)}`;
}

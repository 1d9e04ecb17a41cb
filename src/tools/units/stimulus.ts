/** One picture of the battery that units are measured with. They are 96 px wide, and a unit may answer anywhere near the middle. */
import type { Shape } from '#lib/stimuli/shapes.ts';

/** Side of the pictures in pixels. */
export const size = 96;

export interface Stimulus {
  /** Pictures of a kind, which differ by their settings. */
  group: string;
  /** The settings, by name; `orientation` in degrees, clockwise on the screen from the right. */
  at: Readonly<Record<string, number | string>>;
  shape: Shape;
}

/** Degrees, `count` of them over `span`. */
export const directions = (count: number, span = 360): number[] =>
  Array.from({ length: count }, (_, i) => (i * span) / count);

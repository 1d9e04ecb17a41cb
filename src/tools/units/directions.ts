/** Directions in words. Degrees go clockwise on the screen from the right. */

const sector = (degrees: number, count: number, span: number): number =>
  Math.round((((degrees % span) + span) % span) / (span / count)) % count;

const towards = [
  'right',
  'down and right',
  'down',
  'down and left',
  'left',
  'up and left',
  'up',
  'up and right',
];
const sides = [
  'on the right',
  'at the lower right',
  'below',
  'at the lower left',
  'on the left',
  'at the upper left',
  'above',
  'at the upper right',
];
/** Of a line that lies across the direction. */
const lies = ['vertical', 'rising', 'horizontal', 'falling'];

/** “up and left” */
export const toward = (degrees: number): string => towards[sector(degrees, 8, 360)]!;
/** “at the upper left” */
export const side = (degrees: number): string => sides[sector(degrees, 8, 360)]!;
/** “vertical”, for a line across the direction 0. */
export const lie = (degrees: number): string => lies[sector(degrees, 4, 180)]!;

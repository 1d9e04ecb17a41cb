/** Signs for what units were found to detect: they stand for those that have no picture. In a square from -50 to 50. */
import type { FieldNote } from '#components/figure-kit/pickers/field-notes.ts';

/** Lines are drawn in white on gray; filled shapes have a color of their own. */
export interface Shape {
  path: string;
  fill?: string;
}

/** A point at `distance` from (x, y) in a direction: degrees, clockwise on the screen from the right. */
function go(degrees: number, distance: number, x = 0, y = 0): [number, number] {
  const angle = (degrees * Math.PI) / 180;
  return [x + distance * Math.cos(angle), y + distance * Math.sin(angle)];
}
const at = ([x, y]: readonly [number, number]): string => `${x.toFixed(1)} ${y.toFixed(1)}`;

/** An arc whose middle lies in the direction `orientation`. */
export function arcPath(orientation: number): string {
  const [radius, reach, back] = [30, 65, 14];
  const [x, y] = go(orientation + 180, back);
  return `M${at(go(orientation - reach, radius, x, y))}A${radius} ${radius} 0 0 1 ${at(go(orientation + reach, radius, x, y))}`;
}

const line = (orientation: number, shift = 0, half = 32): string => {
  const [x, y] = go(orientation, shift);
  return `M${at(go(orientation + 90, half, x, y))}L${at(go(orientation - 90, half, x, y))}`;
};
const circle = (radius: number): string =>
  `M${-radius} 0a${radius} ${radius} 0 1 1 ${2 * radius} 0a${radius} ${radius} 0 1 1 ${-2 * radius} 0z`;

/** The half of the square that lies in the direction `orientation`; it hangs over, and is cut off at the frame. */
function half(orientation: number): string {
  const [a, b] = [go(orientation + 90, 75), go(orientation - 90, 75)];
  return `M${at(a)}L${at(b)}L${at(go(orientation, 75, ...b))}L${at(go(orientation, 75, ...a))}z`;
}

const square = 'M-50-50H50V50H-50z';
const paint: Readonly<Record<string, string>> = { gray: '#8a8a8a', light: '#f4f2ee', dark: '#1e1c19' };
/** Color words of the notes that CSS knows as well. */
const colors: ReadonlySet<string> = new Set(
  'red orange yellow green cyan blue magenta purple pink brown black white'.split(' '),
);
const colorOf = (value: unknown): string => {
  const word = String(value);
  return paint[word] ?? (colors.has(word) ? word : '#8a8a8a');
};

/** What is drawn for a named unit; nothing for families that have no sign. */
export function signOf({ family, evidence }: Pick<FieldNote, 'family' | 'evidence'>): Shape[] {
  const turned = Number(evidence['orientation'] ?? 0);
  switch (family) {
    case 'curve':
      return [{ path: arcPath(turned) }];
    case 'line':
      return [{ path: line(turned) }];
    case 'grating':
      return [-22, 0, 22].map((shift) => ({ path: line(turned, shift) }));
    case 'line end':
      return [{ path: `M${at(go(turned, 8))}L${at(go(turned + 180, 38))}` }];
    case 'corner': {
      const open = Number(evidence['angle'] ?? 90) / 2;
      const tip = go(turned, 18);
      const arm = (side: number): string => at(go(turned + 180 + side * open, 44, ...tip));
      return [{ path: `M${arm(-1)}L${at(tip)}L${arm(1)}` }];
    }
    case 'circle':
      return [{ path: circle(24) }];
    case 'edge':
    case 'brightness gradient':
      return [
        { path: square, fill: '#4a4845' },
        { path: half(turned), fill: '#f4f2ee' },
      ];
    case 'high-low frequency':
      return [6, 18, 30, 42].map((shift) => ({ path: line(turned, shift, 60) }));
    case 'boundary':
      return [{ path: half(turned), fill: '#5f5c58' }];
    case 'black-and-white':
      return [
        { path: square, fill: paint['light']! },
        { path: half(135), fill: paint['dark']! },
      ];
    case 'color':
      return [{ path: square, fill: colorOf(evidence['color']) }];
    case 'color contrast':
      return [
        { path: square, fill: colorOf(evidence['behind']) },
        { path: half(turned), fill: colorOf(evidence['ahead']) },
      ];
    case 'color center-surround':
      return [
        { path: square, fill: colorOf(evidence['outside']) },
        { path: circle(24), fill: colorOf(evidence['inside']) },
      ];
    default:
      return [];
  }
}

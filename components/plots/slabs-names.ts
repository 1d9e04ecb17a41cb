/** Which names of layers there is room for: those that matter most first, and none over another; and how they get into a picture to keep. */
import { rootColor } from './theme.ts';

export interface Name {
  slab: number;
  text: string;
  /** Where it stands, in pixels: the middle of its foot. */
  x: number;
  y: number;
  /** Higher comes first. */
  rank: number;
}

/** Of a letter, in pixels, and of the space around a name. */
const [letter, room, high] = [6.6, 5, 15];

export function roomFor(names: readonly Name[], width: number): Name[] {
  const kept: Name[] = [];
  const half = ({ text }: Name): number => (text.length * letter) / 2 + room;
  for (const name of names.toSorted((a, b) => b.rank - a.rank)) {
    if (name.x < half(name) || name.x > width - half(name)) continue;
    const clashes = kept.some(
      (other) => Math.abs(other.y - name.y) < high && Math.abs(other.x - name.x) < half(other) + half(name),
    );
    if (!clashes) kept.push(name);
  }
  return kept;
}

/** A copy of `canvas`, which is `width` CSS pixels wide on the page, with the names that stand over it there. */
export function withNames(
  canvas: HTMLCanvasElement,
  names: readonly Name[],
  width: number,
): HTMLCanvasElement {
  const copy = document.createElement('canvas');
  copy.width = canvas.width;
  copy.height = canvas.height;
  const context = copy.getContext('2d')!;
  context.drawImage(canvas, 0, 0);
  context.scale(canvas.width / width, canvas.width / width);
  context.font = '500 11px Inter, system-ui, sans-serif';
  context.textAlign = 'center';
  context.fillStyle = rootColor('var(--muted)');
  for (const { text, x, y } of names) context.fillText(text, x, y - 2);
  return copy;
}

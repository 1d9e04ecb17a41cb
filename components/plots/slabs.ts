/**
 * Where the parts of a network stand in a view of the whole of it, and where they fall on the page. Layers follow each other along x; of each, what
 * it looks for stands above the ground (a tile for every channel), and where it finds things hangs below (its map). Parallel
 * projection: the picture in SVG and the scene in three.js (slabs-scene.ts) are the same.
 */

export interface Slab {
  name: string;
  channels: number;
  /** Cells on each side of its map; 0 where it has none. */
  side: number;
}

export interface PlacedSlab extends Slab {
  /** Place along the depth of the network; the unit is the side of a tile. */
  x: number;
  columns: number;
  rows: number;
  /** Side of its map as it is drawn; 0 for none. */
  map: number;
}

export interface Layout {
  slabs: readonly PlacedSlab[];
  /** Side of the picture that goes in, which hangs at x = 0. */
  picture: number;
}

export type Point = readonly [number, number, number];

/** Angles in radians about the upright axis, then about the level one; what is in the middle; and pixels for a unit. */
export interface View {
  yaw: number;
  pitch: number;
  center: Point;
  scale: number;
}

export const firstTurn = { yaw: 0.6, pitch: 0.13 };

/** Tiles and maps keep this far from the ground. */
export const clearance = 2.5;

/** A network of few layers gets more room between them, up to this length. */
const comfortable = 300;

/** A map of many cells would be huge beside one of few, so sides go with the square root. */
const mapSide = (cells: number): number => 2.4 * Math.sqrt(cells);

/** `pixels`: side of the picture that goes in. */
export function layOut(layers: readonly Slab[], pixels: number): Layout {
  const picture = mapSide(pixels);
  const slabs: PlacedSlab[] = [];
  let x = 0;
  let before = { width: picture, side: pixels };
  for (const slab of layers) {
    const columns = Math.max(1, Math.round(Math.sqrt(slab.channels / 2)));
    const rows = Math.ceil(slab.channels / columns);
    const map = slab.side > 0 ? mapSide(slab.side) : 0;
    const width = Math.max(columns, map);
    // As first turned, neighbors just do not overlap; where the map shrinks, a new stage begins.
    x += (Math.tan(firstTurn.yaw) * (before.width + width)) / 2 + (slab.side === before.side ? 2 : 6);
    slabs.push({ ...slab, x, columns, rows, map });
    before = { width, side: slab.side };
  }
  const room = Math.max(0, comfortable - x) / layers.length;
  return { slabs: slabs.map((slab, i) => ({ ...slab, x: slab.x + (i + 1) * room })), picture };
}

/** The middle of a channel's tile. */
export function tileAt({ x, columns, rows }: PlacedSlab, channel: number): Point {
  const column = channel % columns;
  const row = Math.floor(channel / columns);
  return [x, clearance + rows - row - 0.5, column + 0.5 - columns / 2];
}

/** The channel whose tile holds a point of the slab's plane; undefined beside them. */
export function channelAt({ columns, rows, channels }: PlacedSlab, y: number, z: number): number | undefined {
  const row = Math.floor(clearance + rows - y);
  const column = Math.floor(z + columns / 2);
  const channel = row * columns + column;
  return row >= 0 && row < rows && column >= 0 && column < columns && channel < channels
    ? channel
    : undefined;
}

/** Right and up from the middle of the view in units, and how near. */
export function turnPoint({ yaw, pitch }: Pick<View, 'yaw' | 'pitch'>, [x, y, z]: Point): Point {
  const right = x * Math.cos(yaw) + z * Math.sin(yaw);
  const near = z * Math.cos(yaw) - x * Math.sin(yaw);
  return [right, y * Math.cos(pitch) - near * Math.sin(pitch), y * Math.sin(pitch) + near * Math.cos(pitch)];
}

/** Pixels from the left and the top of a view of `width` x `height`. */
export function project(view: View, width: number, height: number, point: Point): { x: number; y: number } {
  const [x, y] = turnPoint(view, point);
  const [cx, cy] = turnPoint(view, view.center);
  return { x: width / 2 + (x - cx) * view.scale, y: height / 2 - (y - cy) * view.scale };
}

/** The outermost points of some slabs, with the picture that goes in where it is asked for. */
export function cornersOf(slabs: readonly PlacedSlab[], picture = 0): Point[] {
  const box = (x: number, width: number, top: number, bottom: number): Point[] =>
    [-width / 2, width / 2].flatMap((z): Point[] => [
      [x, top, z],
      [x, bottom, z],
    ]);
  return [
    ...(picture > 0 ? box(0, picture, -clearance, -clearance - picture) : []),
    ...slabs.flatMap(({ x, columns, rows, map }) => [
      ...box(x, columns, clearance + rows, clearance),
      ...box(x, map, -clearance, -clearance - map),
    ]),
  ];
}

/** The view from `turn` in which `corners` fill `width` x `height` pixels, but for `margin` pixels on every side and again as many above, for names. */
export function fit(
  turn: Pick<View, 'yaw' | 'pitch'>,
  corners: readonly Point[],
  width: number,
  height: number,
  margin: number,
): View {
  const turned = corners.map((corner) => turnPoint(turn, corner));
  const range = (axis: 0 | 1): [number, number] => [
    Math.min(...turned.map((point) => point[axis])),
    Math.max(...turned.map((point) => point[axis])),
  ];
  const [[left, right], [bottom, top]] = [range(0), range(1)];
  const across = (width - 2 * margin) / (right - left);
  const scale = Math.max(0.1, Math.min(across, (height - 3 * margin) / (top - bottom)));
  const middle = (bottom + top) / 2 + margin / (2 * scale);
  return { ...turn, center: back(turn, [(left + right) / 2, middle, 0]), scale };
}

/** The point that turns to `turned`. */
export function back({ yaw, pitch }: Pick<View, 'yaw' | 'pitch'>, [right, up, toward]: Point): Point {
  const y = up * Math.cos(pitch) + toward * Math.sin(pitch);
  const near = toward * Math.cos(pitch) - up * Math.sin(pitch);
  return [right * Math.cos(yaw) - near * Math.sin(yaw), y, right * Math.sin(yaw) + near * Math.cos(yaw)];
}

/** The tile under a pixel: that of the slab nearest to the eye. */
export function pick(
  slabs: readonly PlacedSlab[],
  view: View,
  width: number,
  height: number,
  px: number,
  py: number,
): { slab: PlacedSlab; channel: number } | undefined {
  const [cx, cy] = turnPoint(view, view.center);
  const right = (px - width / 2) / view.scale + cx;
  const up = (height / 2 - py) / view.scale + cy;
  const [start, end] = [back(view, [right, up, 0]), back(view, [right, up, 1])];
  const along = end[0] - start[0];
  if (Math.abs(along) < 1e-3) return undefined;
  const found = slabs.flatMap((slab) => {
    const near = (slab.x - start[0]) / along;
    const [y, z] = [start[1] + near * (end[1] - start[1]), start[2] + near * (end[2] - start[2])];
    const channel = channelAt(slab, y, z);
    return channel === undefined ? [] : [{ slab, channel, near }];
  });
  return found.sort((a, b) => b.near - a.near)[0];
}

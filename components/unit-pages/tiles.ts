/** How the small pictures of a layer share one file. */

/** Side of a tile in pixels, and tiles in a row. */
export const tileSide = 64;
export const tileColumns = 8;
export const tileRows = (count: number): number => Math.ceil(count / tileColumns);

/** The row of an overview. */
export const stripSide = 48;
export const stripCount = 4;

/** `count` of `list`, evenly spread over it. */
export const spread = <T>(list: readonly T[], count: number): T[] =>
  list.length <= count
    ? [...list]
    : Array.from({ length: count }, (_, i) => list[Math.floor(((i + 0.5) * list.length) / count)]!);

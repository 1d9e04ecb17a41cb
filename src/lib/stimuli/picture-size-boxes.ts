/**
 * The size in AVIF and HEIC files, which are boxes within boxes (ISO/IEC 14496-12): `meta/iprp/ipco` lists properties of all items, and an
 * `ispe` is the size of one, the picture, a tile of it or its thumbnail. Files with many pictures have sizes of tracks as well.
 */
export interface PictureSize {
  width: number;
  height: number;
}

/** What is inside: bytes to skip before the boxes in it. */
const holds: Readonly<Record<string, number>> = { meta: 4, iprp: 0, ipco: 0, moov: 0, trak: 0 };

function* sizes(view: DataView, from: number, to: number): Generator<PictureSize> {
  for (let at = from; at + 8 <= to;) {
    const type = String.fromCharCode(...new Uint8Array(view.buffer, view.byteOffset + at + 4, 4));
    const short = view.getUint32(at);
    const long = short === 1 && at + 16 <= to;
    const head = long ? 16 : 8;
    // 0 says as far as the file goes.
    const length = long ? Number(view.getBigUint64(at + 8)) : short || to - at;
    if (length < head) return;
    const end = Math.min(to, at + length);
    const inner = holds[type];
    if (inner !== undefined) yield* sizes(view, at + head + inner, end);
    else if (type === 'ispe' && at + head + 12 <= end)
      yield { width: view.getUint32(at + head + 4), height: view.getUint32(at + head + 8) };
    // In 16.16 fixed point, at the end of the box.
    else if (type === 'tkhd' && at + length <= to && length >= head + 84)
      yield { width: view.getUint16(at + length - 8), height: view.getUint16(at + length - 4) };
    at += length;
  }
}

/** The largest; `undefined` where the first bytes of the file name none. */
export function boxedSize(view: DataView): PictureSize | undefined {
  let largest: PictureSize | undefined;
  for (const size of sizes(view, 0, view.byteLength))
    if (!largest || size.width * size.height > largest.width * largest.height) largest = size;
  return largest;
}

/**
 * How large a picture file says its picture is, from the first bytes of it: decoding a small file can take gigabytes, so whoever decodes
 * asks first. Formats: PNG, JPEG, GIF, WebP, BMP, ICO, and AVIF and HEIC, as their specifications have them.
 */
import { boxedSize, type PictureSize } from './picture-size-boxes.ts';

export type { PictureSize } from './picture-size-boxes.ts';

const text = (view: DataView, at: number, length: number): string =>
  String.fromCharCode(...new Uint8Array(view.buffer, view.byteOffset + at, length));

/** Segments follow each other; one of the frame headers (SOF) holds the size. */
function jpegSize(view: DataView): PictureSize | undefined {
  for (let at = 2; at + 9 <= view.byteLength;) {
    if (view.getUint8(at) !== 0xff) return undefined;
    const marker = view.getUint8(at + 1);
    // 0xFF may repeat as a filler before a marker.
    if (marker === 0xff) {
      at++;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    at += 2 + view.getUint16(at + 2);
  }
  return undefined;
}

/** Lossy, lossless and extended files keep it in three ways. */
function webpSize(view: DataView): PictureSize | undefined {
  switch (text(view, 12, 4)) {
    case 'VP8 ':
      return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
    case 'VP8L': {
      const bits = view.getUint32(21, true);
      return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
    }
    case 'VP8X': {
      const three = (at: number): number => view.getUint16(at, true) + 65536 * view.getUint8(at + 2);
      return { width: 1 + three(24), height: 1 + three(27) };
    }
    default:
      return undefined;
  }
}

/** A header of 12 bytes is OS/2's. A height below zero says that rows go from top to bottom. */
function bmpSize(view: DataView): PictureSize {
  if (view.getUint32(14, true) === 12)
    return { width: view.getUint16(18, true), height: view.getUint16(20, true) };
  return { width: Math.abs(view.getInt32(18, true)), height: Math.abs(view.getInt32(22, true)) };
}

/** Of the largest of its pictures; a byte of 0 says 256. */
function icoSize(view: DataView): PictureSize | undefined {
  let largest: PictureSize | undefined;
  const count = view.getUint16(4, true);
  for (let at = 6; at < 6 + 16 * count && at + 16 <= view.byteLength; at += 16) {
    const [width, height] = [view.getUint8(at) || 256, view.getUint8(at + 1) || 256];
    if (!largest || width * height > largest.width * largest.height) largest = { width, height };
  }
  return largest;
}

/** The size before any rotation that the file asks for; `undefined` where the bytes do not tell. */
export function pictureSize(start: ArrayBuffer): PictureSize | undefined {
  const view = new DataView(start);
  if (start.byteLength < 30) return undefined;
  if (view.getUint32(0) === 0x89504e47) return { width: view.getUint32(16), height: view.getUint32(20) };
  if (text(view, 0, 4) === 'GIF8') return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
  if (text(view, 0, 4) === 'RIFF' && text(view, 8, 4) === 'WEBP') return webpSize(view);
  if (text(view, 0, 2) === 'BM') return bmpSize(view);
  if (view.getUint32(0) === 0x00000100) return icoSize(view);
  if (text(view, 4, 4) === 'ftyp') return boxedSize(view);
  return view.getUint16(0) === 0xffd8 ? jpegSize(view) : undefined;
}

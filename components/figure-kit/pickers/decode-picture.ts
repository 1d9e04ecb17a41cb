/**
 * A picture file of the reader's, decoded. What cannot be read is answered with a sentence that says what is wrong and what to do; what
 * would take gigabytes to decode, or may, is not tried.
 */
import { pictureSize, type PictureSize } from '#lib/stimuli/picture-size.ts';

const mostBytes = 60e6;
const mostPixels = 100e6;
/** Bytes in which the size stands, in most files. */
const headBytes = 1 << 20;

/** Upright, and ready to be drawn. */
export interface Decoded {
  image: CanvasImageSource;
  /** Of `image`; fewer than the file has where that saves memory. */
  width: number;
  height: number;
  /** Of the file, upright. */
  size: PictureSize;
  close(): void;
}

const megabytes = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`;

const unreadable = (name: string, cause?: unknown): Error =>
  new Error(`${name} is not a picture that this browser can read. Please choose a JPEG, PNG or WebP file.`, {
    cause,
  });

/** The size that `file` claims. Rejects with an Error in plain sentences where it is not to be decoded. */
async function inspect(file: File): Promise<PictureSize> {
  const name = `“${file.name}”`;
  if (file.size === 0) throw new Error(`${name} is empty. Please choose another file.`);
  if (file.size > mostBytes)
    throw new Error(
      `${name} has ${megabytes(file.size)}, and more than ${megabytes(mostBytes)} is not read here. Please save a smaller version of it first.`,
    );
  const head = await file.slice(0, headBytes).arrayBuffer();
  const start = new TextDecoder().decode(head.slice(0, 512)).toLowerCase();
  if (start.trimStart().startsWith('<') && start.includes('<svg'))
    throw new Error(`${name} is a drawing in SVG. Please save it as PNG or JPEG first.`);
  // A JPEG may have much before its picture, an AVIF all of it.
  const size = pictureSize(head) ?? (file.size > headBytes && pictureSize(await file.arrayBuffer()));
  if (!size) throw unreadable(name);
  if (size.width * size.height > mostPixels)
    throw new Error(
      `${name} has ${size.width} × ${size.height} pixels, which could stop this browser. Please save a smaller version of it first.`,
    );
  return size;
}

/** A width to decode to, where that saves memory: both sides stay above `side`, whichever way up the picture is to be shown. */
function decodedWidth({ width, height }: PictureSize, side: number): number | undefined {
  const ratio = Math.max(width, height) / Math.min(width, height);
  const enough = Math.ceil(2 * side * ratio);
  // Turned upright, the picture may be this high as well.
  return enough * enough * ratio < (width * height) / 2 ? enough : undefined;
}

type Loaded = Omit<Decoded, 'size'>;

async function asBitmap(file: File, resizeWidth: number | undefined): Promise<Loaded> {
  const bitmap = await createImageBitmap(file, {
    imageOrientation: 'from-image',
    ...(resizeWidth && { resizeWidth, resizeQuality: 'high' }),
  });
  const { width, height } = bitmap;
  return { image: bitmap, width, height, close: () => bitmap.close() };
}

/** As pages show pictures, which every browser turns upright; but always all of its pixels. */
async function asElement(file: File): Promise<Loaded> {
  const image = new Image();
  image.src = URL.createObjectURL(file);
  const close = (): void => URL.revokeObjectURL(image.src);
  try {
    await image.decode();
  } catch (error) {
    close();
    throw error;
  }
  return { image, width: image.naturalWidth, height: image.naturalHeight, close };
}

/** With both sides at least `side` pixels, unless the file has fewer. Rejects with an Error in plain sentences. */
export async function decode(file: File, side: number): Promise<Decoded> {
  let size: PictureSize;
  try {
    size = await inspect(file);
  } catch (error) {
    // The file itself is gone, or may not be read.
    if (error instanceof DOMException)
      throw new Error(`“${file.name}” could not be opened. Please choose it again.`, { cause: error });
    throw error;
  }
  const loaded = await asBitmap(file, decodedWidth(size, side))
    .catch((error: unknown) => {
      // So says a browser of a bad file. Anything else is about how it was asked: Safari 15 and 16 refuse to turn it upright.
      if (error instanceof DOMException && error.name === 'InvalidStateError') throw error;
      return asElement(file);
    })
    .catch((error: unknown) => {
      throw unreadable(`“${file.name}”`, error);
    });
  const turned = loaded.width > loaded.height !== size.width > size.height;
  return { ...loaded, size: turned ? { width: size.height, height: size.width } : size };
}

/**
 * A picture that the reader brings. It is kept larger than any network sees it, so that it can be seen at every size that the reader sets
 * later; and it goes nowhere but to the worker of this page. What is cut off it is said.
 */
import type { PictureSize } from '#lib/stimuli/picture-size.ts';
import type { Picture } from '#lib/stimuli/resize.ts';
import { seenAt } from '#lib/stimuli/seen.ts';
import { decode } from './decode-picture.ts';
import { canvasOf, paint, pixels, read, type Photograph } from './photograph.ts';

/** Side in pixels at which pictures are kept, if they have so many: twice the largest at which a figure shows one to a network. */
const keptSide = 448;
/** A longer strip is cut in the middle. */
const longest = 3;

/** What `own` says of the reader's picture: that something of it is not seen. */
export interface Own {
  /** A sentence, where something of it was cut off. */
  cut?: string;
}

const gray = '#808080';
const across = ({ width, height }: PictureSize): string => `${width} × ${height} pixels`;

/** What is cut off for a square, in a sentence; none for what nobody would miss. */
export function cutToSquare(whose: string, size: PictureSize): Own {
  const { width, height } = size;
  if (Math.max(width, height) < 1.02 * Math.min(width, height)) return {};
  return { cut: `${whose} is ${across(size)}; the network sees its middle square.` };
}

/** The middle of `image`, [width, height] of its pixels, on neutral gray in all of `context`. */
function drawMiddle(
  context: CanvasRenderingContext2D,
  image: CanvasImageSource,
  whole: PictureSize,
  { width, height }: PictureSize,
): void {
  const { canvas } = context;
  context.fillStyle = gray;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingQuality = 'high';
  const [left, top] = [(whole.width - width) / 2, (whole.height - height) / 2];
  context.drawImage(image, left, top, width, height, 0, 0, canvas.width, canvas.height);
}

/** The middle square of `image`, which is `whole`, as it is kept. */
export function keepSquare(image: CanvasImageSource, whole: PictureSize, label: string): Photograph {
  const square = Math.min(whole.width, whole.height);
  // Browsers leave stripes in what they shrink by much, so most of it is done here.
  const [canvas, context] = canvasOf(Math.min(square, 3 * keptSide));
  drawMiddle(context, image, whole, { width: square, height: square });
  const drawn = read(canvas, context, label);
  return drawn.side <= keptSide ? drawn : paint(label, keptSide, seenAt(drawn, keptSide));
}

/** The middle square of the reader's picture. Rejects with an Error in plain sentences. */
export async function readOwn(file: File): Promise<Photograph & Own> {
  const decoded = await decode(file, keptSide);
  const photograph = keepSquare(decoded.image, decoded, 'your picture');
  decoded.close();
  return { ...photograph, ...cutToSquare('Your picture', decoded.size) };
}

/**
 * The reader's picture in its own shape, its longer side at most `side` pixels; of a strip more than three times as long as wide,
 * the middle. Rejects with an Error in plain sentences.
 */
export async function readWhole(file: File, side: number): Promise<Picture & Own> {
  const decoded = await decode(file, side);
  const width = Math.min(decoded.width, longest * decoded.height);
  const height = Math.min(decoded.height, longest * decoded.width);
  const scale = Math.min(1, side / Math.max(width, height));
  const [canvas, context] = canvasOf(
    Math.max(1, Math.round(width * scale)),
    Math.max(1, Math.round(height * scale)),
  );
  drawMiddle(context, decoded.image, decoded, { width, height });
  decoded.close();
  const whole = width === decoded.width && height === decoded.height;
  return {
    width: canvas.width,
    height: canvas.height,
    rgb: pixels(context),
    ...(!whole && {
      cut: `Your picture is ${across(decoded.size)}; only the middle of so long a strip is used.`,
    }),
  };
}

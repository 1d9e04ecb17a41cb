/** The photographs that are studied as one picture, for the download while nothing has been answered. */
const side = 64;
const gap = 8;
const columns = 4;

export function sheetOf(root: HTMLElement | undefined): HTMLCanvasElement | undefined {
  const pictures = [...(root?.querySelectorAll<HTMLImageElement>('.eu-study img') ?? [])];
  if (pictures.length === 0) return undefined;
  const sheet = document.createElement('canvas');
  sheet.width = columns * (side + gap) - gap;
  sheet.height = Math.ceil(pictures.length / columns) * (side + gap) - gap;
  const context = sheet.getContext('2d')!;
  pictures.forEach((picture, k) => {
    if (picture.complete && picture.naturalWidth > 0)
      context.drawImage(
        picture,
        (k % columns) * (side + gap),
        Math.floor(k / columns) * (side + gap),
        side,
        side,
      );
  });
  return sheet;
}

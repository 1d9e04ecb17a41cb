/** The pictures of a batch on one canvas, as they stand on the page, for the download. */
export function sheetOf(ground: HTMLElement | undefined): HTMLCanvasElement | undefined {
  const pictures = [...(ground?.querySelectorAll('canvas') ?? [])];
  const first = pictures[0];
  if (!first || pictures.length === 1) return first;
  const gap = Math.round(first.width / 32);
  const pitch = first.width + gap;
  const sheet = document.createElement('canvas');
  sheet.width = 2 * pitch - gap;
  sheet.height = Math.ceil(pictures.length / 2) * pitch - gap;
  const context = sheet.getContext('2d');
  pictures.forEach((picture, i) => context?.drawImage(picture, (i % 2) * pitch, Math.floor(i / 2) * pitch));
  return sheet;
}

/** The strip as one picture, for the download: six squares in a row. */
const side = 192;
const gap = 12;

export function sheetOf(list: HTMLElement | undefined): HTMLCanvasElement | undefined {
  const squares = [...(list?.querySelectorAll('.square') ?? [])];
  if (squares.length === 0) return undefined;
  const sheet = document.createElement('canvas');
  sheet.width = squares.length * (side + gap) - gap;
  sheet.height = side;
  const context = sheet.getContext('2d')!;
  squares.forEach((square, place) => {
    const pictures = [...square.querySelectorAll('canvas')];
    const columns = square.classList.contains('many') ? 2 : 1;
    // As on the page: made pictures pixel by pixel, photographs smoothly.
    context.imageSmoothingEnabled = columns > 1;
    const cell = side / columns;
    pictures.forEach((picture, k) =>
      context.drawImage(
        picture,
        place * (side + gap) + (k % columns) * cell,
        Math.floor(k / columns) * cell,
        cell,
        cell,
      ),
    );
  });
  return sheet;
}

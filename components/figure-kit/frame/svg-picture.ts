/**
 * An SVG of the page as a file that needs nothing but itself: what the page's styles say of it is written into its attributes, its
 * pictures stand in it as data, and the ground that it was drawn for is painted under it.
 */

/** What a style sheet may say of a drawing: the value that an attribute left out stands for, and whether children take it over. */
const properties: Readonly<Record<string, { initial: string; inherited: boolean }>> = Object.fromEntries(
  (
    [
      ['fill', '#000000', true],
      ['fill-opacity', '1', true],
      ['fill-rule', 'nonzero', true],
      ['stroke', 'none', true],
      ['stroke-width', '1px', true],
      ['stroke-opacity', '1', true],
      ['stroke-dasharray', 'none', true],
      ['stroke-dashoffset', '0px', true],
      ['stroke-linecap', 'butt', true],
      ['stroke-linejoin', 'miter', true],
      ['stroke-miterlimit', '4', true],
      ['paint-order', 'normal', true],
      ['visibility', 'visible', true],
      ['shape-rendering', 'auto', true],
      ['image-rendering', 'auto', true],
      ['font-family', '', true],
      ['font-size', '', true],
      ['font-style', 'normal', true],
      ['font-weight', '400', true],
      ['letter-spacing', 'normal', true],
      ['text-anchor', 'start', true],
      ['dominant-baseline', 'auto', false],
      ['display', 'inline', false],
      ['opacity', '1', false],
      ['stop-color', '#000000', false],
      ['stop-opacity', '1', false],
      ['vector-effect', 'none', false],
    ] as const
  ).map(([name, initial, inherited]) => [name, { initial, inherited }]),
);

const opacities = { fill: 'fill-opacity', stroke: 'stroke-opacity', 'stop-color': 'stop-opacity' } as const;

type Values = Record<string, string>;

/** A computed color as `#rrggbb` and its opacity: programs for drawing read neither `color(srgb ...)` nor `rgba()` alike. */
export function plainColor(computed: string): { color: string; alpha: number } | undefined {
  const [, kind, inside = ''] = /^(rgba?|color)\((.*)\)$/.exec(computed.trim()) ?? [];
  if (!kind || (kind === 'color' && !inside.startsWith('srgb '))) return undefined;
  const [red = 0, green = 0, blue = 0, alpha = 1] = (inside.match(/-?[\d.]+(e-?\d+)?%?/g) ?? []).map(
    (text) => (text.endsWith('%') ? parseFloat(text) / 100 : Number(text)),
  );
  const scale = kind === 'color' ? 255 : 1;
  const hex = [red, green, blue]
    .map((value) => Math.min(255, Math.max(0, Math.round(value * scale))))
    .map((value) => value.toString(16).padStart(2, '0'))
    .join('');
  return { color: `#${hex}`, alpha };
}

function valuesOf(element: Element): Values {
  const style = getComputedStyle(element);
  const values: Values = {};
  for (const name of Object.keys(properties)) values[name] = style.getPropertyValue(name);
  for (const [name, opacity] of Object.entries(opacities)) {
    const found = plainColor(values[name]!);
    if (!found) continue;
    values[name] = found.alpha === 0 ? 'none' : found.color;
    if (found.alpha > 0 && found.alpha < 1) values[opacity] = String(found.alpha * Number(values[opacity]));
  }
  // Whether it is a block or inline says nothing in a drawing.
  if (values.display !== 'none') values.display = 'inline';
  return values;
}

/** Parts that are never drawn themselves; some browsers say that they are not displayed. */
const neverDrawn =
  'defs, defs *, pattern, pattern *, clipPath, clipPath *, mask, mask *, linearGradient, title, desc';

function writeStyles(from: Element, to: Element, around: Values): void {
  const values = valuesOf(from);
  if (from.matches(neverDrawn)) values.display = 'inline';
  // Hidden on the page only because a canvas draws the same over it.
  if (from.closest('[data-covered]')) values.visibility = 'visible';
  for (const [name, { initial, inherited }] of Object.entries(properties)) {
    const value = values[name]!;
    if (value === (inherited ? (around[name] ?? initial) : initial)) to.removeAttribute(name);
    else to.setAttribute(name, value);
  }
  to.removeAttribute('class');
  to.removeAttribute('style');
  [...from.children].forEach((child, i) => writeStyles(child, to.children[i]!, values));
}

const asData = (blob: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as string);
    reader.onerror = () => reject(reader.error ?? new Error('A picture could not be read.'));
    reader.readAsDataURL(blob);
  });

/** Pictures become data; one that cannot be had is left out, since it would be missing wherever the file goes. */
async function embedPictures(svg: SVGSVGElement): Promise<void> {
  const isHere = (address: string): boolean => /^(data:|#)/.test(address);
  for (const link of svg.querySelectorAll('a')) link.removeAttribute('href');
  await Promise.all(
    [...svg.querySelectorAll('image')].map(async (image) => {
      const address = image.getAttribute('href') ?? image.getAttribute('xlink:href') ?? '';
      if (isHere(address)) return;
      image.removeAttribute('xlink:href');
      try {
        const response = await fetch(address);
        if (!response.ok) throw new Error(`${address} has not arrived.`);
        image.setAttribute('href', await asData(await response.blob()));
      } catch {
        image.remove();
      }
    }),
  );
}

/** The color behind the drawing on the page. */
function groundOf(element: Element): string {
  for (let at: Element | null = element; at; at = at.parentElement) {
    const found = plainColor(getComputedStyle(at).backgroundColor);
    if (found?.alpha === 1) return found.color;
  }
  return '#ffffff';
}

/** `svg` as text, as it is on the page at present. */
export async function svgText(svg: SVGSVGElement): Promise<string> {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  writeStyles(svg, copy, {});
  const { width, height } = svg.getBoundingClientRect();
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(Math.round(width)));
  copy.setAttribute('height', String(Math.round(height)));
  // Beyond the edges as well, where the drawing has another shape than the file.
  const box = svg.viewBox.baseVal;
  const view = box && box.width > 0 ? box : { x: 0, y: 0, width, height };
  const ground = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  const place = {
    x: view.x - view.width,
    y: view.y - view.height,
    width: 3 * view.width,
    height: 3 * view.height,
    fill: groundOf(svg),
    stroke: 'none',
  };
  for (const [name, value] of Object.entries(place)) ground.setAttribute(name, String(value));
  copy.prepend(ground);
  await embedPictures(copy);
  return new XMLSerializer().serializeToString(copy);
}

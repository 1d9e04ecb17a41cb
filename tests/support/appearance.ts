/** How a figure looks on its page, element by element, so that two pages can be compared. */
import type { Page } from 'playwright-core';

/** `place`: the element's path below the figure's body or foot. `style`: its computed style, property by property. */
export interface Look {
  place: string;
  style: Record<string, string>;
}

/** What a rule that is missing would change: size, place, type, ground and line. All there are would take ten times as long. */
const compared = [
  ...['display', 'position', 'width', 'height', 'visibility', 'opacity', 'overflow-x', 'float', 'order'],
  ...[
    'grid-template-columns',
    'grid-template-rows',
    'column-gap',
    'row-gap',
    'align-items',
    'justify-content',
  ],
  ...[
    'flex-direction',
    'flex-wrap',
    'flex-grow',
    'object-fit',
    'aspect-ratio',
    'image-rendering',
    'touch-action',
  ],
  ...['top', 'right', 'bottom', 'left'].flatMap((side) => [
    `margin-${side}`,
    `padding-${side}`,
    `border-${side}-width`,
    `border-${side}-color`,
  ]),
  ...['font-family', 'font-size', 'font-weight', 'font-variant-numeric', 'line-height', 'text-align'],
  ...['text-decoration-line', 'list-style-type', 'white-space', 'cursor', 'border-top-left-radius'],
  ...['color', 'background-color', 'fill', 'stroke', 'stroke-width', 'stroke-dasharray'],
];

/** Every element inside the figure, in document order, with the pointer and the focus elsewhere and nothing in motion. */
export async function looksOf(page: Page, figure: string): Promise<Look[]> {
  await page.mouse.move(0, 0);
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    for (const animation of document.getAnimations()) animation.finish();
  });
  return page.evaluate(
    ([name, properties]) => {
      // Astro writes its own script and style before the first island of a page.
      const drawn = (element: Element) => !element.matches('style, script, link, template');
      const place = (element: Element): string => {
        const parent = element.parentElement;
        const own = `${element.localName}${[...element.classList].map((word) => `.${word}`).join('')}`;
        if (!parent || element.matches('.figure-body, .figure-foot')) return own;
        return `${place(parent)} > ${own}:${[...parent.children].filter(drawn).indexOf(element)}`;
      };
      const all = document.querySelectorAll(
        `[data-figure="${name}"] > :is(.figure-body, .figure-foot), [data-figure="${name}"] > :is(.figure-body, .figure-foot) *`,
      );
      return [...all].filter(drawn).map((element) => {
        const style: Record<string, string> = {};
        const computed = getComputedStyle(element);
        for (const property of properties) style[property] = computed.getPropertyValue(property);
        return { place: place(element), style };
      });
    },
    [figure, compared] as const,
  );
}

const number = /-?[\d.]+/g;

/** Layout rounds to 1/64 px, and text that is as wide as its container may come out a little narrower. */
const alike = (one: string, other: string): boolean => {
  if (one === other) return true;
  const [a, b] = [one.match(number) ?? [], other.match(number) ?? []];
  return (
    one.replace(number, '') === other.replace(number, '') &&
    a.every((value, i) => Math.abs(Number(value) - Number(b[i])) <= 1)
  );
};

/** Elements that only one of two pages may have, as a share: a strip of frames has as many as there was time for. */
const free = 0.05;

/** One line for each element that looks otherwise; empty where the two are the same. */
export function differences(one: readonly Look[], other: readonly Look[]): string[] {
  const others = new Map(other.map(({ place, style }) => [place, style]));
  const lone = one.filter(({ place }) => !others.has(place));
  const lines: string[] = [];
  if (lone.length > 3 + free * one.length || Math.abs(one.length - other.length) > 3 + free * one.length)
    lines.push(`${one.length} elements and ${other.length}; one page alone has ${lone[0]?.place ?? 'none'}`);
  for (const { place, style } of one) {
    const theirs = others.get(place);
    const changed = theirs ? Object.keys(style).filter((key) => !alike(style[key]!, theirs[key] ?? '')) : [];
    if (changed.length > 0)
      lines.push(
        `${place}: ${changed
          .slice(0, 6)
          .map((key) => `${key} ${style[key]} / ${theirs![key]}`)
          .join('; ')}`,
      );
  }
  return lines;
}

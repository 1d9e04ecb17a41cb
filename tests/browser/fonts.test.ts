/** The fonts that src/tools/fonts.ts cut down set the text of all pages just as the whole ones do. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { root } from '../../src/tools/steps.ts';
import { closePages, watch, type Watched } from '../support/page.ts';
import { htmlOf, pagePaths } from '../support/pages.ts';

const folder = inject('folder');

/** What the site calls each font, and the file that it was cut from. */
const fonts = [
  ['Source Serif 4 Variable', 'normal', 'source-serif-4/files/source-serif-4-latin-wght-normal.woff2'],
  ['Source Serif 4 Variable', 'italic', 'source-serif-4/files/source-serif-4-latin-wght-italic.woff2'],
  ['Inter Variable', 'normal', 'inter/files/inter-latin-wght-normal.woff2'],
] as const;

let open: Watched;
/** Every character that a page of the site shows. */
let characters: string[];

beforeAll(async () => {
  open = await watch({ viewport: { width: 1280, height: 900 } });
  await open.page.goto(inject('site'), { waitUntil: 'networkidle' });
  for (const [family, style, file] of fonts) {
    const whole = readFileSync(join(root, 'node_modules/@fontsource-variable', file)).toString('base64');
    await open.page.evaluate(
      async ([family, style, whole]) => {
        const bytes = Uint8Array.from(atob(whole), (character) => character.charCodeAt(0));
        const font = new FontFace(`Whole ${family}`, bytes, { style, weight: '100 900' });
        document.fonts.add(await font.load());
        await document.fonts.load(`${style} 400 16px "${family}"`);
      },
      [family, style, whole] as const,
    );
  }
  const text = await Promise.all(pagePaths(folder).map(textOf));
  characters = [...new Set(text.join(''))].filter((character) => !/\s/.test(character));
});
afterAll(closePages);

/** All text of a page but its formulas, which have a font of their own. */
function textOf(path: string): Promise<string> {
  return open.page.evaluate(
    (html) => {
      const { body } = new DOMParser().parseFromString(html, 'text/html');
      for (const other of body.querySelectorAll('script, style, math')) other.remove();
      return body.textContent;
    },
    htmlOf(folder, path),
  );
}

/** For each of the characters, whether a font of the site's draws it, rather than one of the system's. */
async function drawn(style: string, family: string): Promise<boolean[]> {
  await open.page.evaluate(
    async ([characters, style, family]) => {
      document.getElementById('characters')?.remove();
      const place = document.body.appendChild(document.createElement('p'));
      place.id = 'characters';
      for (const character of characters) {
        const part = place.appendChild(document.createElement('span'));
        part.style.font = `${style} 400 16px "${family}", serif`;
        part.textContent = character;
      }
      // What is not laid out has no font yet.
      for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
    },
    [characters, style, family] as const,
  );
  const session = await open.page.context().newCDPSession(open.page);
  await session.send('DOM.enable');
  await session.send('CSS.enable');
  const { nodeId } = (await session.send('DOM.getDocument')).root;
  const { nodeIds } = await session.send('DOM.querySelectorAll', { nodeId, selector: '#characters span' });
  const used = await Promise.all(
    nodeIds.map((nodeId) => session.send('CSS.getPlatformFontsForNode', { nodeId })),
  );
  await session.detach();
  return used.map(({ fonts }) => fonts.length > 0 && fonts.every((font) => font.isCustomFont));
}

test.each(fonts)(
  '%s, %s, has every character of the pages that the whole font has',
  async (family, style) => {
    const whole = await drawn(style, `Whole ${family}`);
    const cut = await drawn(style, family);
    expect(whole.filter(Boolean).length).toBeGreaterThan(60);
    expect(characters.filter((_, index) => whole[index] && !cut[index])).toEqual([]);
  },
);

/** Text with kerning, ligatures and figures, set at 100 px. */
const lines = ['AVATAR To. Ye, fluffy office', '1111 0000 7.25', 'Quick × 3 − “brown” fox’s…'];
const weights = [400, 450, 560, 620, 700];

/** Widths of the lines in CSS pixels, at every weight, with figures as they are and of one width. */
function widths(style: string, family: string): Promise<number[]> {
  return open.page.evaluate(
    ([lines, weights, style, family]) => {
      const line = document.body.appendChild(document.createElement('span'));
      line.style.cssText = 'position: absolute; white-space: pre';
      const all = weights.flatMap((weight) =>
        ['normal', 'tabular-nums'].flatMap((figures) =>
          lines.map((text) => {
            line.textContent = text;
            line.style.font = `${style} ${weight} 100px "${family}"`;
            line.style.fontVariantNumeric = figures;
            return line.getBoundingClientRect().width;
          }),
        ),
      );
      line.remove();
      return all;
    },
    [lines, weights, style, family] as const,
  );
}

test.each(fonts)('%s, %s, sets lines as the whole font does', async (family, style) => {
  const whole = await widths(style, `Whole ${family}`);
  const cut = await widths(style, family);
  cut.forEach((width, index) => {
    // Between the ends of the axis, cutting it rounds a glyph's advance by up to a thousandth of an em.
    const most = index < 2 * lines.length ? 0.02 : 0.1 * lines[index % lines.length]!.length;
    expect(Math.abs(width - whole[index]!)).toBeLessThanOrEqual(most);
  });
});

/** The pages of a built site, and what links and accessibility rules say of them. */
import { globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

/** Paths of all pages from the site's root, without a slash before them: ``, `intro/`, `404.html` ... */
export function pagePaths(folder: string): string[] {
  return globSync('**/*.html', { cwd: folder })
    .map((file) => file.replaceAll('\\', '/').replace(/(^|\/)index\.html$/, '$1'))
    .filter((path) => !path.startsWith('pagefind/'))
    .sort();
}

/** Pages of layers that stand for all of them: an early layer, and the classes. */
const layerSamples = /^units\/(resnet50\/logits|inceptionv1\/conv1)\/$/;

/** `pagePaths` without the pages of layers, which are made alike, but for a few. */
export const samplePaths = (folder: string): string[] =>
  pagePaths(folder).filter((path) => !/^units\/.+\/$/.test(path) || layerSamples.test(path));

/** Names of the figures that can be embedded. */
export function figureNames(folder: string): string[] {
  return (
    globSync('embed/*/index.html', { cwd: folder })
      .map((file) => file.split(/[\\/]/)[1] ?? '')
      // A page under another spelling of its figure's name is not another figure.
      .filter((name) => figuresOn(folder, `embed/${name}/`).includes(name))
      .sort()
  );
}

/** The file of the page at `path`, as text. */
export const htmlOf = (folder: string, path: string): string =>
  readFileSync(join(folder, path.replace(/(^|\/)$/, '$1index.html')), 'utf8');

/** Names of the figures that the page at `path` shows. */
export const figuresOn = (folder: string, path: string): string[] =>
  [...htmlOf(folder, path).matchAll(/ data-figure="([\w-]+)"/g)].map(([, name]) => name!);

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface AxeResults {
  violations: { id: string; help: string; nodes: { html: string; failureSummary?: string }[] }[];
}

/** The rules that look at colors. */
const ofColors = ['color-contrast', 'link-in-text-block'];

/** One line for each thing that axe objects to: by all of its rules, or by those of colors. */
export async function violations(page: Page, rules: 'all' | 'colors'): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe);
  // Colors on their way from one theme to the other have no contrast to speak of; they set out at the next frame.
  await page.evaluate(async () => {
    for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
    await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
  });
  const results = await page.evaluate(
    (options) =>
      (globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe.run(options),
    // What passes is not described one by one. The size of targets is a rule of WCAG 2.2, which axe leaves out unless it is asked.
    {
      resultTypes: ['violations'],
      ...(rules === 'colors' ? { runOnly: ofColors } : { rules: { 'target-size': { enabled: true } } }),
    },
  );
  return results.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${help}: ${html.slice(0, 160)} ${failureSummary ?? ''}`),
  );
}

export interface Outline {
  title: string;
  language: string;
  headings: string[];
  ids: string[];
  links: string[];
}

/** What a page says it is, and where it leads, with all that its scripts have added. Links are whole addresses. */
export function outline(page: Page): Promise<Outline> {
  return page.evaluate(() => ({
    title: document.title,
    language: document.documentElement.lang,
    headings: [...document.querySelectorAll('h1')].map((heading) => heading.textContent.trim()),
    ids: [...document.querySelectorAll('[id]')].map(({ id }) => id),
    links: [...document.querySelectorAll<HTMLAnchorElement>('a[href]')].map(({ href }) => href),
  }));
}

/** What the file of a page has for readers whose browser runs no script: it is parsed as it is without. */
export function withoutScript(page: Page, html: string): Promise<{ headings: number; ways: number }> {
  return page.evaluate((text) => {
    const parsed = new DOMParser().parseFromString(text, 'text/html');
    return {
      headings: parsed.querySelectorAll('h1').length,
      ways: parsed.querySelectorAll('nav a').length,
    };
  }, html);
}

/** The path of the chapter in which the figure stands. */
export function chapterOf(folder: string, figure: string): string {
  const path = globSync('*/index.html', { cwd: folder })
    .map((file) => file.replace(/index\.html$/, ''))
    .find((candidate) => figuresOn(folder, candidate).includes(figure));
  if (!path) throw new Error(`No chapter shows ${figure}.`);
  return path;
}

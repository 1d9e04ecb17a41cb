/**
 * Every figure there is, found in its folder, and the chapter in which it stands, found in the chapters' text: for the embed pages, the page
 * for teachers and the tests. Read while the site is built; readers never load it.
 */
import type { FigureDefinition } from '#components/figure-kit/define.ts';
import type { ExperimentKind } from '#lib/experiments.ts';
import type { ParamTable } from '#lib/params/index.ts';

export interface FigureEntry {
  name: string;
  title: string;
  params: ParamTable;
  /** The first chapter that shows it, e.g. `circuits`; undefined where none does. */
  chapter: string | undefined;
}

/** A figure of any kind: types of settings and snapshots do not outlive a glob. */
export type AnyFigure = FigureDefinition<ParamTable, ExperimentKind>;

const modules = import.meta.glob<AnyFigure>('./*/figure.ts', { eager: true, import: 'default' });

export const definitions: readonly AnyFigure[] = Object.entries(modules).map(([file, definition]) => {
  if (!file.startsWith(`./${definition.name}/`))
    throw new Error(
      `The figure in components/figures/${file} is called “${definition.name}”; its folder must be, too.`,
    );
  return definition;
});

const texts = import.meta.glob<string>('/content/chapters/*.mdx', {
  eager: true,
  query: '?raw',
  import: 'default',
});

/** `scale-of-it` is `<ScaleOfIt />` in a chapter, and `ScaleOfIt.astro` in its folder. */
export const componentOf = (name: string): string =>
  name.replace(/(?:^|-)(.)/g, (_, letter: string) => letter.toUpperCase());

const chapters = Object.entries(texts)
  .map(([file, text]) => ({
    name: file.replace(/^.*\/|\.mdx$/g, ''),
    number: Number(/^number: (\d+)$/m.exec(text)?.[1]),
    text,
  }))
  .sort((a, b) => a.number - b.number);

/** Where a figure stands: the place of its chapter, and its place in there; at the end where no chapter shows it. */
function placeOf(name: string): [chapter: number, at: number] {
  const element = new RegExp(`<${componentOf(name)}[\\s/>]`);
  const places = chapters.map(({ text }) => text.search(element));
  const chapter = places.findIndex((at) => at >= 0);
  return chapter < 0 ? [chapters.length, 0] : [chapter, places[chapter]!];
}

/** In the order in which a reader meets them. */
export const figures: readonly FigureEntry[] = definitions
  .map(({ name, title, params }) => ({ name, title, params, place: placeOf(name) }))
  .sort((a, b) => a.place[0] - b.place[0] || a.place[1] - b.place[1] || a.name.localeCompare(b.name))
  .map(({ place: [chapter], ...entry }) => ({ ...entry, chapter: chapters[chapter]?.name }));

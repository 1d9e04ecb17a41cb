/** Where a unit can be taken: every figure that shows one unit of a network, as a link with `{unit}` for the number. */
import type { FigureEntry } from '#components/figures/index.ts';
import { url } from '#components/site/url.ts';
import type { NetworkId } from '#lib/networks/manifest.ts';
import { parse, serialize } from '#lib/params/index.ts';
import type { FigureLink } from './facts.ts';

/** The figures of `figures` that know networks, layers and units, and this layer among them. */
export function figureLinks(
  figures: readonly FigureEntry[],
  network: NetworkId,
  layer: string,
): FigureLink[] {
  return figures.flatMap(({ name, title, params, chapter }) => {
    if (!('network' in params && 'layer' in params && 'unit' in params)) return [];
    const { values, problems } = parse(params, new URLSearchParams({ network, layer }));
    if (problems.length > 0) return [];
    const query = (prefix?: string): string => {
      const search = serialize(params, values, prefix);
      // Whichever number takes its place, the link says it.
      search.delete(prefix ? `${prefix}.unit` : 'unit');
      const rest = search.toString();
      return `?${rest && `${rest}&`}${prefix ? `${prefix}.` : ''}unit={unit}`;
    };
    return [
      {
        title,
        chapter: `${url(`/${chapter}/`)}${query(name)}#${name}`,
        alone: `${url(`/embed/${name}/`)}${query()}`,
      },
    ];
  });
}

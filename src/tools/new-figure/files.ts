/** The smallest figure that works, file by file: it trains a few toy models and draws their losses. Whoever adds a figure starts from here. */

export interface Names {
  /** `loss-bars` */
  name: string;
  /** `LossBars` */
  component: string;
  /** `Loss bars` */
  title: string;
}

export const namesOf = (name: string): Names => ({
  name,
  component: name.replace(/(?:^|-)(.)/g, (_, letter: string) => letter.toUpperCase()),
  title: name.replaceAll('-', ' ').replace(/^./, (letter) => letter.toUpperCase()),
});

const figure = ({ name, title }: Names) => `/** \`${name}\`: what it asks for, and what its export holds. */
import { defineFigure } from '#components/figure-kit/define.ts';
import { exportToy, toyMetrics } from '#components/figure-kit/frame/toy-export.ts';
import { params, toConfig } from './params.ts';

export default defineFigure({
  name: '${name}',
  title: '${title}',
  kind: 'toy',
  params,
  toConfig,
  // Nothing is recorded yet: see record.ts.
  blank: true,
  report: (snapshot) =>
    snapshot
      ? { metrics: toyMetrics(snapshot), data: exportToy(snapshot) }
      : { metrics: {}, data: {} },
});
`;

const params = ({
  name,
}: Names) => `/** What the reader can set in \`${name}\`, and the run that follows from it. */
import { decaying, instances, paperModel, rateFrom, seed, sparsity, stepsFrom } from '#components/figure-kit/params/toy-params.ts';
import { first, type Values } from '#lib/params/index.ts';
import type { ToyConfig } from '#lib/superposition/config.ts';

export const params = { sparsity: first(sparsity), instances, rate: rateFrom(0.001), steps: stepsFrom(1000), seed };

export function toConfig({ sparsity, instances, rate, seed }: Values<typeof params>): ToyConfig {
  return {
    ...paperModel(),
    features: 5,
    hidden: 2,
    instances,
    importance: decaying(5, 1),
    density: Array.from({ length: 5 }, () => 1 - sparsity),
    batch: 256,
    rate,
    halving: 0,
    seed,
  };
}
`;

const island = () => `<!-- The island: what of the figure comes before it is touched. -->
<script lang="ts">
  import FigureShell from '#components/figure-kit/FigureShell.svelte';
  import type { ShellPlace } from '#components/figure-kit/live.ts';
  import definition from './figure.ts';
  let place: ShellPlace = $props();
</script>

<FigureShell {definition} {...place} live={() => import('./Live.svelte')} />
`;

const live = () => `<!-- What is drawn once the figure is touched. -->
<script lang="ts">
  import type { LivePropsOf } from '#components/figure-kit/live.ts';
  import type definition from './figure.ts';
  import Picture from './Picture.svelte';

  let { figure }: LivePropsOf<typeof definition> = $props();
  let svg = $state.raw<SVGSVGElement>();

  export const picture = () => svg;
</script>

<Picture loss={figure.snapshot?.loss} bind:svg />
`;

const picture =
  () => `<!-- The loss of each model as a bar; empty before the first run. The page draws the recorded state with it as well. -->
<script lang="ts">
  interface Props {
    loss?: ArrayLike<number> | undefined;
    svg?: SVGSVGElement | undefined;
  }
  let { loss = [], svg = $bindable() }: Props = $props();

  const bars = $derived(Array.from(loss));
  const most = $derived(Math.max(1e-9, ...bars));
  const words = $derived(
    bars.length > 0 ? \`Losses of \${bars.length} models, the largest \${most.toPrecision(2)}.\` : 'No model is trained yet.',
  );
</script>

<svg viewBox="0 0 100 30" role="img" aria-label={words} bind:this={svg}>
  {#each bars as value, k (k)}
    <rect x={(100 * k) / bars.length} width={80 / bars.length} y={30 - (30 * value) / most} height={(30 * value) / most} />
  {/each}
  <path d="M0 30H100" />
</svg>

<style>
  svg {
    display: block;
    inline-size: 100%;
  }
  rect {
    fill: var(--category-1);
  }
  path {
    stroke: var(--rule);
    stroke-width: 0.5;
  }
</style>
`;

const page = ({ component }: Names) => `---
/** The figure in a page: its words, and what stands there before it is touched. */
import Figure from '#components/prose/Figure.astro';
import figure from './figure.ts';
import ${component} from './${component}.svelte';
import Picture from './Picture.svelte';
---

<Figure
  {figure}
  todo="Say what the reader can do."
  answer="Say what the figure shows: it is told after the run."
  {...Astro.props}
>
  <${component} {...Astro.props} client:interaction>
    <Picture slot="poster" />
  </${component}>
  <Fragment slot="credits">
    <p>Say how it was computed, and after whom. What this does not show: say that as well.</p>
  </Fragment>
</Figure>
`;

const record = ({
  name,
}: Names) => `/** The recorded run of \`${name}\`: \`npm run posters -- ${name}\` writes it to recorded/run.json. */
import { recordDefaultToy } from '#tools/recording/toy.ts';
import * as run from './params.ts';

export default recordDefaultToy(run);
`;

const contract = ({ name }: Names) => `/** What the contract's tests have to know of \`${name}\`. */
import { toy, type Plan } from '#tests/plan.ts';

const plan: Plan = {
  ...toy,
  small: { ...toy.small, instances: 2 },
  set: { instances: 2 },
};

export default plan;
`;

/** Every file of the folder, by its name, as text. */
export const filesOf = (names: Names): Readonly<Record<string, string>> => ({
  'figure.ts': figure(names),
  'params.ts': params(names),
  [`${names.component}.astro`]: page(names),
  [`${names.component}.svelte`]: island(),
  'Live.svelte': live(),
  'Picture.svelte': picture(),
  'record.ts': record(names),
  'contract.ts': contract(names),
});

/** `text` of a chapter with the figure imported, and placed at its end. */
export function placedIn(text: string, { name, component }: Names): string {
  const line = `import ${component} from '#components/figures/${name}/${component}.astro';\n`;
  const front = /^---\n[\s\S]*?\n---\n+/.exec(text)?.[0] ?? '';
  return `${front}${line}${text.slice(front.length).trimEnd()}\n\n<${component} />\n`;
}

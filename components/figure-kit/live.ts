/** What a figure's `Live.svelte` is handed, and what it hands back: the shell draws around it and knows nothing of what it draws. */
import type { ExperimentKind } from '#lib/experiments.ts';
import type { ParamTable } from '#lib/params/index.ts';
import type { NetworkId } from '#lib/networks/manifest.ts';
import type { Component, Snippet } from 'svelte';
import type { FigureController } from '#components/figure-kit/life/controller.svelte.ts';
import type { FigureDefinition } from './define.ts';

export interface LiveProps<T extends ParamTable, K extends ExperimentKind> {
  figure: FigureController<T, K>;
  /** What the reader has guessed, where there is a question. */
  guess?: string | undefined;
  /** False while a question keeps something back: nobody has guessed, or asked to see it without a guess. */
  told?: boolean;
  /** The recorded state, for a figure that keeps it until there is a result. */
  poster?: Snippet | undefined;
}

/** What came out: which of the options it was, and the answer in a sentence. */
export interface Outcome {
  value: string;
  sentence: string;
}

/** Functions that `Live.svelte` exports. */
export interface LiveExports {
  /** The picture to download, as it is now. */
  picture: () => HTMLCanvasElement | SVGSVGElement | undefined;
  /** The answer to the figure's question; undefined until it is known. */
  outcome?: () => Outcome | undefined;
}

export type LiveComponent<T extends ParamTable, K extends ExperimentKind> = Component<
  LiveProps<T, K>,
  LiveExports
>;

/** The props of `Live.svelte` for a definition: `LivePropsOf<typeof figure>`. */
export type LivePropsOf<D> = D extends FigureDefinition<infer T, infer K> ? LiveProps<T, K> : never;

/** What an island is given: where it stands, and its recorded first state. Astro hands the slots over as children as well. */
export interface ShellPlace {
  /** Alone on its own page. */
  embed?: boolean;
  /** Which network this place begins with, unless a link says otherwise. */
  network?: NetworkId | undefined;
  poster?: Snippet;
  measured?: Snippet;
  children?: unknown;
}

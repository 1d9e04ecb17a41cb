/** Several runs that step together, as a row of pictures shows them: live, else recorded, else empty. */
import type { RenderSnapshot } from '#lib/optvis/config.ts';

export interface Cell {
  id: string;
  label: string;
  /** A CSS color that marks the run wherever it is drawn. */
  color: string;
  run?: RenderSnapshot | undefined;
  /** Address of a recorded picture, shown until there is a run. */
  source?: string | undefined;
  /** Of the recorded picture: side in pixels, and the objective it ended with. */
  size?: number | undefined;
  reached?: number | undefined;
}

interface Recorded {
  sources: string[];
  size: number;
  objective: number[][];
}

/** A cell for every one of `kinds`, in their order, which is that of the runs. */
export function cellsOf(
  kinds: readonly { id: string; label: string }[],
  runs: readonly RenderSnapshot[] | undefined,
  recorded: Recorded | undefined,
): Cell[] {
  return kinds.map(({ id, label }, i) => ({
    id,
    label,
    color: `var(--category-${i + 1})`,
    run: runs?.[i],
    source: recorded?.sources[i],
    size: recorded?.size,
    reached: recorded?.objective[i]?.at(-1),
  }));
}

/** One line on what the run has come to. */
export function reachedText({ run, source, reached }: Cell): string {
  const value = run ? run.objective.at(-1) : reached;
  if (value !== undefined) return `objective ${value.toPrecision(3)}${run ? '' : ', recorded'}`;
  return run || source ? 'not begun' : 'press play';
}

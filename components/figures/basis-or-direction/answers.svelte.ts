/** What the reader has said of the heaps of a blind test. It stays on the page and in the export, not in the link. */
import { kinds, type Kind } from '#lib/dictionary/factorize-config.ts';
import { kindWords } from './measure.ts';
import type { Shown } from './test-plan.ts';

export interface Answer {
  shown: Shown;
  nameable: boolean;
  /** In the reader's words; may be empty. */
  name: string;
}

export class Answers {
  given = $state.raw<readonly Answer[]>([]);
  /** The reader has seen what the heaps are. */
  revealed = $state(false);

  give(answer: Answer): void {
    this.given = [...this.given, answer];
  }

  /** Takes the last one back and returns it. */
  back(): Answer | undefined {
    const last = this.given.at(-1);
    this.given = this.given.slice(0, -1);
    return last;
  }

  forget(): void {
    this.given = [];
    this.revealed = false;
  }
}

/** How many of a kind were shown, and how many of them the reader could name. */
export function tallyOf(given: readonly Answer[], kind: Kind): { named: number; of: number } {
  const own = given.filter(({ shown }) => shown.kind === kind);
  return { named: own.filter(({ nameable }) => nameable).length, of: own.length };
}

/** Such as “You could name 1 of 4 random directions, 2 of 4 units and 3 of 4 factors.” */
export function tallyText(given: readonly Answer[]): string {
  const parts = kinds
    .map((kind) => ({ kind, ...tallyOf(given, kind) }))
    .filter(({ of }) => of > 0)
    .map(({ kind, named, of }) => `${named} of ${of} ${kindWords[kind].many}`);
  const last = parts.pop() ?? '';
  return `You could name ${parts.length > 0 ? `${parts.join(', ')} and ` : ''}${last}.`;
}

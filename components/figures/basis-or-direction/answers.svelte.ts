/** What the reader has said of the heaps of a blind test. It stays on the page and in the export, not in the link. */
import type { Kind } from '#lib/dictionary/factorize-config.ts';
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

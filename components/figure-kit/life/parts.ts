/** Parts of a figure that load when they are called for. One that does not arrive is told, and asked for again at the next press. */

/** The address in what a browser says of a script that did not arrive; Safari names none, and asks again by itself. */
const addressIn = (error: unknown): string | undefined => /https?:\/\/\S+\.m?js/.exec(String(error))?.[0];

/**
 * `load`, to be called until it succeeds. Browsers remember for as long as the page is open that a script did not arrive; under another
 * fragment it is another script to them, and they ask for it anew.
 */
export function again<M>(load: () => Promise<M>): () => Promise<M> {
  let missing: string | undefined;
  let attempts = 0;
  return async () => {
    try {
      return await (missing ? (import(/* @vite-ignore */ `${missing}#${attempts}`) as Promise<M>) : load());
    } catch (error) {
      missing ??= addressIn(error);
      attempts++;
      throw error;
    }
  };
}

export class Parts {
  private readonly missing = new Set<() => void>();
  private readonly tell: (error: unknown) => void;

  /** `tell` hears of each attempt that fails. */
  constructor(tell: (error: unknown) => void) {
    this.tell = tell;
  }

  /** Takes what `load` brings. */
  call<M>(load: () => Promise<M>, take: (module: M) => void): void {
    const ask = again(load);
    const attempt = () => void ask().then(take).catch(failed);
    const failed = (error: unknown) => {
      this.missing.add(attempt);
      this.tell(error);
    };
    attempt();
  }

  /** Asks again for what has not arrived. */
  retry(): void {
    const missing = [...this.missing];
    this.missing.clear();
    for (const attempt of missing) attempt();
  }
}

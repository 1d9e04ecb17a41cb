/** Parts of a figure that load when they are called for. One that does not arrive is told, and asked for again at the next press. */

export class Parts {
  private readonly missing = new Set<() => void>();
  private readonly tell: (error: unknown) => void;

  /** `tell` hears of each attempt that fails. */
  constructor(tell: (error: unknown) => void) {
    this.tell = tell;
  }

  /** Takes what `load` brings. Browsers differ in whether a second attempt asks the network again, so `tell` should offer a reload too. */
  call<M>(load: () => Promise<M>, take: (module: M) => void): void {
    const attempt = () => void load().then(take).catch(failed);
    const failed = (error: unknown) => {
      this.missing.add(attempt);
      this.tell(error);
    };
    attempt();
  }

  /** Asks again for what has not arrived. */
  retry(): void {
    const again = [...this.missing];
    this.missing.clear();
    for (const attempt of again) attempt();
  }
}

/** What a figure says while its script is not there: a line below the island, which is not of the island's making. */

export class Notice {
  private readonly island: HTMLElement;
  private line: HTMLElement | undefined;

  constructor(island: HTMLElement) {
    this.island = island;
  }

  /** `link`: an address to go to, which ends the sentence. */
  say(sentence: string, link?: string): void {
    if (!this.line) {
      this.line = document.createElement('p');
      this.line.className = 'figure-notice';
      this.line.setAttribute('role', 'alert');
      this.island.after(this.line);
    }
    this.line.textContent = sentence;
    if (!link) return;
    const anchor = document.createElement('a');
    Object.assign(anchor, { href: link, target: '_blank', rel: 'noopener', textContent: link });
    this.line.append(' ', anchor);
  }

  clear(): void {
    this.line?.remove();
    this.line = undefined;
  }
}

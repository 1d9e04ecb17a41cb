/**
 * What the reader does to an island before its script is there. Buttons and switches are held and pressed again when it answers; what works
 * without script (links, lists, fields, the choice of a file) is left to the browser, and a value that was set is told again.
 */

const controls = 'button, label, input, select, textarea, summary, a[href]';

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** The button or switch that a press on `target` is for; undefined where the browser knows what to do. */
function heldBy(target: Element): HTMLElement | undefined {
  const found = target.closest<HTMLElement>(controls);
  const control = found instanceof HTMLLabelElement ? found.control : found;
  const isSwitch =
    control instanceof HTMLInputElement && /^(checkbox|radio|button|submit)$/.test(control.type);
  return isSwitch || control instanceof HTMLButtonElement ? (control as HTMLElement) : undefined;
}

const isPlain = (event: MouseEvent): boolean =>
  event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);

export class Held {
  private readonly island: HTMLElement;
  private pressed: HTMLElement | undefined;
  /** Where it stands among its like: the island may be built anew. */
  private place = -1;
  private readonly set = new Map<Field, string>();

  constructor(island: HTMLElement) {
    this.island = island;
  }

  get waits(): boolean {
    return this.pressed !== undefined;
  }

  private all = (like: string): HTMLElement[] => [...this.island.querySelectorAll<HTMLElement>(like)];

  /** Holds a press until `release`, or leaves it to the browser. */
  press(event: MouseEvent): void {
    const held = event.target instanceof Element && isPlain(event) ? heldBy(event.target) : undefined;
    if (!held) return;
    this.pressed = held;
    this.place = this.all(held.localName).indexOf(held);
    event.preventDefault();
    event.stopPropagation();
  }

  change({ target }: Event): void {
    const isField = target instanceof HTMLInputElement || target instanceof HTMLSelectElement;
    if (isField) this.set.set(target, target.value);
  }

  /** The press is given up: nothing came to answer it. */
  drop(): void {
    this.pressed = undefined;
  }

  release(): void {
    for (const [field, value] of this.set) {
      // A chosen file stays in its field, which takes no value.
      if (field.type !== 'file') field.value = value;
      for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true }));
    }
    this.set.clear();
    const { pressed, place } = this;
    this.pressed = undefined;
    (pressed && !pressed.isConnected ? this.all(pressed.localName)[place] : pressed)?.click();
  }
}

/**
 * `<unit-browser>`: the units of a layer by their numbers. Without script the page shows the recorded unit that the address names;
 * with it any unit of the layer, by address, number, tile or arrow key, and runs it. What runs is loaded when it is wanted.
 */
import type { LayerFacts, UnitFacts } from './facts.ts';
import type { LiveUnits } from './live.svelte.ts';
import { readHash } from './words.ts';

class UnitBrowser extends HTMLElement {
  #facts!: LayerFacts;
  #units = new Map<number, UnitFacts>();
  #shown = 0;
  #live: Promise<LiveUnits> | undefined;

  connectedCallback(): void {
    this.#facts = JSON.parse(this.#find('script').textContent) as LayerFacts;
    for (const unit of this.#facts.units) this.#units.set(unit.unit, unit);
    const [first] = this.#units.keys();
    this.#shown = Number(this.#panels()[0]?.id ?? first ?? 0);
    this.addEventListener('click', (event) => this.#press(event));
    this.#field().addEventListener('change', () => this.#type());
    this.#field().addEventListener('focus', () => this.#offer(), { once: true });
    addEventListener('hashchange', () => void this.#follow());
    document.addEventListener('keydown', (event) => this.#key(event));
    void this.#follow();
  }

  #find<E extends HTMLElement>(selector: string): E {
    return this.querySelector<E>(selector)!;
  }
  #field = (): HTMLInputElement => this.#find('input');
  #panels = (): HTMLElement[] => [...this.querySelectorAll<HTMLElement>('.panel[id]')];

  /** Shows what the address asks for. */
  async #follow(): Promise<void> {
    const asked = readHash(location.hash, this.#facts.layer, this.#facts.channels);
    // Other places of the page have addresses as well.
    if (asked && 'problem' in asked && document.getElementById(location.hash.slice(1))) return;
    const unit = asked && 'unit' in asked ? asked.unit : this.#shown;
    await this.#show(unit, asked !== null);
    if (asked && 'problem' in asked) this.#say(asked.problem);
  }

  /** Opens the panel of `unit`; `told` lets screen readers know. */
  async #show(unit: number, told = true): Promise<LiveUnits | undefined> {
    this.#shown = unit;
    this.#say('');
    this.#field().value = String(unit);
    for (const tile of this.querySelectorAll('.tiles a'))
      if (tile.getAttribute('href') === `#${unit}`) tile.setAttribute('aria-current', 'true');
      else tile.removeAttribute('aria-current');
    if (told) this.#find('.told').textContent = `Unit ${unit} of ${this.#facts.layer}`;
    const panel = this.#panels().find(({ id }) => Number(id) === unit);
    const ready = this.#live && (await this.#live.catch(() => undefined));
    if (panel && !ready?.has(unit)) {
      ready?.leave();
      this.#open(panel);
      return undefined;
    }
    return this.#showLive(unit);
  }

  async #showLive(unit: number): Promise<LiveUnits | undefined> {
    const live = await (this.#live ??= this.#load()).catch(() => undefined);
    if (!live) {
      this.#live = undefined;
      this.#say('A part of this page could not be loaded. Press the button again, or reload the page.');
      return undefined;
    }
    // Another unit was asked for while the parts loaded.
    if (this.#shown !== unit) return undefined;
    const className = this.#facts.classNames?.[unit];
    live.show(this.#units.get(unit) ?? { unit, ...(className && { className }) });
    this.#open(this.#find('.panel.live'));
    return live;
  }

  async #load(): Promise<LiveUnits> {
    const { startLive } = await import('./live.ts');
    return startLive(this.#find('.panel.live'), this.#facts);
  }

  #open(panel: HTMLElement): void {
    this.setAttribute('data-chosen', '');
    for (const other of this.querySelectorAll('.panel')) other.toggleAttribute('data-open', other === panel);
  }

  #say(problem: string): void {
    const line = this.#find('.problem');
    line.textContent = problem;
    line.hidden = problem === '';
  }

  /** Goes to `unit` without filling the history with every number passed. */
  #go(unit: number, entry = false): void {
    if (entry) history.pushState(null, '', `#${unit}`);
    else history.replaceState(null, '', `#${unit}`);
    void this.#show(unit);
  }

  #press(event: MouseEvent): void {
    if (!(event.target instanceof Element)) return;
    if (event.target.closest('[data-run]')) {
      void this.#run();
      return;
    }
    const by = event.target.closest<HTMLElement>('[data-by]')?.dataset.by;
    if (by) {
      this.#step(Number(by));
      return;
    }
    const tile = event.target.closest<HTMLAnchorElement>('.tiles a');
    if (!tile || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    this.#go(Number(tile.hash.slice(1)), true);
    const stage = this.#find('.stage');
    const { top } = stage.getBoundingClientRect();
    if (top < 0 || top > innerHeight / 2) stage.scrollIntoView();
  }

  async #run(): Promise<void> {
    const live = await this.#showLive(this.#shown);
    if (!live) return;
    const pressed = live.toggle();
    // The recorded panel gave way to the live one, and took the focus with it.
    await new Promise(requestAnimationFrame);
    this.querySelector<HTMLElement>('.panel.live [data-run]')?.focus();
    await pressed;
  }

  #step(by: number): void {
    const { channels } = this.#facts;
    this.#go((this.#shown + by + channels) % channels);
  }

  #key(event: KeyboardEvent): void {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!by || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey)
      return;
    if (event.target instanceof Element && event.target.closest('input, select, textarea')) return;
    event.preventDefault();
    this.#step(by);
  }

  /** The names of the classes to choose from, where units are classes. */
  #offer(): void {
    const { classNames = [] } = this.#facts;
    this.querySelector('datalist')?.append(...classNames.map((name) => new Option(name)));
  }

  /** A number, or the name of a class. */
  #type(): void {
    const text = this.#field().value.trim();
    const named =
      this.#facts.classNames?.findIndex((name) => name.toLowerCase() === text.toLowerCase()) ?? -1;
    const asked = readHash(named >= 0 ? String(named) : text, this.#facts.layer, this.#facts.channels);
    if (asked && 'unit' in asked) this.#go(asked.unit, true);
    else {
      if (asked) this.#say(asked.problem);
      this.#field().value = String(this.#shown);
    }
  }
}

customElements.define('unit-browser', UnitBrowser);

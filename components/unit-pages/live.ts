/** Everything a page of units needs once a unit is run, or one is asked for that was not recorded; in one bundle. */
import { mount } from 'svelte';
import type { LayerFacts } from './facts.ts';
import LivePanel from './LivePanel.svelte';
import { LiveUnits } from './live.svelte.ts';

/** Draws the live units of `layer` into `target`. */
export function startLive(target: HTMLElement, layer: LayerFacts): LiveUnits {
  const units = new LiveUnits(layer);
  mount(LivePanel, { target, props: { units } });
  return units;
}

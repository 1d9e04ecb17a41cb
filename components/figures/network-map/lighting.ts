/** How tiles light up: a layer that the picture has just reached brightens in a moment, or at once for readers who want no motion. */
import type { SlabsScene } from '#components/plots/slabs-scene.ts';
import type { Layout } from '#components/plots/slabs.ts';

type Lit = readonly ({ tiles: Float32Array; map: Float32Array } | undefined)[];

const duration = 450;
const equal = (a: Float32Array, b: Float32Array): boolean =>
  a.length === b.length && a.every((value, i) => value === b[i]);
const none = new Float32Array();

export class Lighting {
  private frame = 0;
  private scene: SlabsScene | undefined;
  private layout: Layout | undefined;
  /** What each slab shows, since when, and whether it has come to its full light: between two snapshots there may be too little time. */
  private shown = new Map<number, { tiles: Float32Array; start: number; full: boolean }>();

  /** `again`: also what has not changed, since something else of the scene has. */
  show(scene: SlabsScene, layout: Layout, lit: Lit, again: boolean): void {
    if (scene !== this.scene || layout !== this.layout) this.shown.clear();
    this.scene = scene;
    this.layout = layout;
    cancelAnimationFrame(this.frame);
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const now = performance.now();
    const moving: { slab: number; tiles: Float32Array; start: number }[] = [];
    layout.slabs.forEach((_, slab) => {
      const next = lit[slab];
      const before = this.shown.get(slab);
      if (!next) {
        if (before) scene.light(slab, none, none);
        this.shown.delete(slab);
        return;
      }
      const start = before ? before.start : calm ? -duration : now;
      const full = (before?.full ?? false) || calm;
      this.shown.set(slab, { tiles: next.tiles, start, full });
      // Every snapshot brings all layers anew; those that have not changed are left as they are.
      if (again || !before || !equal(before.tiles, next.tiles)) scene.light(slab, next.tiles, next.map);
      if (!full) moving.push({ slab, tiles: next.tiles, start });
    });
    if (moving.length > 0) this.brighten(scene, moving);
  }

  private brighten(scene: SlabsScene, moving: { slab: number; tiles: Float32Array; start: number }[]): void {
    const next = (now: number): void => {
      for (const { slab, tiles, start } of moving) {
        const part = Math.min(1, Math.max(0, now - start) / duration);
        scene.light(slab, part < 1 ? tiles.map((value) => value * part) : tiles);
        const shown = this.shown.get(slab);
        if (shown && part === 1) shown.full = true;
      }
      const left = moving.filter(({ start }) => now - start < duration);
      moving = left;
      if (left.length > 0) this.frame = requestAnimationFrame(next);
    };
    next(performance.now());
  }

  stop(): void {
    cancelAnimationFrame(this.frame);
  }
}

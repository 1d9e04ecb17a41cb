/** Where the reader looks from. Goes there in half a second, or at once for readers who want no motion. */
import {
  cornersOf,
  firstTurn,
  fit,
  turnPoint,
  back,
  type Layout,
  type View,
} from '#components/plots/slabs.ts';

export type Sight = 'whole' | 'circuit' | 'layer';

const duration = 500;
const reduced = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;
/** Narrow and high: the layers climb from below to above. */
const upright = { yaw: 1.02, pitch: 0.62 };
/** Almost in front of a layer. */
const facing = { yaw: 1.3, pitch: 0.12 };

const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [1, 0],
  ArrowRight: [-1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

export class Camera {
  view = $state.raw<View>({ ...firstTurn, center: [0, 0, 0], scale: 1 });
  private width = 1;
  private height = 1;
  private frame = 0;
  /** Turned or moved by hand, which a new size of the window leaves alone. */
  private free = false;

  resize(width: number, height: number): void {
    this.width = width;
    this.height = height;
  }

  /** The view of `slabs` of the layout, of all and the picture where it is left out. */
  private viewOf(layout: Layout, sight: Sight, slabs: readonly number[]): View {
    const some = layout.slabs.filter((_, i) => slabs.includes(i));
    const narrow = this.width < 1.3 * this.height;
    const turn = sight === 'layer' ? facing : narrow ? upright : firstTurn;
    const all = sight === 'whole' || some.length === 0;
    const corners = all ? cornersOf(layout.slabs, layout.picture) : cornersOf(some);
    return fit(turn, corners, this.width, this.height, Math.min(30, this.width / 25));
  }

  go(layout: Layout, sight: Sight, slabs: readonly number[], again = false): void {
    if (again && this.free) return;
    this.free = false;
    this.move(this.viewOf(layout, sight, slabs), again);
  }

  private move(to: View, atOnce: boolean): void {
    cancelAnimationFrame(this.frame);
    const from = this.view;
    if (atOnce || reduced() || from.scale === 1) {
      this.view = to;
      return;
    }
    const start = performance.now();
    const next = (now: number): void => {
      const part = Math.min(1, (now - start) / duration);
      const eased = part * part * (3 - 2 * part);
      const mix = (a: number, b: number): number => a + (b - a) * eased;
      this.view = {
        yaw: mix(from.yaw, to.yaw),
        pitch: mix(from.pitch, to.pitch),
        scale: from.scale * (to.scale / from.scale) ** eased,
        center: [0, 1, 2].map((i) => mix(from.center[i]!, to.center[i]!)) as unknown as View['center'],
      };
      if (part < 1) this.frame = requestAnimationFrame(next);
    };
    this.frame = requestAnimationFrame(next);
  }

  turn(right: number, down: number): void {
    this.free = true;
    cancelAnimationFrame(this.frame);
    const { yaw, pitch } = this.view;
    this.view = {
      ...this.view,
      yaw: Math.max(-0.2, Math.min(1.5, yaw - right)),
      pitch: Math.max(-0.2, Math.min(1.4, pitch + down)),
    };
  }

  /** By pixels of the page. */
  shift(right: number, down: number): void {
    this.free = true;
    cancelAnimationFrame(this.frame);
    const { scale, center } = this.view;
    const [x, y, near] = turnPoint(this.view, center);
    this.view = { ...this.view, center: back(this.view, [x - right / scale, y + down / scale, near]) };
  }

  zoom(by: number): void {
    this.free = true;
    cancelAnimationFrame(this.frame);
    this.view = { ...this.view, scale: Math.max(0.4, Math.min(40, this.view.scale * by)) };
  }

  stop(): void {
    cancelAnimationFrame(this.frame);
  }

  /** Whether the key turned it, moved it or came nearer. */
  key({ key, shiftKey }: KeyboardEvent): boolean {
    const [right, down] = steps[key] ?? [0, 0];
    if (key === '+' || key === '=') this.zoom(1.25);
    else if (key === '-') this.zoom(0.8);
    else if (!(key in steps)) return false;
    else if (shiftKey) this.shift(-40 * right, 40 * down);
    else this.turn((right * Math.PI) / 36, (down * Math.PI) / 36);
    return true;
  }
}

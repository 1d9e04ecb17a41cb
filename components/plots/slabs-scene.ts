/** The scene of NetworkSlabs in three.js: every channel of a network is one tile of one mesh, drawn anew only when something changes. */
import type { InstancedMesh } from 'three';
import {
  Color,
  DoubleSide,
  Group,
  Matrix4,
  MeshBasicMaterial,
  OrthographicCamera,
  PlaneGeometry,
  Scene,
  WebGLRenderer,
} from 'three';
import { makePrograms, nextFrame } from './programs.ts';
import { drop, meshOf, openMarks, type Marked } from './slabs-marks.ts';
import { openSheets, type Sheets } from './slabs-sheets.ts';
import { tileAt, turnPoint, type Layout, type View } from './slabs.ts';

/** What stands in the scene besides the tiles; colors are ready to use, with no CSS variables. */
export interface Drawn extends Marked {
  /** 256 colors from none to most, [256 * 3] bytes. */
  table: Uint8ClampedArray;
  rule: string;
  paper: string;
}

export interface SlabsScene {
  draw(drawn: Drawn): void;
  /** How much each channel of a slab is lit, 0..1, and its map, 0..1, which stays where it is left out; empty for what nothing has reached. */
  light(slab: number, values: ArrayLike<number>, map?: ArrayLike<number>): void;
  /** What goes in. */
  picture(canvas: HTMLCanvasElement | undefined): void;
  look(view: View): void;
  /** In CSS pixels. */
  resize(width: number, height: number): void;
  /** The canvas with this very view in it. */
  now(): HTMLCanvasElement;
  dispose(): void;
}

/** Side of a tile that is not lit, and of one that is fully lit. */
const [smallest, largest] = [0.3, 0.92];

/** `undefined` where there is no WebGL. `lost` is called when it goes away. */
export function openScene(canvas: HTMLCanvasElement, lost: () => void): SlabsScene | undefined {
  const context = canvas.getContext('webgl2', { antialias: true, alpha: true });
  if (!context) return undefined;
  const renderer = new WebGLRenderer({ canvas, context, antialias: true, alpha: true });
  // Asking whether a program has errors waits until it is made.
  renderer.debug.checkShaderErrors = false;
  const scene = new Scene();
  const camera = new OrthographicCamera(-1, 1, 1, -1, -2000, 2000);
  const world = new Group();
  world.rotation.order = 'XYZ';
  scene.add(world);

  const flat = new MeshBasicMaterial({ side: DoubleSide });
  const tile = new PlaneGeometry(1, 1).rotateY(-Math.PI / 2);
  const marks = openMarks(world);
  let tiles: InstancedMesh | undefined;
  let sheets: Sheets | undefined;
  let drawn: Drawn | undefined;
  /** Of each slab: the instance of its first tile. */
  let starts: number[] = [];
  let frame = 0;
  let disposed = false;
  const matrix = new Matrix4();
  const paint = new Color();
  const dark = new Color();

  const render = (): void => renderer.render(scene, camera);
  /** Programs are made beside the page's work; until then nothing is drawn. */
  let made = false;
  let starting = false;
  const ask = (): void => {
    if (!made) return;
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      render();
    });
  };
  const gone = (event: Event): void => {
    event.preventDefault();
    lost();
  };
  canvas.addEventListener('webglcontextlost', gone);

  function build(layout: Layout): void {
    drop(world, tiles);
    sheets?.dispose();
    starts = [];
    let total = 0;
    for (const { channels } of layout.slabs) {
      starts.push(total);
      total += channels;
    }
    tiles = meshOf(world, tile, flat, total, 1);
    sheets = openSheets(world, layout);
    layout.slabs.forEach((_, slab) => lightTiles(slab, []));
  }

  function lightTiles(slab: number, values: ArrayLike<number>): void {
    const place = drawn?.layout.slabs[slab];
    if (!tiles || !drawn || !place) return;
    const { table, only } = drawn;
    const hidden = only && !only.has(slab);
    for (let channel = 0; channel < place.channels; channel++) {
      const value = Math.min(1, Math.max(0, values[channel] ?? 0));
      const side = hidden ? 0 : smallest + (largest - smallest) * Math.sqrt(value);
      tiles.setMatrixAt(
        starts[slab]! + channel,
        matrix.makeScale(1, side, side).setPosition(...tileAt(place, channel)),
      );
      const at = 3 * Math.round(255 * (0.2 + 0.8 * value));
      const lit = value > 0.02;
      if (lit) paint.setRGB(table[at]! / 255, table[at + 1]! / 255, table[at + 2]! / 255, 'srgb');
      tiles.setColorAt(starts[slab]! + channel, lit ? paint : dark);
    }
    tiles.instanceMatrix.needsUpdate = true;
    if (tiles.instanceColor) tiles.instanceColor.needsUpdate = true;
  }

  /** The first picture comes part by part, a task for each: what is drawn for the first time waits for its program. */
  async function start(): Promise<void> {
    starting = true;
    await makePrograms(renderer, scene, camera, () => disposed);
    if (disposed) return;
    const parts = [...world.children];
    for (const part of parts) part.visible = false;
    for (const part of parts) {
      part.visible = true;
      await nextFrame();
      if (disposed) return;
      render();
      part.visible = false;
    }
    for (const part of parts) part.visible = true;
    made = true;
    ask();
  }

  return {
    draw(next) {
      const rebuilt = drawn?.layout !== next.layout;
      drawn = next;
      dark.set(next.rule);
      scene.background = new Color(next.paper);
      if (rebuilt) build(next.layout);
      sheets?.show(next);
      marks.show(next);
      if (!made && !starting) void start();
      ask();
    },
    light(slab, values, map) {
      lightTiles(slab, values);
      if (drawn && map) sheets?.light(slab, map, drawn.table);
      ask();
    },
    picture(source) {
      sheets?.picture(source);
      ask();
    },
    look(view) {
      const [x, y] = turnPoint(view, view.center);
      world.rotation.set(view.pitch, view.yaw, 0);
      world.position.set(-x, -y, 0);
      camera.zoom = view.scale;
      camera.updateProjectionMatrix();
      ask();
    },
    resize(width, height) {
      renderer.setPixelRatio(Math.min(devicePixelRatio, 2));
      renderer.setSize(width, height, false);
      camera.left = -width / 2;
      camera.right = width / 2;
      camera.top = height / 2;
      camera.bottom = -height / 2;
      camera.updateProjectionMatrix();
      ask();
    },
    now() {
      render();
      return canvas;
    },
    dispose() {
      disposed = true;
      made = false;
      cancelAnimationFrame(frame);
      canvas.removeEventListener('webglcontextlost', gone);
      drop(world, tiles);
      marks.dispose();
      sheets?.dispose();
      for (const part of [tile, flat]) part.dispose();
      renderer.dispose();
      // A page has few contexts: this one is given back at once.
      renderer.forceContextLoss();
    },
  };
}

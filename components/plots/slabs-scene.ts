/** The scene of NetworkSlabs in three.js: every channel of a network is one tile of one mesh, drawn anew only when something changes. */
import {
  Color,
  CylinderGeometry,
  DoubleSide,
  Group,
  InstancedMesh,
  Matrix4,
  MeshBasicMaterial,
  OrthographicCamera,
  PlaneGeometry,
  Quaternion,
  Scene,
  Vector3,
  WebGLRenderer,
} from 'three';
import { openSheets, type Sheets } from './slabs-sheets.ts';
import { tileAt, turnPoint, type Layout, type View } from './slabs.ts';

/** What stands in the scene besides the tiles; colors are ready to use, with no CSS variables. */
export interface Drawn {
  layout: Layout;
  /** 256 colors from none to most, [256 * 3] bytes. */
  table: Uint8ClampedArray;
  rule: string;
  paper: string;
  /** The slabs that are there; all where it is left out. */
  only?: ReadonlySet<number> | undefined;
  /** Tiles that are framed: slab and channel. */
  frames: readonly { slab: number; channel: number; color: string }[];
  /** Weights between tiles; `strength` 0..1 is how thick. */
  links: readonly {
    from: readonly [number, number];
    to: readonly [number, number];
    color: string;
    strength: number;
  }[];
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

const along = new Vector3(0, 1, 0);
/** Side of a tile that is not lit, and of one that is fully lit. */
const [smallest, largest] = [0.3, 0.92];

/** `undefined` where there is no WebGL. `lost` is called when it goes away. */
export function openScene(canvas: HTMLCanvasElement, lost: () => void): SlabsScene | undefined {
  const context = canvas.getContext('webgl2', { antialias: true, alpha: true });
  if (!context) return undefined;
  const renderer = new WebGLRenderer({ canvas, context, antialias: true, alpha: true });
  const scene = new Scene();
  const camera = new OrthographicCamera(-1, 1, 1, -1, -2000, 2000);
  const world = new Group();
  world.rotation.order = 'XYZ';
  scene.add(world);

  const flat = new MeshBasicMaterial({ side: DoubleSide });
  const above = new MeshBasicMaterial({
    side: DoubleSide,
    depthTest: false,
    transparent: true,
    opacity: 0.9,
  });
  const tile = new PlaneGeometry(1, 1).rotateY(-Math.PI / 2);
  const rod = new CylinderGeometry(1, 1, 1, 6).translate(0, 0.5, 0);
  let tiles: InstancedMesh | undefined;
  let rods: InstancedMesh | undefined;
  let frames: InstancedMesh | undefined;
  let sheets: Sheets | undefined;
  let drawn: Drawn | undefined;
  /** Of each slab: the instance of its first tile. */
  let starts: number[] = [];
  let frame = 0;
  const matrix = new Matrix4();
  const paint = new Color();
  const dark = new Color();

  const render = (): void => renderer.render(scene, camera);
  const ask = (): void => {
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

  function drop(mesh: InstancedMesh | undefined): void {
    if (!mesh) return;
    world.remove(mesh);
    mesh.dispose();
  }

  /** One mesh for `count` things, that is there at every angle. */
  function meshOf(
    geometry: PlaneGeometry | CylinderGeometry,
    material: MeshBasicMaterial,
    count: number,
    order: number,
  ) {
    const mesh = new InstancedMesh(geometry, material, count);
    mesh.frustumCulled = false;
    mesh.renderOrder = order;
    world.add(mesh);
    return mesh;
  }

  function build(layout: Layout): void {
    drop(tiles);
    sheets?.dispose();
    starts = [];
    let total = 0;
    for (const { channels } of layout.slabs) {
      starts.push(total);
      total += channels;
    }
    tiles = meshOf(tile, flat, total, 1);
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

  function link({ layout, links }: Drawn): void {
    drop(rods);
    rods = meshOf(rod, above, links.length, 3);
    links.forEach(({ from, to, color, strength }, i) => {
      const [a, b] = [from, to].map(
        ([slab, channel]) => new Vector3(...tileAt(layout.slabs[slab]!, channel)),
      );
      const way = b!.sub(a!);
      const thick = 0.05 + 0.13 * strength;
      const turn = new Quaternion().setFromUnitVectors(along, way.clone().normalize());
      rods!.setMatrixAt(i, matrix.compose(a!, turn, new Vector3(thick, way.length(), thick)));
      rods!.setColorAt(i, paint.set(color));
    });
  }

  function mark({ layout, frames: marks }: Drawn): void {
    drop(frames);
    // Four bars around each tile.
    frames = meshOf(tile, above, 4 * marks.length, 4);
    marks.forEach(({ slab, channel, color }, i) => {
      const [x, y, z] = tileAt(layout.slabs[slab]!, channel);
      const bars = [
        [0, 0.65, 0.2, 1.5],
        [0, -0.65, 0.2, 1.5],
        [0.65, 0, 1.5, 0.2],
        [-0.65, 0, 1.5, 0.2],
      ] as const;
      bars.forEach(([right, up, height, width], bar) => {
        frames!.setMatrixAt(
          4 * i + bar,
          matrix.makeScale(1, height, width).setPosition(x, y + up, z + right),
        );
        frames!.setColorAt(4 * i + bar, paint.set(color));
      });
    });
  }

  return {
    draw(next) {
      const rebuilt = drawn?.layout !== next.layout;
      drawn = next;
      dark.set(next.rule);
      scene.background = new Color(next.paper);
      if (rebuilt) build(next.layout);
      sheets?.show(next);
      const there = (slab: number): boolean => !next.only || next.only.has(slab);
      link({ ...next, links: next.links.filter(({ from, to }) => there(from[0]) && there(to[0])) });
      mark({ ...next, frames: next.frames.filter(({ slab }) => there(slab)) });
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
      cancelAnimationFrame(frame);
      canvas.removeEventListener('webglcontextlost', gone);
      for (const mesh of [tiles, rods, frames]) drop(mesh);
      sheets?.dispose();
      for (const part of [tile, rod, flat, above]) part.dispose();
      renderer.dispose();
      // A page has few contexts: this one is given back at once.
      renderer.forceContextLoss();
    },
  };
}

/** What stands out in the scene of slabs: tiles that are framed, and the weights between tiles as rods. Both are seen through every wall. */
import {
  Color,
  CylinderGeometry,
  DoubleSide,
  InstancedMesh,
  Matrix4,
  MeshBasicMaterial,
  PlaneGeometry,
  Quaternion,
  Sphere,
  Vector3,
  type BufferGeometry,
  type Group,
} from 'three';
import { tileAt, type Layout } from './slabs.ts';

/** Colors are ready to use, with no CSS variables. */
export interface Marked {
  layout: Layout;
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

/** Four bars around a tile: right, up, height and width. */
const bars = [
  [0, 0.65, 0.2, 1.5],
  [0, -0.65, 0.2, 1.5],
  [0.65, 0, 1.5, 0.2],
  [-0.65, 0, 1.5, 0.2],
] as const;

const along = new Vector3(0, 1, 0);

/** One mesh for `count` things, that is there at every angle. What it spans is never asked, and would be measured thing by thing. */
export function meshOf(
  world: Group,
  geometry: BufferGeometry,
  material: MeshBasicMaterial,
  count: number,
  order: number,
): InstancedMesh {
  const mesh = new InstancedMesh(geometry, material, count);
  mesh.frustumCulled = false;
  mesh.boundingSphere = new Sphere();
  mesh.renderOrder = order;
  world.add(mesh);
  return mesh;
}

export function drop(world: Group, mesh: InstancedMesh | undefined): void {
  if (!mesh) return;
  world.remove(mesh);
  mesh.dispose();
}

export function openMarks(world: Group): { show(marked: Marked): void; dispose(): void } {
  const above = new MeshBasicMaterial({
    side: DoubleSide,
    depthTest: false,
    transparent: true,
    opacity: 0.9,
  });
  const bar = new PlaneGeometry(1, 1).rotateY(-Math.PI / 2);
  const rod = new CylinderGeometry(1, 1, 1, 6).translate(0, 0.5, 0);
  const matrix = new Matrix4();
  const paint = new Color();
  let rods: InstancedMesh | undefined;
  let frames: InstancedMesh | undefined;

  function link(layout: Layout, links: Marked['links']): void {
    drop(world, rods);
    const mesh = (rods = meshOf(world, rod, above, links.length, 3));
    links.forEach(({ from, to, color, strength }, i) => {
      const [a, b] = [from, to].map(
        ([slab, channel]) => new Vector3(...tileAt(layout.slabs[slab]!, channel)),
      );
      const way = b!.sub(a!);
      const thick = 0.05 + 0.13 * strength;
      const turn = new Quaternion().setFromUnitVectors(along, way.clone().normalize());
      mesh.setMatrixAt(i, matrix.compose(a!, turn, new Vector3(thick, way.length(), thick)));
      mesh.setColorAt(i, paint.set(color));
    });
  }

  function mark(layout: Layout, tiles: Marked['frames']): void {
    drop(world, frames);
    const mesh = (frames = meshOf(world, bar, above, bars.length * tiles.length, 4));
    tiles.forEach(({ slab, channel, color }, i) => {
      const [x, y, z] = tileAt(layout.slabs[slab]!, channel);
      bars.forEach(([right, up, height, width], k) => {
        mesh.setMatrixAt(
          bars.length * i + k,
          matrix.makeScale(1, height, width).setPosition(x, y + up, z + right),
        );
        mesh.setColorAt(bars.length * i + k, paint.set(color));
      });
    });
  }

  return {
    show({ layout, only, frames: tiles, links }) {
      const there = (slab: number): boolean => !only || only.has(slab);
      link(
        layout,
        links.filter(({ from, to }) => there(from[0]) && there(to[0])),
      );
      mark(
        layout,
        tiles.filter(({ slab }) => there(slab)),
      );
    },
    dispose() {
      for (const mesh of [rods, frames]) drop(world, mesh);
      for (const part of [bar, rod, above]) part.dispose();
    },
  };
}

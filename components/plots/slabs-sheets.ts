/** The plain planes of the scene of slabs: what goes in, the map of each layer, and the sheet of paper behind its tiles. */
import {
  BufferGeometry,
  CanvasTexture,
  DataTexture,
  DoubleSide,
  Float32BufferAttribute,
  Group,
  LineBasicMaterial,
  LineSegments,
  Mesh,
  MeshBasicMaterial,
  NearestFilter,
  PlaneGeometry,
  SRGBColorSpace,
  type Texture,
} from 'three';
import { clearance, type Layout, type Point } from './slabs.ts';

export interface Sheets {
  show(colors: { rule: string; paper: string; only?: ReadonlySet<number> | undefined }): void;
  light(slab: number, map: ArrayLike<number>, table: Uint8ClampedArray): void;
  picture(source: HTMLCanvasElement | undefined): void;
  dispose(): void;
}

export function openSheets(world: Group, { slabs, picture: side }: Layout): Sheets {
  const group = new Group();
  world.add(group);
  // Its front looks to where the picture comes from.
  const plane = new PlaneGeometry(1, 1).rotateY(-Math.PI / 2);
  const papers = new MeshBasicMaterial({
    side: DoubleSide,
    transparent: true,
    opacity: 0.72,
    depthWrite: false,
  });
  const ruled = new LineBasicMaterial();
  const textures = new Map<number, DataTexture>();
  let photograph: Texture | undefined;

  function sheet(
    material: MeshBasicMaterial,
    [x, y, z]: Point,
    height: number,
    width: number,
    order: number,
  ): Mesh {
    const mesh = new Mesh(plane, material);
    mesh.position.set(x, y, z);
    mesh.scale.set(1, height, width);
    mesh.renderOrder = order;
    group.add(mesh);
    return mesh;
  }

  const outlines: BufferGeometry[] = [];
  /** Rectangles in the plane at x: from top to bottom, and how wide. */
  function outline(x: number, ...boxes: [top: number, bottom: number, width: number][]): LineSegments {
    const points = boxes.flatMap(([top, bottom, width]) => {
      const z = width / 2;
      const corners = [
        [x, top, -z],
        [x, top, z],
        [x, bottom, z],
        [x, bottom, -z],
      ] as const;
      return corners.flatMap((corner, i) => [...corner, ...corners[(i + 1) % 4]!]);
    });
    const geometry = new BufferGeometry();
    geometry.setAttribute('position', new Float32BufferAttribute(points, 3));
    const lines = new LineSegments(geometry, ruled);
    lines.renderOrder = 2;
    group.add(lines);
    outlines.push(geometry);
    return lines;
  }

  const walls = slabs.map(({ x, columns, rows, map: width }) => {
    const paper = sheet(papers, [x + 0.2, clearance + rows / 2, 0], rows + 1, columns + 1, 0);
    const wall: [number, number, number] = [clearance + rows + 0.5, clearance - 0.5, columns + 1];
    if (width === 0) return { parts: [paper, outline(x, wall)] };
    const lines = outline(x, wall, [-clearance, -clearance - width, width]);
    const material = new MeshBasicMaterial({ side: DoubleSide });
    const mesh = sheet(material, [x, -clearance - width / 2, 0], width, width, 1);
    return { parts: [paper, lines], map: { mesh, material, lit: false } };
  });
  const edge = outline(0, [-clearance, -clearance - side, side]);
  const front = new MeshBasicMaterial({ side: DoubleSide });
  const input = sheet(front, [0, -clearance - side / 2, 0], side, side, 1);

  let only: ReadonlySet<number> | undefined;
  function reveal(): void {
    walls.forEach(({ parts, map }, slab) => {
      const there = !only || only.has(slab);
      for (const part of parts) part.visible = there;
      if (map) map.mesh.visible = there && map.lit;
    });
    edge.visible = !only;
    input.visible = !only && photograph !== undefined;
  }

  return {
    show({ rule, paper, only: some }) {
      papers.color.set(paper);
      ruled.color.set(rule);
      only = some;
      reveal();
    },
    light(slab, values, table) {
      const map = walls[slab]?.map;
      if (!map) return;
      map.lit = values.length > 0;
      reveal();
      if (!map.lit) return;
      const cells = Math.round(Math.sqrt(values.length));
      const bytes = new Uint8Array(4 * values.length);
      for (let i = 0; i < values.length; i++) {
        const at = 3 * Math.round(255 * Math.min(1, Math.max(0, values[i]!)));
        // Textures begin at the bottom.
        const to = 4 * ((cells - 1 - Math.floor(i / cells)) * cells + (i % cells));
        bytes.set([table[at]!, table[at + 1]!, table[at + 2]!, 255], to);
      }
      textures.get(slab)?.dispose();
      const texture = new DataTexture(bytes, cells, cells);
      texture.colorSpace = SRGBColorSpace;
      texture.magFilter = texture.minFilter = NearestFilter;
      texture.needsUpdate = true;
      textures.set(slab, texture);
      map.material.map = texture;
      map.material.needsUpdate = true;
    },
    picture(source) {
      photograph?.dispose();
      photograph = source && new CanvasTexture(source);
      reveal();
      if (!photograph) return;
      photograph.colorSpace = SRGBColorSpace;
      front.map = photograph;
      front.needsUpdate = true;
    },
    dispose() {
      world.remove(group);
      for (const texture of [...textures.values(), photograph]) texture?.dispose();
      for (const part of [plane, papers, ruled, front, ...outlines]) part.dispose();
      for (const { map } of walls) map?.material.dispose();
    },
  };
}

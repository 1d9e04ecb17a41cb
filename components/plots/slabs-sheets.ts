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
  color(colors: { rule: string; paper: string }): void;
  light(slab: number, map: ArrayLike<number>, table: Uint8ClampedArray): void;
  picture(source: HTMLCanvasElement | undefined): void;
  dispose(): void;
}

export function openSheets(world: Group, { slabs, picture: side }: Layout): Sheets {
  const group = new Group();
  world.add(group);
  // Its front looks to where the picture comes from.
  const plane = new PlaneGeometry(1, 1).rotateY(-Math.PI / 2);
  const papers = new MeshBasicMaterial({ side: DoubleSide, transparent: true, opacity: 0.72, depthWrite: false });
  const ruled = new LineBasicMaterial();
  const textures = new Map<number, DataTexture>();
  let photograph: Texture | undefined;

  function sheet(material: MeshBasicMaterial, [x, y, z]: Point, height: number, width: number, order: number): Mesh {
    const mesh = new Mesh(plane, material);
    mesh.position.set(x, y, z);
    mesh.scale.set(1, height, width);
    mesh.renderOrder = order;
    group.add(mesh);
    return mesh;
  }

  const lines: number[] = [];
  function outline(x: number, top: number, bottom: number, width: number): void {
    const z = width / 2;
    const corners = [[x, top, -z], [x, top, z], [x, bottom, z], [x, bottom, -z]] as const;
    corners.forEach((corner, i) => lines.push(...corner, ...corners[(i + 1) % 4]!));
  }

  const maps = slabs.map(({ x, columns, rows, map }) => {
    sheet(papers, [x + 0.2, clearance + rows / 2, 0], rows + 1, columns + 1, 0);
    outline(x, clearance + rows + 0.5, clearance - 0.5, columns + 1);
    if (map === 0) return undefined;
    outline(x, -clearance, -clearance - map, map);
    const material = new MeshBasicMaterial({ side: DoubleSide });
    const mesh = sheet(material, [x, -clearance - map / 2, 0], map, map, 1);
    mesh.visible = false;
    return { mesh, material };
  });
  outline(0, -clearance, -clearance - side, side);
  const front = new MeshBasicMaterial({ side: DoubleSide });
  const input = sheet(front, [0, -clearance - side / 2, 0], side, side, 1);
  input.visible = false;

  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new Float32BufferAttribute(lines, 3));
  const rules = new LineSegments(geometry, ruled);
  rules.renderOrder = 2;
  group.add(rules);

  return {
    color({ rule, paper }) {
      papers.color.set(paper);
      ruled.color.set(rule);
    },
    light(slab, values, table) {
      const map = maps[slab];
      const cells = Math.round(Math.sqrt(values.length));
      if (!map) return;
      map.mesh.visible = values.length > 0;
      if (values.length === 0) return;
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
      input.visible = source !== undefined;
      if (!source) return;
      photograph = new CanvasTexture(source);
      photograph.colorSpace = SRGBColorSpace;
      front.map = photograph;
      front.needsUpdate = true;
    },
    dispose() {
      world.remove(group);
      for (const texture of [...textures.values(), photograph]) texture?.dispose();
      for (const part of [plane, papers, ruled, geometry, front]) part.dispose();
      for (const map of maps) map?.material.dispose();
    },
  };
}

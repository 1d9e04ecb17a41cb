/** The scene of FeatureSpace in three.js: rods, heads and balls, each kind drawn in one call; drawn anew only when it changes. */
import {
  AmbientLight,
  BufferAttribute,
  BufferGeometry,
  Color,
  ConeGeometry,
  CylinderGeometry,
  DirectionalLight,
  Fog,
  Group,
  InstancedMesh,
  Line,
  LineBasicMaterial,
  Matrix4,
  MeshLambertMaterial,
  PerspectiveCamera,
  Quaternion,
  Scene,
  Sphere,
  SphereGeometry,
  Vector3,
  WebGLRenderer,
} from 'three';
import { makePrograms } from './programs.ts';
import { circles, eye, sizes, type Turn } from './space.ts';

export interface Drawn {
  /** [count][3] */
  points: ArrayLike<number>;
  edges: readonly (readonly [number, number])[];
  arrows: boolean;
  /** The unit sphere's great circles. */
  sphere: boolean;
  reach: number;
  /** Colors of the points, of edges, of the sphere, and of the paper; no CSS variables. */
  colors: readonly string[];
  edge: string;
  rule: string;
  paper: string;
}

export interface SpaceScene {
  draw(drawn: Drawn): void;
  turn(turn: Turn): void;
  /** Side in CSS pixels. */
  resize(side: number): void;
  dispose(): void;
}

const up = new Vector3(0, 1, 0);
const nowhere = new Matrix4().makeScale(0, 0, 0);

/** `undefined` where there is no WebGL. `lost` is called when it goes away. */
export function openScene(canvas: HTMLCanvasElement, lost: () => void): SpaceScene | undefined {
  // Asked here, because three.js would complain aloud.
  const context = canvas.getContext('webgl2', { antialias: true, alpha: true });
  if (!context) return undefined;
  const renderer = new WebGLRenderer({ canvas, context, antialias: true, alpha: true });
  // Asking whether a program has errors waits until it is made.
  renderer.debug.checkShaderErrors = false;
  const scene = new Scene();
  const fog = new Fog('#fff', eye - 0.6, eye + 2);
  scene.fog = fog;
  const sun = new DirectionalLight('#fff', 1.6);
  sun.position.set(-0.4, 0.9, 1);
  scene.add(new AmbientLight('#fff', 2.1), sun);
  const camera = new PerspectiveCamera((2 * Math.atan(1 / eye) * 180) / Math.PI, 1, 0.1, 2 * eye);
  camera.position.z = eye;
  const world = new Group();
  world.rotation.order = 'XYZ';
  scene.add(world);

  const material = new MeshLambertMaterial();
  const ruled = new LineBasicMaterial();
  const rod = new CylinderGeometry(1, 1, 1, 12).translate(0, 0.5, 0);
  const cone = new ConeGeometry(1, 1, 20).translate(0, -0.5, 0);
  const ball = new SphereGeometry(1, 20, 14);
  const sphere = circles.map((corners) => {
    const geometry = new BufferGeometry();
    geometry.setAttribute('position', new BufferAttribute(corners, 3));
    return new Line(geometry, ruled);
  });
  world.add(...sphere);
  const meshes = new Map<string, InstancedMesh>();
  const paints = new Map<string, Color>();
  /** Reading a color takes longer than all the rest of a point. */
  const paintOf = (css: string): Color => {
    const paint = paints.get(css) ?? new Color(css);
    paints.set(css, paint);
    return paint;
  };
  let frame = 0;
  let disposed = false;
  /** Programs are made beside the page's work; until then nothing is drawn. */
  let made = false;
  let starting = false;

  const ask = (): void => {
    if (!made) return;
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      renderer.render(scene, camera);
    });
  };
  const gone = (event: Event): void => {
    event.preventDefault();
    lost();
  };
  canvas.addEventListener('webglcontextlost', gone);

  async function start(): Promise<void> {
    starting = true;
    await makePrograms(renderer, scene, camera, () => disposed);
    made = !disposed;
    ask();
  }

  /** The mesh for `count` of `geometry`: the one that was there, where it has room. What it spans would be measured one by one, and is never asked. */
  function meshFor(slot: string, geometry: BufferGeometry, count: number): InstancedMesh {
    const old = meshes.get(slot);
    if (old && old.instanceMatrix.count >= count) {
      old.count = count;
      return old;
    }
    if (old) drop(slot, old);
    const mesh = new InstancedMesh(geometry, material, Math.max(count, 2 * (old?.count ?? 0)));
    mesh.count = count;
    mesh.frustumCulled = false;
    mesh.boundingSphere = new Sphere();
    meshes.set(slot, mesh);
    world.add(mesh);
    return mesh;
  }

  function drop(slot: string, mesh: InstancedMesh): void {
    world.remove(mesh);
    mesh.dispose();
    meshes.delete(slot);
  }

  function fill(
    slot: string,
    geometry: BufferGeometry,
    count: number,
    color: (i: number) => string,
    matrix: (i: number) => Matrix4,
  ): void {
    const mesh = meshFor(slot, geometry, count);
    for (let i = 0; i < count; i++) {
      mesh.setMatrixAt(i, matrix(i));
      mesh.setColorAt(i, paintOf(color(i)));
    }
    mesh.instanceMatrix.needsUpdate = true;
    if (mesh.instanceColor) mesh.instanceColor.needsUpdate = true;
  }

  return {
    draw({ points, edges, arrows, sphere: withSphere, reach, colors, edge, rule, paper }) {
      world.scale.setScalar(1 / reach);
      fog.color.set(paper);
      ruled.color.set(rule);
      for (const circle of sphere) circle.visible = withSphere;
      const at = (i: number) => new Vector3(points[3 * i], points[3 * i + 1], points[3 * i + 2]);
      const middle = new Vector3();
      const color = (i: number): string => colors[i] ?? edge;
      const stretched = (place: Vector3, along: Vector3, width: number, length: number): Matrix4 =>
        along.lengthSq() < 1e-12
          ? nowhere
          : new Matrix4().compose(
              place,
              new Quaternion().setFromUnitVectors(up, along.clone().normalize()),
              new Vector3(width, length, width),
            );
      const between = (a: Vector3, b: Vector3, width: number, less = 0): Matrix4 => {
        const along = b.clone().sub(a);
        return stretched(a, along, width * reach, along.length() - less);
      };
      const count = Math.floor(points.length / 3);
      for (const [slot, mesh] of meshes)
        if (arrows ? slot === 'balls' : slot === 'shafts' || slot === 'heads') drop(slot, mesh);
      const headOf = (length: number): number => Math.min(sizes.head * reach, length * 0.5);
      if (arrows) {
        fill('shafts', rod, count, color, (i) => between(middle, at(i), sizes.shaft, headOf(at(i).length())));
        fill('heads', cone, count, color, (i) => {
          const size = headOf(at(i).length());
          return stretched(at(i), at(i), (size * sizes.headWidth) / sizes.head, size);
        });
      } else
        fill('balls', ball, count, color, (i) => {
          const size = sizes.ball * reach;
          return new Matrix4().makeScale(size, size, size).setPosition(at(i));
        });
      fill(
        'edges',
        rod,
        edges.length,
        () => edge,
        (i) => between(at(edges[i]![0]), at(edges[i]![1]), sizes.edge),
      );
      if (!made && !starting) void start();
      ask();
    },
    turn({ yaw, pitch }) {
      world.rotation.set(pitch, yaw, 0);
      ask();
    },
    resize(side) {
      renderer.setPixelRatio(Math.min(devicePixelRatio, 2));
      renderer.setSize(side, side, false);
      ask();
    },
    dispose() {
      disposed = true;
      made = false;
      cancelAnimationFrame(frame);
      canvas.removeEventListener('webglcontextlost', gone);
      for (const mesh of meshes.values()) mesh.dispose();
      for (const geometry of [rod, cone, ball, ...sphere.map((line) => line.geometry)]) geometry.dispose();
      material.dispose();
      ruled.dispose();
      renderer.dispose();
      // A page has few contexts: this one is given back at once.
      renderer.forceContextLoss();
    },
  };
}

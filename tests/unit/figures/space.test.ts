/** Views of directions: the projection keeps what it can, turning upright keeps the shape, and SVG and three.js agree. */
import { Euler, PerspectiveCamera, Vector3 } from 'three';
import { describe, expect, it } from 'vitest';
import { eye, half, place, shapesOf, turned } from '#components/plots/space.ts';
import { createRandom } from '#lib/math/random.ts';
import { gram } from '#lib/superposition/geometry.ts';
import { project, upright } from '#lib/superposition/project.ts';

const random = createRandom(3);
const noise = (length: number) => Float32Array.from({ length }, () => random.normal());
const near = (a: ArrayLike<number>, b: ArrayLike<number>, digits = 4) =>
  Array.from(a).forEach((value, i) => expect(value).toBeCloseTo(b[i]!, digits));

describe('project', () => {
  it('finds the three dimensions in which directions lie, and keeps all overlaps', () => {
    const [n, m] = [9, 7];
    const [inside, basis] = [noise(n * 3), noise(3 * m)];
    const W = Float32Array.from({ length: n * m }, (_, at) =>
      [0, 1, 2].reduce((sum, a) => sum + inside[Math.floor(at / m) * 3 + a]! * basis[a * m + (at % m)]!, 0),
    );
    const { points, share } = project(W, n, m, 3);
    expect(share).toBeCloseTo(1, 5);
    near(gram(points, n, 3), gram(W, n, m), 3);
  });

  it('sees the longest directions of an orthogonal set', () => {
    // Lengths 5, 4, 3, 2, 1 along the axes: 50 of 55 squares are in the first three.
    const W = Float32Array.from({ length: 25 }, (_, at) => (at % 6 === 0 ? 5 - at / 6 : 0));
    const { points, share } = project(W, 5, 5, 3);
    expect(share).toBeCloseTo(50 / 55, 6);
    near(
      gram(points, 5, 3),
      gram(W, 5, 5).map((value) => (value < 5 ? 0 : value)),
      4,
    );
  });

  it('copes with no directions, fewer dimensions than it shows, and numbers without bound', () => {
    expect(project(new Float32Array(8), 2, 4, 3).share).toBe(1);
    expect([...project([2, 1], 1, 2, 3).points]).toEqual([2, 1, 0]);
    expect(project([Infinity, 0, 0, 1], 1, 4, 3).points).toHaveLength(3);
  });
});

describe('upright', () => {
  it('turns the first direction up and changes no overlap', () => {
    const W = noise(15);
    const points = upright(W, 5);
    near(gram(points, 5, 3), gram(W, 5, 3));
    near(points.subarray(0, 3), [0, Math.hypot(W[0]!, W[1]!, W[2]!), 0]);
  });

  it('leaves directions that give no frame as they are', () => {
    near(upright([1, 2, 2, -1, -2, -2], 2), [1, 2, 2, -1, -2, -2]);
    near(upright(new Float32Array(6), 2), new Float32Array(6));
  });
});

describe('the view', () => {
  it('puts points where the camera of three.js sees them', () => {
    const [points, turn, reach] = [noise(30), { yaw: 0.7, pitch: -0.4 }, 4];
    const camera = new PerspectiveCamera((2 * Math.atan(1 / eye) * 180) / Math.PI, 1, 0.1, 2 * eye);
    camera.position.z = eye;
    camera.updateMatrixWorld();
    place(points, turn, reach).forEach(({ x, y }, i) => {
      const seen = new Vector3(...points.subarray(3 * i, 3 * i + 3))
        .applyEuler(new Euler(turn.pitch, turn.yaw, 0))
        .divideScalar(reach)
        .project(camera);
      near([x, y], [seen.x * half, -seen.y * half], 3);
    });
  });

  it('does not go over the top, and draws the far before the near', () => {
    expect(turned({ yaw: 0, pitch: 1.5 }, 0, 1).pitch).toBe(Math.PI / 2);
    const shapes = shapesOf([0, 0, 1, 0, 0, -1], [[0, 1]], false, { yaw: 0, pitch: 0 }, 1.5);
    expect(shapes.map(({ key }) => key)).toEqual(['p1', 'e0', 'p0']);
  });
});

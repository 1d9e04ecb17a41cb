/** The drawn half of the battery: arcs, straight lines and edges, line ends, corners, rings. */
import { directions, size, type Stimulus } from './stimulus.ts';
import { inkNames, inks } from './palette.ts';

/** Where the pictures are put again, in pixels right and down, since a unit's cells lie up to 8 pixels apart. */
const shifts = [
  { x: 0, y: 0 },
  { x: 4, y: 4 },
];

/** Pixels, from one size to the next. */
export const radii = [8, 13, 20, 32, 50, 80];
/** Below this radius, in pixels, a filled arc is a disk and has no direction. */
const smallestFilled = 32;
const thickness = 3;

function* arcs(): Generator<Stimulus> {
  for (const ink of inkNames)
    for (const edge of [false, true])
      for (const radius of [...radii, Infinity]) {
        if (edge && radius < smallestFilled) continue;
        // No more than 150 degrees of a circle, and no more than 60 pixels.
        const length = Math.min(60, (radius * 150 * Math.PI) / 180);
        for (const orientation of directions(24))
          for (const shift of shifts)
            yield {
              group: radius === Infinity ? 'straight' : 'arc',
              at: {
                ink,
                drawn: edge ? 'edge' : 'line',
                radius: radius === Infinity ? 0 : radius,
                orientation,
              },
              shape: {
                kind: 'arc',
                orientation,
                radius,
                length,
                thickness,
                fill: edge,
                ...inks[ink],
                ...shift,
              },
            };
      }
}

function* bars(): Generator<Stimulus> {
  for (const ink of inkNames)
    for (const wide of [1.5, 3, 6, 12])
      for (const orientation of directions(12, 180))
        for (const shift of shifts)
          yield {
            group: 'bar',
            at: { ink, thickness: wide, orientation },
            shape: {
              kind: 'arc',
              orientation,
              radius: Infinity,
              length: 2 * size,
              thickness: wide,
              ...inks[ink],
              ...shift,
            },
          };
}

/** A bar that ends in the middle; the orientation is that in which it points. */
function* ends(): Generator<Stimulus> {
  const length = 48;
  for (const ink of inkNames)
    for (const orientation of directions(24)) {
      const back = -length / 2;
      const angle = (orientation * Math.PI) / 180;
      yield {
        group: 'end',
        at: { ink, orientation },
        shape: {
          kind: 'arc',
          orientation: orientation + 90,
          radius: Infinity,
          length,
          thickness,
          ...inks[ink],
          x: back * Math.cos(angle),
          y: back * Math.sin(angle),
        },
      };
    }
}

function* corners(): Generator<Stimulus> {
  for (const ink of inkNames)
    for (const [edge, angle] of [
      [false, 60],
      [false, 90],
      [false, 120],
      [true, 90],
    ] as const)
      for (const orientation of directions(24))
        yield {
          group: 'corner',
          at: { ink, drawn: edge ? 'edge' : 'line', angle, orientation },
          shape: { kind: 'corner', orientation, angle, length: 60, thickness, fill: edge, ...inks[ink] },
        };
}

function* rings(): Generator<Stimulus> {
  for (const ink of inkNames)
    for (const radius of [4, 6, 9, 13, 18, 26])
      yield {
        group: 'ring',
        at: { ink, radius },
        shape: {
          kind: 'arc',
          orientation: 0,
          radius,
          length: 2 * Math.PI * radius,
          thickness,
          ...inks[ink],
          x: radius,
        },
      };
}

export const drawn: readonly Stimulus[] = [...arcs(), ...bars(), ...ends(), ...corners(), ...rings()];

/** A curve as a sign: what stands for a curve detector that has no picture. */

const radius = 30;
/** Degrees to either side of the direction in which it bulges. */
const reach = 65;
/** From the middle of the sign to that of the circle, against the direction. */
const back = 14;

/** `orientation`: degrees, clockwise on the screen from the right. In a square from -50 to 50. */
export function arcPath(orientation: number): string {
  const at = (degrees: number): [number, number] => {
    const angle = (degrees * Math.PI) / 180;
    return [Math.cos(angle), Math.sin(angle)];
  };
  const [x, y] = at(orientation);
  const place = (side: number): string => {
    const [dx, dy] = at(orientation + side * reach);
    return `${(radius * dx - back * x).toFixed(1)} ${(radius * dy - back * y).toFixed(1)}`;
  };
  return `M${place(-1)}A${radius} ${radius} 0 0 1 ${place(1)}`;
}

/** What a run keeps of its losses: a mean over the last steps, and a curve whose points grow wider so that it stays short. */

/** Steps whose mean is the present loss: one batch of rare features says little. */
const window = 200;
const mostPoints = 512;
/** Models beyond which no curve is kept. */
const mostCurves = 64;

export interface LossLog {
  /** The loss of every model at the step that was just taken. */
  add(loss: ArrayLike<number>): void;
  read(): { loss: Float32Array; curve: Float32Array; curveSteps: Float32Array };
}

export function createLossLog(instances: number): LossLog {
  const recent: Float32Array[] = [];
  const sums = new Float64Array(instances);
  let steps = 0;
  const kept = instances <= mostCurves;
  let stride = 1;
  let points: { step: number; loss: Float32Array }[] = [];
  const open = new Float64Array(instances);
  let opened = 0;

  function thin(): void {
    stride *= 2;
    points = points.flatMap((point, i) => {
      const next = points[i + 1];
      if (i % 2 === 1 || !next) return [];
      return [
        { step: (point.step + next.step) / 2, loss: point.loss.map((v, k) => (v + next.loss[k]!) / 2) },
      ];
    });
  }

  return {
    add(loss) {
      const row = recent.length < window ? new Float32Array(instances) : recent.shift()!;
      for (let k = 0; k < instances; k++) {
        // What is no number stays one whatever is taken off: once it is out of the window, the sum is taken anew.
        if (!Number.isFinite(row[k])) {
          row[k] = 0;
          sums[k] = recent.reduce((sum, other) => sum + other[k]!, 0);
        }
        sums[k]! += loss[k]! - row[k]!;
        row[k] = loss[k]!;
        // The row gave back what it had added in float32; so does the sum.
        sums[k]! += row[k]! - loss[k]!;
        open[k]! += loss[k]!;
      }
      recent.push(row);
      steps++;
      opened++;
      if (opened < stride) return;
      if (kept)
        points.push({ step: steps - (stride - 1) / 2, loss: Float32Array.from(open, (v) => v / stride) });
      open.fill(0);
      opened = 0;
      if (points.length >= mostPoints) thin();
    },
    read() {
      const curve = new Float32Array(points.length * instances);
      points.forEach((point, i) => curve.set(point.loss, i * instances));
      return {
        loss: Float32Array.from(sums, (sum) => (recent.length > 0 ? Math.max(0, sum) / recent.length : NaN)),
        curve,
        curveSteps: Float32Array.from(points, ({ step }) => step),
      };
    },
  };
}

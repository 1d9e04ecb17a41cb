/** One recording: an optvis experiment stepped on, with pictures of its runs written at the steps asked for. */
import { createOptvis } from '#lib/optvis/render.ts';
import type { RecordedSpectrum } from '#components/figure-kit/recording/recorded.ts';
import type { OptvisConfig, RenderSnapshot } from '#lib/optvis/config.ts';
import type { NetworkId } from '#lib/networks/manifest.ts';
import type { Network } from '#lib/networks/runner.ts';
import type { DiskNetworks } from './network.ts';
import { writeWebp } from './picture.ts';

/** Numbers kept of each curve. */
const most = 64;

/** Every k-th number, the last one always, rounded to what a curve shows. */
export function thin(curve: Float32Array): number[] {
  const count = Math.min(most, curve.length);
  return Array.from({ length: count }, (_, i) => {
    const place = count === 1 ? 0 : Math.round((i * (curve.length - 1)) / (count - 1));
    return Number(curve[place]!.toPrecision(4));
  });
}

export interface Frame {
  file: string;
  /** Side in pixels, when not as rendered. */
  side?: number;
}

export interface Recorded {
  /** The thinned curve of each run. */
  objective: number[][];
  /** Of runs that tell their spectra. */
  spectra?: RecordedSpectrum[];
}

const short = (value: number): number | null => (Number.isNaN(value) ? null : Number(value.toPrecision(3)));

/** What is kept of the runs besides their pictures. */
function keepOf(runs: readonly RenderSnapshot[]): Recorded {
  const spectra = runs.flatMap(({ spectrum }) =>
    spectrum ? [{ power: Array.from(spectrum.power, short), fine: Number(spectrum.fine.toFixed(3)) }] : [],
  );
  return {
    objective: runs.map(({ objective }) => thin(objective)),
    ...(spectra.length > 0 && { spectra }),
  };
}

/** `frames` holds, by step, the file of each run. Steps up to the last frame and returns what is to be kept. Shows progress. */
export async function record(
  config: OptvisConfig,
  frames: ReadonlyMap<number, Frame[]>,
  networks: DiskNetworks,
  title: string,
  quality?: number,
): Promise<Recorded> {
  const open: Partial<Record<NetworkId, Network>> = {};
  for (const { network, layer } of config.runs) open[network] = await networks.open(network, layer);
  const experiment = createOptvis(open, config);
  const last = Math.max(...frames.keys());
  const began = performance.now();
  let kept: Recorded = { objective: [] };
  let bytes = 0;
  for (;;) {
    const { steps } = experiment;
    const present = frames.get(steps);
    if (present) {
      const { runs } = await experiment.read();
      for (const [i, run] of runs.entries())
        bytes += await writeWebp(present[i]!.file, run, present[i]!.side, quality);
      kept = keepOf(runs);
    }
    if (process.stdout.isTTY) process.stdout.write(`\r${title}: step ${steps} of ${last} `);
    if (steps >= last) break;
    experiment.step();
  }
  experiment.dispose();
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  console.log(`${process.stdout.isTTY ? '\r' : ''}${title}: ${last} steps, ${seconds} s, ${bytes} bytes`);
  return kept;
}

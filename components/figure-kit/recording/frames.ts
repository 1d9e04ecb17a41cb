/** What a run keeps of its past: at most `most` pictures, evenly spread over the steps so far. */
import type { RenderSnapshot } from '#lib/optvis/config.ts';

export type Frame = Pick<RenderSnapshot, 'step' | 'width' | 'height' | 'rgb' | 'others' | 'alike' | 'map'>;

export interface Frames {
  readonly kept: readonly Frame[];
  /** Steps between two kept pictures, at least. */
  readonly spacing: number;
}

export const noFrames: Frames = { kept: [], spacing: 1 };

/** Adds a picture if it is far enough from the last one, thinning when there are too many. A step back starts over. */
export function keep(frames: Frames, frame: Frame, most = 40): Frames {
  const last = frames.kept.at(-1);
  if (last && (frame.step < last.step || frame.width !== last.width)) return { kept: [frame], spacing: 1 };
  if (last && frame.step < last.step + frames.spacing) return frames;
  const kept = [...frames.kept, frame];
  if (kept.length <= most) return { kept, spacing: frames.spacing };
  return { kept: kept.filter((_, i) => i % 2 === 0), spacing: frames.spacing * 2 };
}

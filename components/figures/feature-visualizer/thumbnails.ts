/** The recorded units to choose from: those that differ from the default in nothing but which unit they show. */
import { recordingOf } from '#components/figure/recorded.ts';
import { defaults } from '#lib/params/index.ts';
import { params } from './params.ts';
import { recorded } from './recorded.ts';

const plain = defaults(params);

export const thumbnails = recorded.flatMap((recording) => {
  const { network, layer, unit } = recording.values;
  const src = recording.sources[0];
  const isPlain = recordingOf(params, [recording], { ...plain, network, layer, unit }) !== undefined;
  return isPlain && src ? [{ network, layer, unit, src }] : [];
});

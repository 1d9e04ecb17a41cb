/** The recorded runs of `objective-row`. */
import { recordRuns } from '#tools/recording/runs.ts';
import * as row from './params.ts';

export default recordRuns(row, [{}], 60);

/** The recorded runs of `regularization-lab`. */
import { recordRuns } from '#tools/recording/runs.ts';
import * as lab from './params.ts';

// Much of it is noise, which is large as a file.
export default recordRuns(lab, [{}], 30);

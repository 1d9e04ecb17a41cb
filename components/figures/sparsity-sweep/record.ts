/** The recorded run of `sparsity-sweep`. */
import { recordDefaultToy } from '#tools/recording/toy.ts';
import * as figure from './params.ts';

export default recordDefaultToy(figure);

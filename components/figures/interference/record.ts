/** The recorded run of `interference`. */
import { recordDefaultToy } from '#tools/recording/toy.ts';
import * as figure from './params.ts';

export default recordDefaultToy(figure);

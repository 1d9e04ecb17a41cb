/** Pictures of CIFAR-10's test set that InceptionV1 and ResNet-50 both name well at 224 pixels; chosen by the tool that records the poster. */
import list from './recorded/clear.json';

export const clearPictures: readonly number[] = list;

/** The units that get field notes and entries in facets.json, chosen by looking at what passes the rules: of many kinds, from all layers. */
import type { NetworkId } from '#lib/networks/manifest.ts';
import type { FacetFamily } from '#lib/units/facets.ts';

export const chosen: Readonly<Record<NetworkId, Readonly<Record<FacetFamily, readonly string[]>>>> = {
  inceptionv1: {
    polysemantic: [
      'inception_4a:39',
      'inception_4b:242',
      'inception_4b:325',
      'inception_4c:288',
      'inception_4c:368',
      'inception_4d:203',
      'inception_4d:369',
      'inception_4d:457',
      'inception_4e:319',
      'inception_4e:497',
      'inception_5a:329',
      'inception_5b:408',
      'inception_5b:845',
    ],
    clean: [
      'inception_4a:353',
      'inception_4b:224',
      'inception_4b:465',
      'inception_4b:497',
      'inception_4c:184',
      'inception_4d:373',
      'inception_4d:501',
      'inception_4d:506',
      'inception_4e:335',
      'inception_5a:806',
      'inception_5a:812',
      'inception_5b:698',
    ],
  },
  resnet50: {
    polysemantic: [
      'conv4_3:476',
      'conv4_3:785',
      'conv4_5:470',
      'conv4_5:790',
      'conv4_6:737',
      'conv5_1:451',
      'conv5_1:1090',
      'conv5_1:1331',
      'conv5_2:1193',
      'conv5_2:1316',
      'conv5_2:1829',
      'conv5_3:338',
    ],
    clean: [
      'conv4_6:173',
      'conv5_1:1122',
      'conv5_1:1953',
      'conv5_2:830',
      'conv5_2:1204',
      'conv5_2:1520',
      'conv5_2:1749',
      'conv5_2:1983',
      'conv5_3:191',
      'conv5_3:1353',
      'conv5_3:1404',
      'conv5_3:1514',
    ],
  },
};

/** Several of a class, as in “horses or ships”. */
export const plurals: Readonly<Record<string, string>> = {
  airplane: 'airplanes',
  automobile: 'cars',
  bird: 'birds',
  cat: 'cats',
  deer: 'deer',
  dog: 'dogs',
  frog: 'frogs',
  horse: 'horses',
  ship: 'ships',
  truck: 'trucks',
};

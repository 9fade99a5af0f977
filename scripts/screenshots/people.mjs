// The people in the pictures: always the same, so that pictures of two days can be compared.

/** @import { Person, Shape } from './draw-person.mjs' */

const EYES = '#2b2726';

/** @type {Record<'shelf' | 'window' | 'wood' | 'dusk', Shape[]>} */
const ROOMS = {
  shelf: [
    ['#e9e4d8', 'M0 0h264v168H0z'],
    ['#c3a887', 'M176 40h84v5h-84zM176 84h84v5h-84z'],
    ['#9fb9bd', 'M184 14h9v26h-9zM216 16h9v24h-9zM184 60h9v24h-9z'],
    ['#d9c27c', 'M196 12h9v28h-9zM206 58h9v26h-9z'],
    ['#b9695c', 'M228 12h9v28h-9zM220 62h9v22h-9z'],
    ['#5f8b5c', 'M22 168q-8-40-18-48 18 4 24 34 0-40 12-56 4 30-6 58 8-22 24-26-6 22-22 38z'],
  ],
  window: [
    ['#e3e9e7', 'M0 0h264v168H0z'],
    ['#f7f8f5', 'M140 6h118v108H140zM28 46h48v34H28z'],
    ['#cfe3ea', 'M148 12h102v46H148z'],
    ['#8fbac2', 'M148 58h102v18H148z'],
    ['#97b37d', 'M148 76q50-14 102-4v36H148z'],
    ['#f7f8f5', 'M196 8h6v104h-6z'],
    ['#a9c6cb', 'M33 51h38v24H33z'],
    ['#7d9ba2', 'M33 75l13-14 9 8 7-5 9 11z'],
  ],
  wood: [
    ['#c6a271', 'M0 0h264v168H0z'],
    ['#b99562', 'M34 0h30v168H34zM98 0h34v168H98zM166 0h30v168h-30zM230 0h34v168h-34z'],
    ['#f1ede2', 'M202 42a20 20 0 1 1 40 0a20 20 0 1 1-40 0z'],
    ['#5d6668', 'M220 29h4v12l6 6-3 2-7-6z'],
  ],
  dusk: [
    ['#7d989b', 'M0 0h264v168H0z'],
    ['#96aba9', 'M0 0h96v88q-60 10-96-20z'],
    ['#b9b294', 'M190 60q50-30 74 0v108h-90q-20-70 16-108z'],
    ['#6b878d', 'M0 110q70-20 110 20l-20 38H0z'],
  ],
};

/** Neck, ears and face, the same for all. @param {string} skin @param {string} shade @returns {Shape[]} */
const face = (skin, shade) => [
  [shade, 'M120 98h28v24q-14 16-28 0z'],
  [skin, 'M103 74q-8-2-8 7 0 10 11 10zM165 74q8-2 8 7 0 10-11 10z'],
  [skin, 'M105 70q0-36 29-36t29 36q0 42-29 44-29-2-29-44z'],
];

/** @param {string} hair @returns {Shape[]} */
const eyesBelow = (hair) => [
  [hair, 'M114 66q8-6 16-2l-1 2q-7-3-14 1zM138 64q8-4 16 2l-1 1q-7-4-14-1z'],
  [EYES, 'M119 75a3 3.6 0 1 1 6 0a3 3.6 0 1 1-6 0zM143 75a3 3.6 0 1 1 6 0a3 3.6 0 1 1-6 0z'],
  ['#ffffff', 'M122 73.6a1 1 0 1 1 2 0a1 1 0 1 1-2 0zM146 73.6a1 1 0 1 1 2 0a1 1 0 1 1-2 0z'],
];

/** @param {string} shade @returns {Shape} */
const nose = (shade) => [shade, 'M133 76l-3 11q2 3 6 2v-2q-3 0-3-1l2-10z'];
/** @returns {Shape} */
const cheeks = () => [
  'rgba(214,110,90,.25)',
  'M110 88a7 4 0 1 1 14 0a7 4 0 1 1-14 0zM144 88a7 4 0 1 1 14 0a7 4 0 1 1-14 0z',
];
/** @type {Shape} */
const SHIRT = ['#fbfaf6', 'M112 122l22 38 22-38-9-7h-26z'];
/** @param {string} color @returns {Shape} */
const jacket = (color) => [color, 'M58 168q2-38 52-46l24 16 24-16q50 8 52 46z'];
/** @param {string} color @returns {Shape} */
const jumper = (color) => [color, 'M58 168q2-38 54-46 22 14 44 0 52 8 54 46z'];

/** @type {Person[]} */
export const PEOPLE = [
  {
    name: 'Jule Petersen',
    talks: false,
    mouth: '#a8594b',
    shapes: [
      ...ROOMS.shelf,
      ['#b5763d', 'M96 114q-4-14-2-48 2-44 40-44t40 44q2 34-2 48-8 6-16 0V66h-44v48q-8 6-16 0z'],
      ...face('#f6d7c3', '#e6b99f'),
      jumper('#2f6670'),
      cheeks(),
      ...eyesBelow('#9a6230'),
      nose('#dfa98c'),
      ['#b5763d', 'M103 78q-4-48 32-48 34 0 31 48-3-16-11-28-8 8-26 14-20 4-26 14z'],
    ],
  },
  {
    name: 'Anna Ahlers',
    talks: true,
    mouth: '#a8433b',
    shapes: [
      ...ROOMS.window,
      ['#4a2f28', 'M94 168V66q0-44 40-44t40 44v102z'],
      ...face('#f0cfb8', '#ddb196'),
      jacket('#2b4450'),
      SHIRT,
      cheeks(),
      ...eyesBelow('#4a2f28'),
      nose('#d7a488'),
      ['#4a2f28', 'M104 78q-2-46 32-46 30 0 28 46-8-24-26-32-8 20-34 32z'],
      [
        '#2b2726',
        'M110 76a12 11 0 1 1 24 0a12 11 0 1 1-24 0m2.4 0a9.6 8.6 0 1 0 19.2 0a9.6 8.6 0 1 0-19.2 0zM135 76a12 11 0 1 1 24 0a12 11 0 1 1-24 0m2.4 0a9.6 8.6 0 1 0 19.2 0a9.6 8.6 0 1 0-19.2 0z',
      ],
    ],
  },
  {
    name: 'Deniz Yıldız',
    talks: false,
    mouth: '#8c3b35',
    shapes: [
      ...ROOMS.dusk,
      ...face('#c98d60', '#b07647'),
      jumper('#5f7d57'),
      ['#231f1d', 'M104 82q1 36 30 36t30-36q-3 14-14 15-16-5-32 0-11-1-14-15z'],
      ...eyesBelow('#231f1d'),
      nose('#a86f43'),
      ['#231f1d', 'M103 74q-5-46 31-46t31 46q-1-14-6-20-25 5-50 0-5 6-6 20z'],
    ],
  },
  {
    name: 'Hinnerk Thomsen',
    talks: false,
    mouth: '#a8594b',
    shapes: [
      ...ROOMS.wood,
      ['#c9c4bb', 'M99 60h70v28H99z'],
      ...face('#efc9b0', '#d8aa8e'),
      jacket('#33535e'),
      ['#e8edec', 'M112 122l22 38 22-38-9-7h-26z'],
      cheeks(),
      ...eyesBelow('#c9c4bb'),
      nose('#d09c7d'),
      ['#c9c4bb', 'M120 93q7-6 14-1 7-5 14 1-7 4-14 1-7 3-14-1z'],
    ],
  },
];

/** Knocks when the others are in. @returns {Person & { name: string }} */
export function stranger() {
  const [, twin] = PEOPLE;
  if (!twin) throw new Error('Nobody to look like.');
  return { ...twin, name: 'Cora Gast' };
}

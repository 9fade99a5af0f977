// The people in the pictures: always the same, so that pictures of two days can be compared.

/** @import { Person } from './draw-person.mjs' */

/** @param {Partial<Person> & { name: string }} person @returns {Person & { name: string }} */
const person = (person) => ({
  skin: '#f0cfb8',
  hair: '#4a2f28',
  clothes: '#2b4450',
  wall: '#dde5e2',
  long: false,
  beard: false,
  glasses: false,
  talks: false,
  ...person,
});

export const PEOPLE = [
  person({
    name: 'Jule Petersen',
    hair: '#b5763d',
    clothes: '#2f6670',
    wall: '#e9e2d2',
    long: true,
  }),
  person({ name: 'Anna Ahlers', long: true, glasses: true, talks: true }),
  person({
    name: 'Deniz Yıldız',
    skin: '#c98d60',
    hair: '#231f1d',
    clothes: '#5f7d57',
    wall: '#5f8188',
    beard: true,
  }),
  person({ name: 'Hinnerk Thomsen', hair: '#c9c4bb', clothes: '#7a4a44', wall: '#cdb58f' }),
];

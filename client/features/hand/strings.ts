// What raised hands say, in both languages.
const de = {
  raise: 'Melden',
  word: 'Melden',
  raises: (name: string) => `${name} meldet sich.`,
  mark: 'Meldet sich',
  markAt: (place: number) => `Meldet sich, Platz ${place}`,
};

const en: typeof de = {
  raise: 'Raise hand',
  word: 'Raise hand',
  raises: (name) => `${name} raises a hand.`,
  mark: 'Hand raised',
  markAt: (place) => `Hand raised, place ${place}`,
};

export const strings = { de, en };
export type HandStrings = typeof de;

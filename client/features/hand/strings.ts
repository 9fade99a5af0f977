// What raised hands say, in both languages.
const de = {
  raise: 'Melden',
  word: 'Melden',
  notice: 'Wortmeldungen',
  raises: (name: string) => `${name} meldet sich.`,
  mark: 'Meldet sich',
  markAt: (place: number) => `Meldet sich, Platz ${place}`,
};

const en: typeof de = {
  raise: 'Raise hand',
  word: 'Raise hand',
  notice: 'Raised hands',
  raises: (name) => `${name} raises a hand.`,
  mark: 'Hand raised',
  markAt: (place) => `Hand raised, place ${place}`,
};

export const strings = { de, en };
export type HandStrings = typeof de;

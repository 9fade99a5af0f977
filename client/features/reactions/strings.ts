// What reactions say, in both languages.
const de = {
  react: 'Reagieren',
  mayNot: 'Reagieren können hier nur Leitung und Vertretung.',
  menu: 'Reaktionen',
  words: {
    agree: 'Zustimmung',
    thanks: 'Danke',
    congratulations: 'Glückwunsch',
    laugh: 'Lachen',
    idea: 'Idee',
    break: 'Pause?',
  },
  sentences: {
    agree: (name: string) => `${name} stimmt zu.`,
    thanks: (name: string) => `${name} bedankt sich.`,
    congratulations: (name: string) => `${name} gratuliert.`,
    laugh: (name: string) => `${name} lacht.`,
    idea: (name: string) => `${name} hat eine Idee.`,
    break: (name: string) => `${name} wünscht sich eine Pause.`,
  },
};

const en: typeof de = {
  react: 'React',
  mayNot: 'Only the host and co-hosts react here.',
  menu: 'Reactions',
  words: {
    agree: 'Agree',
    thanks: 'Thanks',
    congratulations: 'Congrats',
    laugh: 'Laugh',
    idea: 'Idea',
    break: 'Break?',
  },
  sentences: {
    agree: (name) => `${name} agrees.`,
    thanks: (name) => `${name} says thanks.`,
    congratulations: (name) => `${name} congratulates.`,
    laugh: (name) => `${name} laughs.`,
    idea: (name) => `${name} has an idea.`,
    break: (name) => `${name} would like a break.`,
  },
};

export const strings = { de, en };
export type ReactionStrings = typeof de;

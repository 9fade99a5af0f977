// What the feature host itself says, in both languages.
const de = {
  off: (name: string) =>
    `„${name}“ funktioniert gerade nicht und ist abgeschaltet. Das Gespräch läuft weiter.`,
};

const en: typeof de = {
  off: (name) => `“${name}” has stopped working and is switched off. Your conversation continues.`,
};

export const hostStrings = { de, en };

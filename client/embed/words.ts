// The few sentences that the embedding script itself shows, when the frame cannot speak.

const WORDS = {
  de: {
    title: 'Videobesprechung',
    small: 'Hier ist zu wenig Platz für die Besprechung.',
    blocked: 'Die Besprechung lässt sich hier nicht anzeigen.',
    open: 'In eigenem Fenster öffnen',
    portal: 'Für die Administration dieser Seite fehlt:',
    operator: 'Für den Betrieb des Videodienstes fehlt:',
    nobody: 'Niemand ist im Raum',
    one: 'Eine Person ist im Raum',
    many: (count: number) => `${count} Personen sind im Raum`,
    unknown: 'Wer im Raum ist, lässt sich gerade nicht sagen',
  },
  en: {
    title: 'Video meeting',
    small: 'There is too little space for the meeting here.',
    blocked: 'The meeting cannot be shown here.',
    open: 'Open in its own window',
    portal: 'For the administration of this page, missing is:',
    operator: 'For the operator of the video service, missing is:',
    nobody: 'Nobody is in the room',
    one: 'One person is in the room',
    many: (count: number) => `${count} people are in the room`,
    unknown: 'Who is in the room cannot be said just now',
  },
};

export type Words = (typeof WORDS)['de'];

/** In the element's own language, then the page's, then the browser's. */
export function wordsFor(element: HTMLElement): Words {
  const tagged = element.closest('[lang]')?.getAttribute('lang') ?? navigator.language;
  return tagged.toLowerCase().startsWith('de') ? WORDS.de : WORDS.en;
}

export function presenceSentence(words: Words, count: number | null): string {
  if (count === null) return words.unknown;
  if (count === 0) return words.nobody;
  return count === 1 ? words.one : words.many(count);
}

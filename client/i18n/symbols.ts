// The 64 symbols of the verification phrase as words, in the order of their numbers; they load with the drawings.
// Short nouns that do not sound like each other. The numbers are protocol: never change the order.
import type { Pair } from './pair.ts';

export const symbols: Pair<readonly string[]> = {
  // prettier-ignore
  de: [
    'Anker', 'Apfel', 'Banane', 'Bett', 'Glocke', 'Fahrrad', 'Vogel', 'Knochen',
    'Buch', 'Koffer', 'Pinsel', 'Bus', 'Torte', 'Kamera', 'Auto', 'Möhre',
    'Katze', 'Kirsche', 'Wolke', 'Klee', 'Kompass', 'Keks', 'Krone', 'Edelstein',
    'Hund', 'Trommel', 'Ei', 'Feder', 'Fisch', 'Flagge', 'Blume', 'Geschenk',
    'Brille', 'Gitarre', 'Hammer', 'Herz', 'Haus', 'Schlüssel', 'Lampe', 'Blatt',
    'Magnet', 'Mond', 'Berg', 'Stift', 'Klavier', 'Pizza', 'Flugzeug', 'Hase',
    'Rakete', 'Segelboot', 'Schere', 'Hemd', 'Schaufel', 'Schnecke', 'Schneeflocke', 'Sofa',
    'Stern', 'Sonne', 'Zelt', 'Pokal', 'Schildkröte', 'Regenschirm', 'Tasse', 'Uhr',
  ],
  // prettier-ignore
  en: [
    'anchor', 'apple', 'banana', 'bed', 'bell', 'bicycle', 'bird', 'bone',
    'book', 'briefcase', 'brush', 'bus', 'cake', 'camera', 'car', 'carrot',
    'cat', 'cherry', 'cloud', 'clover', 'compass', 'cookie', 'crown', 'diamond',
    'dog', 'drum', 'egg', 'feather', 'fish', 'flag', 'flower', 'present',
    'glasses', 'guitar', 'hammer', 'heart', 'house', 'key', 'lamp', 'leaf',
    'magnet', 'moon', 'mountain', 'pencil', 'piano', 'pizza', 'plane', 'rabbit',
    'rocket', 'sailboat', 'scissors', 'shirt', 'shovel', 'snail', 'snowflake', 'sofa',
    'star', 'sun', 'tent', 'trophy', 'turtle', 'umbrella', 'cup', 'clock',
  ],
};

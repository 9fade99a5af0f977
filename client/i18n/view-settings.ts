// Words of the settings' section about the view.
import { pair } from './pair.ts';

export const viewSettings = pair(
  {
    title: 'Ansicht',
    audioOnly: 'Nur Ton',
    audioOnlyHint:
      'Keine Bilder und keine geteilten Bildschirme, von Ihnen und für Sie. Spart viel Datenmenge und Strom.',
    ownPicture: 'Eigenes Bild',
    ownPictures: {
      automatic: 'Automatisch',
      tile: 'Als Kachel',
      small: 'Klein in der Ecke',
      off: 'Aus',
    },
    mirror: 'Eigenes Bild spiegeln',
    mirrorHint: 'Nur für Sie. Die anderen sehen Sie immer richtig herum.',
    order: 'Reihenfolge der Kacheln',
    orders: { joining: 'Wie beigetreten', names: 'Nach Namen' },
    motion: 'Bewegung auf dem Bildschirm',
    motions: { system: 'Wie im System', none: 'Ohne Bewegung' },
  },
  {
    title: 'View',
    audioOnly: 'Audio only',
    audioOnlyHint:
      'No pictures and no shared screens, from you and for you. Saves much data and power.',
    ownPicture: 'My picture',
    ownPictures: {
      automatic: 'Automatic',
      tile: 'As a tile',
      small: 'Small in the corner',
      off: 'Off',
    },
    mirror: 'Mirror my picture',
    mirrorHint: 'Only for you. The others always see you the right way round.',
    order: 'Order of the tiles',
    orders: { joining: 'As people joined', names: 'By name' },
    motion: 'Motion on the screen',
    motions: { system: 'Same as system', none: 'No motion' },
  },
);

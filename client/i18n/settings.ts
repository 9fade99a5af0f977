// Words of the settings dialog.
import { pair } from './pair.ts';

export const settings = pair(
  {
    title: 'Einstellungen',
    sections: 'Bereiche',
    soundAndPicture: 'Ton und Bild',
  },
  {
    title: 'Settings',
    sections: 'Sections',
    soundAndPicture: 'Sound and picture',
  },
);

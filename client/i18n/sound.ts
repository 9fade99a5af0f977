// Words about how the own voice is processed and how loud others are; loaded with the dialogs that say them.
import { pair } from './pair.ts';

export const sound = pair(
  {
    processing: 'Aufbereitung Ihrer Stimme',
    noiseSuppression: 'Geräusche mindern',
    noiseSuppressionHint: 'Tastatur und Lüfter treten zurück',
    echoCancellation: 'Echo unterdrücken',
    echoCancellationHint: 'Nur ausschalten, wenn Sie Kopfhörer tragen',
    autoGainControl: 'Lautstärke angleichen',
    autoGainControlHint: 'Ihre Stimme bleibt gleich laut, auch mit Abstand',
    leveled: 'Stimmen der anderen angleichen',
    leveledHint: 'Leise werden lauter, laute leiser. Nur für Sie',
    blur: 'Hintergrund weichzeichnen',
    blurHint: 'Macht Ihr Gerät selbst, bevor das Bild hierher kommt',
    volumeOf: (name: string) => `Lautstärke von ${name}`,
    percent: (value: number) => `${value} %`,
  },
  {
    processing: 'Processing of your voice',
    noiseSuppression: 'Reduce noise',
    noiseSuppressionHint: 'Keyboard and fans step back',
    echoCancellation: 'Suppress echo',
    echoCancellationHint: 'Turn off only if you wear headphones',
    autoGainControl: 'Even out volume',
    autoGainControlHint: 'Your voice stays equally loud, also from a distance',
    leveled: 'Even out the others’ voices',
    leveledHint: 'Soft ones get louder, loud ones softer. Only for you',
    blur: 'Blur background',
    blurHint: 'Done by your device itself, before the picture gets here',
    volumeOf: (name: string) => `Volume of ${name}`,
    percent: (value: number) => `${value} %`,
  },
);

// Words of the client as an app: installing it, and opening it without a network.
import { pair } from './pair.ts';

export const app = pair(
  {
    install: 'Installieren',
    installHint: 'Schnack als App auf diesem Gerät, mit eigenem Fenster.',
    offline:
      'Sie sind offline. Zum Starten und Beitreten brauchen Sie eine Verbindung; das Handbuch können Sie lesen.',
  },
  {
    install: 'Install',
    installHint: 'Schnack as an app on this device, with a window of its own.',
    offline:
      'You are offline. To start or join a meeting you need a connection; the handbook can be read.',
  },
);

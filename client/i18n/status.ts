// Words for the connection: what happened, what still works, what to do; in this order.
import { pair } from './pair.ts';

export const status = pair(
  {
    relayLost: 'Verbindung zum Vermittlungsserver unterbrochen. Das Gespräch läuft weiter.',
    relayConnecting: 'Die Verbindung zur Besprechung wird aufgebaut.',
    relayUnreachable:
      'Wir erreichen den Vermittlungsserver nicht. Prüfen Sie Ihr Netz; wir versuchen es weiter.',
    offline: 'Sie sind offline. Sobald das Netz wieder da ist, geht es von selbst weiter.',
    blocked:
      'Ihr Netz lässt keine direkte Verbindung zu. Bitte fragen Sie Ihre IT nach dem Zugang zu diesem Dienst.',
    blockedDetour:
      'Ihr Netz lässt keine Verbindung zu, auch nicht über den Umweg, den dieser Dienst anbietet. Bitte fragen Sie Ihre IT nach dem Zugang.',
    nobodyReached: 'Gerade erreichen wir niemanden. Prüfen Sie Ihr Netz; wir versuchen es weiter.',
    allWeak: 'Ihre Verbindung ist schwach. Ton hat Vorrang; ohne Kamera wird es meist besser.',
    /** Of RECOMMENDED_ROOM_SIZE. */
    manyPeople:
      'Sie sind jetzt mehr als acht. Wir schicken kleinere Bilder, damit der Ton klar bleibt.',
    weak: (name: string) => `Die Verbindung zu ${name} ist schwach. Ton hat Vorrang.`,
    lost: (name: string) => `${name} ist gerade nicht erreichbar. Wir versuchen es weiter.`,
    unreached: (name: string) =>
      `${name} ist da, aber zwischen Ihnen kommt keine Verbindung zustande. Wir versuchen es weiter.`,
    gaveUp: (name: string) =>
      `${name} ist nicht erreichbar. Wir haben es eine Minute lang versucht.`,
    retry: 'Noch einmal versuchen',
    echo: (name: string) =>
      `Ihre Stimme kommt über das Gerät von ${name} zurück. Dort helfen Kopfhörer oder leisere Lautsprecher.`,
    mutedSpeaking: 'Sie sind stumm.',
    mutedSpeakingKey: 'Sie sind stumm. Zum Sprechen Leertaste halten.',
  },
  {
    relayLost: 'Connection to the relay lost. Your conversation continues.',
    relayConnecting: 'Connecting to the meeting.',
    relayUnreachable: 'We cannot reach the relay. Check your network; we keep trying.',
    offline: 'You are offline. It continues by itself as soon as the network is back.',
    blocked:
      'Your network does not allow a connection. Please ask your IT about access to this service.',
    blockedDetour:
      'Your network does not allow a connection, not even by the detour that this service offers. Please ask your IT about access.',
    nobodyReached: 'Nobody can be reached right now. Check your network; we keep trying.',
    allWeak: 'Your connection is weak. Sound comes first; without the camera it often gets better.',
    manyPeople:
      'There are now more than eight of you. We send smaller pictures to keep the sound clear.',
    weak: (name) => `The connection to ${name} is weak. Sound comes first.`,
    lost: (name) => `${name} cannot be reached right now. We keep trying.`,
    unreached: (name) =>
      `${name} is here, but no connection comes about between you. We keep trying.`,
    gaveUp: (name) => `${name} cannot be reached. We have tried for a minute.`,
    retry: 'Try again',
    echo: (name) =>
      `Your voice comes back through the device of ${name}. Headphones or lower speakers help there.`,
    mutedSpeaking: 'You are muted.',
    mutedSpeakingKey: 'You are muted. Hold space to talk.',
  },
);

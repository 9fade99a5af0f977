// German, the source language: its shape is the type that every other language must have.
import { devices } from './devices.ts';
import { home } from './home.ts';
import { settings } from './settings.ts';

export const de = {
  language: { label: 'Sprache', german: 'Deutsch', english: 'English' },
  theme: {
    label: 'Farben',
    system: 'Wie im System',
    light: 'Hell',
    dark: 'Dunkel',
    next: (now: string) => `Farben: ${now}. Wechseln`,
  },
  close: 'Schließen',
  legal: {
    privacy: 'Datenschutz',
    accessibility: 'Barrierefreiheit',
    imprint: 'Impressum',
    label: 'Rechtliches',
  },
  you: '(Sie)',

  home: home.de,

  lobby: {
    title: 'Gleich geht es los',
    alone: 'Sehen Sie kurz nach Bild und Ton, dann treten Sie bei.',
    name: 'Ihr Name',
    namePlaceholder: 'So sehen die anderen Sie',
    join: 'Beitreten',
    /** Who joins without a name. */
    guest: 'Gast',
    joining: 'Verbindung wird aufgebaut',
    joinWithout: 'Ohne Kamera und Mikrofon beitreten',
    preview: 'Ihr Bild',
    bothOff: 'Kamera und Mikrofon sind aus. Schalten Sie ein, was Sie möchten.',
    cameraOff: 'Ihre Kamera ist aus.',
    asking: 'Ihr Browser fragt jetzt, ob wir Kamera und Mikrofon nutzen dürfen.',
    level: 'Lautstärke Ihres Mikrofons',
    camera: 'Kamera',
    microphone: 'Mikrofon',
    speaker: 'Lautsprecher',
    systemDefault: 'Standard des Systems',
    test: 'Testton',
    waitingRoom: 'Warteraum',
    waitingRoomHint: 'Gäste warten, bis Sie öffnen',
    leadsInTab:
      'Sie leiten diese Besprechung. Das Recht dazu liegt nur in diesem Tab: Ist er zu, kann niemand mehr leiten.',
    leadsKept: 'Sie leiten diese Besprechung. Das Recht dazu ist auf diesem Gerät gemerkt.',
    keepLead: 'Auf diesem Gerät merken',
  },

  media: {
    replaced: (lost: string, using: string) =>
      `${lost} ist nicht mehr da. Wir nutzen jetzt ${using}.`,
    camera: {
      denied: 'Der Browser gibt die Kamera nicht frei. Sie können auch ohne dabei sein.',
      busy: 'Ein anderes Programm benutzt die Kamera. Schließen Sie es oder nehmen Sie ohne Bild teil.',
      missing: 'Wir finden keine Kamera. Sprechen, zuhören und schreiben geht trotzdem.',
      gone: 'Ihre Kamera ist nicht mehr da. Die anderen hören Sie weiterhin.',
      failed: 'Die Kamera startet nicht. Wählen Sie eine andere oder nehmen Sie ohne Bild teil.',
    },
    microphone: {
      denied: 'Der Browser gibt das Mikrofon nicht frei. Zuhören und schreiben geht trotzdem.',
      busy: 'Ein anderes Programm benutzt das Mikrofon. Schließen Sie es oder wählen Sie ein anderes.',
      missing: 'Wir finden kein Mikrofon. Zuhören und schreiben geht trotzdem.',
      gone: 'Ihr Mikrofon ist nicht mehr da. Wählen Sie ein anderes; zuhören geht weiter.',
      failed: 'Das Mikrofon startet nicht. Wählen Sie ein anderes; zuhören geht trotzdem.',
    },
    screen: {
      denied:
        'Der Browser gibt den Bildschirm nicht frei. Das Gespräch läuft weiter; versuchen Sie es noch einmal.',
      busy: 'Ein anderes Programm hält den Bildschirm fest. Versuchen Sie es mit einem einzelnen Fenster.',
      missing: 'Dieser Browser kann den Bildschirm nicht teilen. Alles andere geht wie gewohnt.',
      gone: 'Das Teilen wurde beendet.',
      failed: 'Das Teilen hat nicht geklappt. Versuchen Sie es mit einem einzelnen Fenster.',
    },
  },

  meeting: {
    title: 'Besprechung',
    encrypted: 'Verschlüsselt',
    stage: 'Teilnehmende',
    status: 'Verbindung',
    controls: 'Steuerung der Besprechung',
    grid: 'Raster',
    speaker: 'Sprecher',
    layout: 'Ansicht',
    aloneTitle: 'Noch ist niemand sonst da',
    alone: 'Schicken Sie den Link an alle, die dabei sein sollen.',
    scan: 'Oder mit dem Telefon scannen und von dort dabei sein.',
    soundBlocked: 'Ihr Browser hat den Ton angehalten.',
    soundOn: 'Ton einschalten',
    more: (count: number) => `+${count} weitere`,
  },

  bar: {
    microphone: 'Mikrofon',
    camera: 'Kamera',
    share: 'Bildschirm teilen',
    shareWord: 'Teilen',
    people: 'Personen',
    invite: 'Einladen',
    more: 'Mehr',
    leave: 'Verlassen',
    unread: (count: number) => `${count} neu`,
    settings: 'Einstellungen',
    fullScreen: 'Vollbild',
    endFullScreen: 'Vollbild beenden',
    help: 'Hilfe',
  },

  tile: {
    muted: 'stumm',
    cameraOff: 'Kamera aus',
    weak: 'Schwache Verbindung',
    connecting: 'Verbindet',
    reconnecting: 'Verbindet neu',
    lost: 'Nicht erreichbar',
    retry: 'Noch einmal versuchen',
    screenOf: (name: string) => `Bildschirm von ${name}`,
    ownScreen: 'Ihr geteilter Bildschirm',
    large: 'Groß',
    stopShare: 'Teilen beenden',
  },

  invite: {
    title: 'Einladen',
    hint: 'Wer diesen Link öffnet, kann beitreten. Geben Sie ihn nur an die weiter, die dabei sein sollen.',
    link: 'Besprechungslink',
    copy: 'Link kopieren',
    copied: 'Link kopiert.',
    copyFailed: 'Das Kopieren ging nicht. Der Link ist markiert: bitte mit Strg+C kopieren.',
    mail: 'Per E-Mail einladen',
    mailSubject: 'Einladung zur Videobesprechung',
    mailBody: (link: string) =>
      `Guten Tag,\n\nSie sind zu einer Videobesprechung eingeladen. Öffnen Sie diesen Link im Browser:\n\n${link}\n\nSie brauchen kein Konto und kein Programm.\n`,
    qr: 'QR-Code des Besprechungslinks',
  },

  devices: devices.de,
  settings: settings.de,

  news: {
    joined: (name: string) => `${name} ist da.`,
    left: (name: string) => `${name} ist gegangen.`,
    relayBack: 'Alles wieder verbunden.',
  },

  /** Why the relay ended or refused the connection; keys are the relay's own reasons. */
  refusal: {
    draining: 'Der Vermittlungsserver startet neu. Bitte versuchen Sie es gleich noch einmal.',
    badFrame: 'Diese Seite passt nicht mehr zum Vermittlungsserver. Bitte laden Sie sie neu.',
    frameTooBig: 'Diese Seite passt nicht mehr zum Vermittlungsserver. Bitte laden Sie sie neu.',
    tooManyMessages:
      'Von Ihrem Gerät kamen sehr viele Nachrichten auf einmal. Bitte treten Sie noch einmal bei.',
    slowConsumer: 'Ihr Netz kam nicht mehr mit. Bitte treten Sie noch einmal bei.',
    roomFull: 'Der Raum ist voll. Bitte versuchen Sie es gleich noch einmal.',
    tooManyFromAddress:
      'Aus Ihrem Netz kamen sehr viele Anfragen. Bitte warten Sie eine Minute und versuchen Sie es dann noch einmal.',
    unresponsive: 'Ihr Gerät hat länger nicht geantwortet. Bitte treten Sie noch einmal bei.',
    unreachable:
      'Wir erreichen den Vermittlungsserver nicht. Prüfen Sie Ihr Netz und versuchen Sie es noch einmal.',
  },

  problem: {
    damagedTitle: 'Dieser Link ist unvollständig',
    damaged: 'Bitte kopieren Sie ihn noch einmal ganz aus der Einladung.',
    refusedTitle: 'Das hat gerade nicht geklappt',
    unsupportedTitle: 'Dieser Browser kann keine Videobesprechungen',
    unsupported: 'Bitte öffnen Sie den Link in einem aktuellen Firefox, Chrome, Edge oder Safari.',
    insecureTitle: 'Diese Seite ist nicht gesichert geöffnet',
    insecure:
      'Kamera, Mikrofon und Verschlüsselung gibt der Browser nur über https frei. Bitte öffnen Sie die Adresse mit https.',
    again: 'Noch einmal versuchen',
    home: 'Zur Startseite',
  },

  after: {
    title: 'Sie haben die Besprechung verlassen',
    lead: 'Danke für den Schnack. Auf keinem Server ist etwas zurückgeblieben.',
    rejoin: 'Wieder beitreten',
    home: 'Zur Startseite',
  },

  help: { open: 'Handbuch' },
};

export type Strings = typeof de;

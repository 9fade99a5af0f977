// Words of the page that shows what the relay got and sent.
import { pair } from './pair.ts';

export const serverSaw = pair(
  {
    intro:
      'Hier steht Byte für Byte, was der Vermittlungsserver von diesem Browser bekommen und an ihn geschickt hat. Er sieht eine Raumnummer, wechselnde Nummern der Anwesenden, Zeiten und Größen. Namen, Bild, Ton, Chat und die Adressen, unter denen sich die Geräte finden, sind versiegelt, und der Schlüssel aus dem Link erreicht ihn nie. Wenn alle verbunden sind, gehen Bild, Ton und Chat nicht über diesen Server.',
    doubt:
      'Diese Liste führt das Programm, das der Server ausgeliefert hat. Ob es das richtige ist, lässt sich von außen nachprüfen; die Anleitung für den Betrieb sagt, wie.',
    always: 'Was jeder Server sieht',
    address: 'Ihre Internetadresse (IP)',
    addressWhy:
      'Ohne sie kann niemand antworten. Der Browser kennt sie selbst nicht, deshalb steht sie hier nicht. Der Server behält sie nur, solange er Missbrauch begrenzen muss.',
    browser: 'Kennung Ihres Browsers',
    languages: 'Sprachen Ihres Browsers',
    page: 'Besuchte Seite',
    pageWhy: 'Der Teil des Links hinter # wird nie gesendet.',
    sums: 'Insgesamt in diesem Besuch',
    sent: 'Gesendet',
    received: 'Empfangen',
    sum: (frames: string, bytes: string, count: number) =>
      `${frames} ${count === 1 ? 'Nachricht' : 'Nachrichten'}, ${bytes} Bytes`,
    connections: 'Anmeldungen am Server',
    host: 'Server',
    room: 'Raumnummer',
    roomWhy: 'Ein Fingerabdruck des Links, aus dem sich der Link nicht errechnen lässt.',
    proof: 'Zutrittsnachweis',
    proofWhy: 'Damit nimmt der Server Sie an. Lesen kann man damit nichts.',
    from: (time: string) => `ab ${time}`,
    until: (from: string, until: string) => `${from} bis ${until}`,
    waiting: 'noch nicht angenommen',
    refused: 'nicht angenommen',
    frames: 'Nachrichten, die älteste zuerst',
    framesWhy:
      'Jede beginnt mit vier lesbaren Bytes: der Nummer dessen, dem sie gilt oder von dem sie kommt. Die Nummern sind zufällig und bei jeder Anmeldung neu; Ihre eigene sagt der Server nur den anderen.',
    none: 'Noch keine.',
    forgotten: (count: string) =>
      `Die ältesten ${count} stehen nur noch in den Summen, damit der Speicher nicht voll wird.`,
    toAll: 'an alle im Raum',
    to: (member: number) => `an Nummer ${member}`,
    by: (member: number) => `von Nummer ${member}`,
    byServer: 'vom Server selbst',
    bytes: (bytes: string) => `${bytes} Bytes`,
    times: (count: string, time: string) => `${count}-mal, zuletzt ${time}`,
    connection: (number: number) => `Anmeldung ${number}`,
    sealed: (bytes: string) =>
      `Lesbar sind für den Server die ersten vier Bytes. Die übrigen ${bytes} sind versiegelt.`,
    left: (member: number) => `Der Server sagt: Die Verbindung von Nummer ${member} ist beendet.`,
    turn: 'Der Server nennt den Umweg (TURN) und den Zugang dazu, den er selbst gemacht hat:',
    notice: 'Der Server sagt: Er wird bald neu gestartet.',
    beat: 'Der Server sagt: Ich bin noch da.',
    other: 'Eine Mitteilung des Servers, die dieses Programm nicht kennt.',
  },
  {
    intro:
      'This is, byte for byte, what the relay got from this browser and sent to it. It sees a room number, changing numbers of those present, times and sizes. Names, picture, sound, chat and the addresses by which the devices find each other are sealed, and the key in the link never reaches it. Once everybody is connected, picture, sound and chat do not pass this server.',
    doubt:
      'This list is kept by the program that the server delivered. Whether it is the right one can be checked from outside; the guide for operators says how.',
    always: 'What every server sees',
    address: 'Your internet address (IP)',
    addressWhy:
      'Nobody could answer without it. The browser does not know it itself, so it is not shown here. The server keeps it only as long as it has to limit misuse.',
    browser: 'How your browser names itself',
    languages: 'Languages of your browser',
    page: 'Page visited',
    pageWhy: 'The part of the link after # is never sent.',
    sums: 'In all during this visit',
    sent: 'Sent',
    received: 'Received',
    sum: (frames, bytes, count) =>
      `${frames} ${count === 1 ? 'message' : 'messages'}, ${bytes} bytes`,
    connections: 'Connections to the server',
    host: 'Server',
    room: 'Room number',
    roomWhy: 'A fingerprint of the link; the link cannot be computed from it.',
    proof: 'Proof of entry',
    proofWhy: 'The server accepts you by it. Nothing can be read with it.',
    from: (time) => `since ${time}`,
    until: (from, until) => `${from} to ${until}`,
    waiting: 'not yet accepted',
    refused: 'not accepted',
    frames: 'Messages, oldest first',
    framesWhy:
      'Each begins with four readable bytes: the number of whom it is for or whom it is from. The numbers are random, and new with each connection; your own is told to the others only.',
    none: 'None yet.',
    forgotten: (count) =>
      `The oldest ${count} are in the sums only, so that the memory does not fill up.`,
    toAll: 'to everybody in the room',
    to: (member) => `to number ${member}`,
    by: (member) => `from number ${member}`,
    byServer: 'from the server itself',
    bytes: (bytes) => `${bytes} bytes`,
    times: (count, time) => `${count} times, last ${time}`,
    connection: (number) => `Connection ${number}`,
    sealed: (bytes) => `The server can read the first four bytes. The other ${bytes} are sealed.`,
    left: (member) => `The server says: the connection of number ${member} has ended.`,
    turn: 'The server names the detour (TURN) and the access to it, which it made itself:',
    notice: 'The server says: it will restart soon.',
    beat: 'The server says: I am still here.',
    other: 'A note of the server that this program does not know.',
  },
);

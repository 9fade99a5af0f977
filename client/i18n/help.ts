// The short help page. Each sentence is true of the client as it is.
import { pair } from './pair.ts';

export const help = pair(
  {
    title: 'Hilfe',
    sections: [
      {
        title: 'Beitreten',
        text: [
          'Öffnen Sie den Link aus der Einladung oder fügen Sie ihn auf der Startseite ein. Geben Sie Ihren Namen an und wählen Sie „Beitreten“. Ein Konto oder ein Programm brauchen Sie nicht.',
          'Der Link ist der Schlüssel zur Besprechung: Wer ihn hat, kann beitreten. Gibt es einen Warteraum, entscheidet jemand von der Leitung, wer hereinkommt.',
        ],
      },
      {
        title: 'Kamera, Mikrofon, Bildschirm',
        text: [
          'Kamera und Mikrofon sind aus, bis Sie sie einschalten; dann fragt der Browser um Erlaubnis. Haben Sie einmal abgelehnt, sagt Ihnen die Seite, wie Sie das in Ihrem Browser ändern.',
          'Andere Geräte wählen Sie vor dem Beitreten oder in der Besprechung unter „Mehr“, „Einstellungen“. Teilnehmen geht auch ganz ohne Kamera und Mikrofon. Die meisten Telefone können den Bildschirm nicht teilen.',
        ],
      },
      {
        title: 'Was verschlüsselt ist',
        text: [
          'Bild, Ton und Chat gehen verschlüsselt von Gerät zu Gerät. Auch was die Geräte vorher austauschen, um sich zu finden, ist mit dem Schlüssel aus dem Link versiegelt. Dieser Schlüssel erreicht keinen Server.',
          'Der Vermittlungsserver sieht, dass sich jemand von einer Internet-Adresse mit einem Raum verbindet, wann und wie viel; keine Namen, keine Inhalte. Er speichert nichts. Die Teilnehmenden können die Internet-Adressen der anderen sehen, wo die Verbindung direkt ist.',
          'Wollen Sie sichergehen, dass niemand zwischen Ihnen sitzt? Wählen Sie unter „Mehr“ „Verbindung prüfen“ und lesen Sie die vier Wörter laut vor. Hören alle dasselbe, sitzt niemand dazwischen.',
        ],
      },
      {
        title: 'Grenzen',
        text: [
          'Jedes Gerät schickt sein Bild an jedes andere. Das geht gut mit bis zu acht Personen mit Kamera; darüber wird es für schwache Leitungen eng. Schalten Sie dann Kameras aus.',
          'Einwahl per Telefon, Aufzeichnung auf einem Server und Livestream gibt es nicht: Dafür müsste ein Server mithören.',
        ],
      },
    ],
  },
  {
    title: 'Help',
    sections: [
      {
        title: 'Joining',
        text: [
          'Open the link from the invitation, or paste it on the start page. Enter your name and choose “Join”. You need no account and no program.',
          'The link is the key to the meeting: whoever has it can join. Where there is a waiting room, a host decides who comes in.',
        ],
      },
      {
        title: 'Camera, microphone, screen',
        text: [
          'Camera and microphone are off until you turn them on; then the browser asks for permission. If you once said no, the page tells you how to change that in your browser.',
          'Choose other devices before joining, or in the meeting under “More”, “Settings”. You can take part without camera and microphone. Most phones cannot share their screen.',
        ],
      },
      {
        title: 'What is encrypted',
        text: [
          'Picture, sound and chat travel encrypted from device to device. What the devices exchange to find each other is sealed with the key in the link. This key reaches no server.',
          'The relay sees that somebody connects from an internet address to a room, when and how much; no names, no content. It stores nothing. Participants can see each other’s internet addresses, where the connection is direct.',
          'Do you want to be sure that nobody is between you? Choose “Verify connection” under “More” and read the four words aloud. If everyone hears the same, nobody is in between.',
        ],
      },
      {
        title: 'Limits',
        text: [
          'Every device sends its picture to every other. This works well with up to eight people with cameras; beyond that it gets tight for weak lines. Turn cameras off then.',
          'There is no dial-in by telephone, no recording on a server and no livestream: a server would have to listen in for that.',
        ],
      },
    ],
  },
);

// Words for those who lead a meeting, and about what they ordered.
import { pair } from './pair.ts';
import { pluralOf } from './phrases.ts';

const germanPlural = pluralOf('de');
const englishPlural = pluralOf('en');

export const hosting = pair(
  {
    roles: { host: 'Leitung', cohost: 'Vertretung', guest: 'Gast' },

    knocking: 'Anklopfende',
    knocks: (name: string) => `${name} möchte beitreten`,
    knocksNews: (name: string) => `${name} möchte beitreten.`,
    manyKnock: (count: number) =>
      germanPlural(count, '1 Person wartet', `${count} Personen warten`),
    waitsSince: (time: string) => `Wartet seit ${time}`,
    seconds: (count: number) => germanPlural(count, '1 Sekunde', `${count} Sekunden`),
    minutes: (count: number) => germanPlural(count, '1 Minute', `${count} Minuten`),
    letIn: 'Hereinlassen',
    turnAway: 'Abweisen',
    letAllIn: 'Alle hereinlassen',

    waitingRoom: 'Warteraum',
    waitingRoomHint: 'Gäste warten, bis Sie öffnen',
    rules: 'Weitere Regeln',
    locked: 'Abgeschlossen',
    lockedHint: 'Niemand kommt mehr hinein, auch nicht durch Anklopfen',
    everybodyMay: 'Gäste dürfen',
    rights: {
      share: 'Bildschirm teilen',
      chat: 'Im Chat schreiben',
      react: 'Reagieren',
      unmute: 'Sich selbst wieder einschalten',
    },
    unmuteHint: 'Nachdem sie stummgeschaltet wurden',
    hideAddresses: 'Internet-Adressen verbergen',
    hideAddressesHint: 'Alle verbinden sich nur über den TURN-Server dieses Dienstes',
    noDetour: 'Dieser Dienst hat keinen TURN-Server, deshalb geht das hier nicht.',
    muteAll: 'Alle stumm',
    muteAllName: 'Alle stumm schalten außer mir',
    allMuted: 'Alle anderen sind stumm.',

    mute: 'Stummschalten',
    letSpeak: 'Sprechen lassen',
    makeCohost: 'Zur Vertretung machen',
    revokeCohost: 'Vertretung beenden',
    remove: 'Entfernen',
    mutedByHost: 'von der Leitung stummgeschaltet',
    removeTitle: (name: string) => `${name} entfernen?`,
    removeText:
      'Alle trennen die Verbindung zu dieser Person. Danach ist der Warteraum an: Wer herein will, klopft an, und Sie entscheiden.',
    renewToo: 'Auch den Link erneuern',
    renewTooHint:
      'Der alte Link gilt dann nicht mehr. Wer in der Besprechung ist, merkt nichts; alle anderen brauchen den neuen.',
    cancel: 'Abbrechen',

    endForAll: 'Für alle beenden',
    endTitle: 'Für alle beenden?',
    endText:
      'Alle werden getrennt und lesen, dass die Besprechung beendet ist. Der Link bleibt gültig.',
    moreLeave: 'Weitere Möglichkeiten beim Verlassen',
    onlyMe: 'Nur ich gehe',

    renewLink: 'Link erneuern',
    renewTitle: 'Link erneuern?',
    renewText:
      'Sie bekommen einen neuen Link, der alte gilt nicht mehr. Wer in der Besprechung ist, bleibt ohne Unterbrechung; wer mit dem alten Link kommt, liest, dass es einen neuen gibt.',
    renewed: 'Der neue Link gilt. Verschicken Sie ihn an alle, die noch kommen sollen.',

    leadElsewhere: 'Auf einem weiteren Gerät leiten',
    hostLinkText:
      'Mit dem Leitungslink leiten Sie auch von einem anderen Gerät oder später. Wer ihn hat, darf alles, was Sie dürfen: Geben Sie ihn nie an Gäste.',
    hostLink: 'Leitungslink',
    copyHostLink: 'Leitungslink kopieren',
    hostLinkCopied: 'Leitungslink kopiert. Bewahren Sie ihn gut auf.',
    copyFailed: 'Das Kopieren ging nicht. Der Link ist markiert: bitte mit Strg+C kopieren.',

    muted: 'Die Leitung hat Ihr Mikrofon stummgeschaltet. Sie können es selbst wieder einschalten.',
    mutedForGood:
      'Die Leitung hat Ihr Mikrofon stummgeschaltet. Möchten Sie sprechen, melden Sie sich.',
    askToSpeak: 'Melden',
    asked: 'Sie haben sich gemeldet. Die Leitung kann Sie sprechen lassen.',
    youMaySpeak: 'Die Leitung lässt Sie wieder sprechen.',
    nowCohost: 'Sie sind jetzt Vertretung: Sie können hereinlassen, stummschalten und entfernen.',
    noLongerCohost: 'Sie sind nicht mehr Vertretung.',

    mayNotShare: 'Den Bildschirm teilen hier nur Leitung und Vertretung.',
    mutedRegion: 'Stummschaltung',
    failed: 'Das hat nicht geklappt. Bitte versuchen Sie es noch einmal.',
  },
  {
    roles: { host: 'Host', cohost: 'Co-host', guest: 'Guest' },

    knocking: 'Waiting to be let in',
    knocks: (name) => `${name} would like to join`,
    knocksNews: (name) => `${name} would like to join.`,
    manyKnock: (count) =>
      englishPlural(count, '1 person is waiting', `${count} people are waiting`),
    waitsSince: (time) => `Waiting for ${time}`,
    seconds: (count) => englishPlural(count, '1 second', `${count} seconds`),
    minutes: (count) => englishPlural(count, '1 minute', `${count} minutes`),
    letIn: 'Let in',
    turnAway: 'Turn away',
    letAllIn: 'Let all in',

    waitingRoom: 'Waiting room',
    waitingRoomHint: 'Guests wait until you let them in',
    rules: 'More rules',
    locked: 'Locked',
    lockedHint: 'Nobody else gets in, not even by knocking',
    everybodyMay: 'Guests may',
    rights: {
      share: 'Share the screen',
      chat: 'Write in the chat',
      react: 'React',
      unmute: 'Unmute themselves',
    },
    unmuteHint: 'After they have been muted',
    hideAddresses: 'Hide internet addresses',
    hideAddressesHint: 'Everybody connects only through the TURN server of this service',
    noDetour: 'This service has no TURN server, so this cannot be done here.',
    muteAll: 'Mute all',
    muteAllName: 'Mute all but me',
    allMuted: 'Everybody else is muted.',

    mute: 'Mute',
    letSpeak: 'Let speak',
    makeCohost: 'Make co-host',
    revokeCohost: 'End co-hosting',
    remove: 'Remove',
    mutedByHost: 'muted by the host',
    removeTitle: (name) => `Remove ${name}?`,
    removeText:
      'Everybody closes the connection to this person. The waiting room is on from then: who wants to come in knocks, and you decide.',
    renewToo: 'Renew the link as well',
    renewTooHint:
      'The old link is no longer valid then. Who is in the meeting notices nothing; all others need the new one.',
    cancel: 'Cancel',

    endForAll: 'End for all',
    endTitle: 'End for all?',
    endText:
      'Everybody is disconnected and reads that the meeting has ended. The link stays valid.',
    moreLeave: 'More ways to leave',
    onlyMe: 'Only I leave',

    renewLink: 'Renew link',
    renewTitle: 'Renew the link?',
    renewText:
      'You get a new link, the old one is no longer valid. Who is in the meeting stays without interruption; who comes with the old link reads that there is a new one.',
    renewed: 'The new link is valid. Send it to everybody who is still to come.',

    leadElsewhere: 'Host on another device',
    hostLinkText:
      'With the host link you host from another device, or later. Whoever has it may do all that you may: never give it to guests.',
    hostLink: 'Host link',
    copyHostLink: 'Copy host link',
    hostLinkCopied: 'Host link copied. Keep it safe.',
    copyFailed: 'Copying did not work. The link is selected: please copy it with Ctrl+C.',

    muted: 'The host has muted your microphone. You can turn it on again yourself.',
    mutedForGood:
      'The host has muted your microphone. If you would like to speak, raise your hand.',
    askToSpeak: 'Ask to speak',
    asked: 'Your hand is raised. The host can let you speak.',
    youMaySpeak: 'The host lets you speak again.',
    nowCohost: 'You are a co-host now: you can let in, mute and remove people.',
    noLongerCohost: 'You are no longer a co-host.',

    mayNotShare: 'Only the host and co-hosts share their screen here.',
    mutedRegion: 'Muting',
    failed: 'That did not work. Please try again.',
  },
);

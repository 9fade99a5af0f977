// English; a key that German has and this has not is a compile error.
import type { Strings } from './de.ts';
import { devices } from './devices.ts';
import { home } from './home.ts';
import { settings } from './settings.ts';

export const en: Strings = {
  language: { label: 'Language', german: 'Deutsch', english: 'English' },
  theme: {
    label: 'Colors',
    system: 'Same as system',
    light: 'Light',
    dark: 'Dark',
    next: (now) => `Colors: ${now}. Change`,
  },
  close: 'Close',
  legal: {
    privacy: 'Privacy',
    accessibility: 'Accessibility',
    imprint: 'Legal notice',
    label: 'Legal',
  },
  you: '(you)',

  home: home.en,

  lobby: {
    title: 'Ready to join',
    alone: 'Take a quick look at picture and sound, then join.',
    name: 'Your name',
    namePlaceholder: 'This is how others see you',
    join: 'Join',
    guest: 'Guest',
    joining: 'Connecting',
    joinWithout: 'Join without camera and microphone',
    preview: 'Your picture',
    bothOff: 'Camera and microphone are off. Turn on what you like.',
    cameraOff: 'Your camera is off.',
    asking: 'Your browser is now asking whether we may use camera and microphone.',
    level: 'Level of your microphone',
    camera: 'Camera',
    microphone: 'Microphone',
    speaker: 'Speaker',
    systemDefault: 'System default',
    test: 'Test sound',
    waitingRoom: 'Waiting room',
    waitingRoomHint: 'Guests wait until you let them in',
    leadsInTab:
      'You host this meeting. The right to host is in this tab only: once it is closed, nobody can host any more.',
    leadsKept: 'You host this meeting. The right to host is kept on this device.',
    keepLead: 'Keep on this device',
  },

  media: {
    replaced: (lost, using) => `${lost} is gone. We are using ${using} now.`,
    camera: {
      denied: 'The browser does not release the camera. You can also take part without it.',
      busy: 'Another program is using the camera. Close it or take part without video.',
      missing: 'We cannot find a camera. You can still talk, listen and write.',
      gone: 'Your camera is gone. The others still hear you.',
      failed: 'The camera does not start. Choose another one or take part without video.',
    },
    microphone: {
      denied: 'The browser does not release the microphone. You can still listen and write.',
      busy: 'Another program is using the microphone. Close it or choose another one.',
      missing: 'We cannot find a microphone. You can still listen and write.',
      gone: 'Your microphone is gone. Choose another one; you can still listen.',
      failed: 'The microphone does not start. Choose another one; you can still listen.',
    },
    screen: {
      denied: 'The browser does not release the screen. The conversation continues; try again.',
      busy: 'Another program holds the screen. Try a single window.',
      missing: 'This browser cannot share the screen. Everything else works as usual.',
      gone: 'Sharing has ended.',
      failed: 'Sharing did not work. Try a single window.',
    },
  },

  meeting: {
    title: 'Meeting',
    encrypted: 'Encrypted',
    stage: 'Participants',
    status: 'Connection',
    controls: 'Meeting controls',
    grid: 'Grid',
    speaker: 'Speaker',
    layout: 'View',
    aloneTitle: 'Nobody else is here yet',
    alone: 'Send the link to everyone who should take part.',
    scan: 'Or scan it with a phone and take part from there.',
    soundBlocked: 'Your browser has stopped the sound.',
    soundOn: 'Turn on sound',
    more: (count) => `+${count} more`,
  },

  bar: {
    microphone: 'Microphone',
    camera: 'Camera',
    share: 'Share screen',
    shareWord: 'Share',
    people: 'People',
    invite: 'Invite',
    more: 'More',
    leave: 'Leave',
    unread: (count) => `${count} new`,
    settings: 'Settings',
    fullScreen: 'Full screen',
    endFullScreen: 'Exit full screen',
    help: 'Help',
  },

  tile: {
    muted: 'muted',
    cameraOff: 'camera off',
    weak: 'Weak connection',
    connecting: 'Connecting',
    reconnecting: 'Reconnecting',
    lost: 'Cannot be reached',
    retry: 'Try again',
    screenOf: (name) => `Screen of ${name}`,
    ownScreen: 'Your shared screen',
    large: 'Enlarge',
    stopShare: 'Stop sharing',
  },

  invite: {
    title: 'Invite',
    hint: 'Whoever opens this link can join. Give it only to those who should take part.',
    link: 'Meeting link',
    copy: 'Copy link',
    copied: 'Link copied.',
    copyFailed: 'Copying did not work. The link is selected: please copy it with Ctrl+C.',
    mail: 'Invite by e-mail',
    mailSubject: 'Invitation to a video meeting',
    mailBody: (link) =>
      `Hello,\n\nyou are invited to a video meeting. Open this link in your browser:\n\n${link}\n\nYou need no account and no program.\n`,
    qr: 'QR code of the meeting link',
  },

  devices: devices.en,
  settings: settings.en,

  news: {
    joined: (name) => `${name} is here.`,
    left: (name) => `${name} has left.`,
    relayBack: 'Everything is connected again.',
  },

  refusal: {
    draining: 'The relay is restarting. Please try again in a moment.',
    badFrame: 'This page no longer fits the relay. Please reload it.',
    frameTooBig: 'This page no longer fits the relay. Please reload it.',
    tooManyMessages: 'Your device sent very many messages at once. Please join again.',
    slowConsumer: 'Your network could not keep up. Please join again.',
    roomFull: 'The room is full. Please try again in a moment.',
    tooManyFromAddress:
      'Very many requests came from your network. Please wait a minute and try again.',
    unresponsive: 'Your device did not answer for a while. Please join again.',
    unreachable: 'We cannot reach the relay. Check your network and try again.',
  },

  problem: {
    damagedTitle: 'This link is incomplete',
    damaged: 'Please copy it again in full from the invitation.',
    refusedTitle: 'That did not work just now',
    unsupportedTitle: 'This browser cannot do video meetings',
    unsupported: 'Please open the link in a current Firefox, Chrome, Edge or Safari.',
    insecureTitle: 'This page was not opened securely',
    insecure:
      'Browsers allow camera, microphone and encryption over https only. Please open the address with https.',
    again: 'Try again',
    home: 'Back to start',
  },

  after: {
    title: 'You left the meeting',
    lead: 'Thank you for the chat. Nothing remains on any server.',
    rejoin: 'Rejoin',
    home: 'Back to start',
  },

  help: { open: 'Handbook' },
};

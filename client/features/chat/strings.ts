// What the chat says, in both languages.
const de = {
  chat: 'Chat',
  message: 'Nachricht',
  send: 'Senden',
  you: 'Sie',
  note: 'Nachrichten bleiben nur in diesem Gespräch. Nach dem Verlassen sind sie weg.',
  newFrom: (name: string) => `Neue Nachricht von ${name}.`,
  newMessages: (count: number) => `${count} neue Nachrichten im Chat.`,
  toEnd: 'Zu den neuen Nachrichten',
  passedOn: 'weitergegeben',
  passedOnBy: (name: string) => `weitergegeben von ${name}`,
  left: (count: number) => `Noch ${count} Zeichen`,
};

const en: typeof de = {
  chat: 'Chat',
  message: 'Message',
  send: 'Send',
  you: 'You',
  note: 'Messages stay in this conversation only. They are gone after you leave.',
  newFrom: (name) => `New message from ${name}.`,
  newMessages: (count) => `${count} new messages in the chat.`,
  toEnd: 'To the new messages',
  passedOn: 'passed on',
  passedOnBy: (name) => `passed on by ${name}`,
  left: (count) => `${count} characters left`,
};

export const strings = { de, en };
export type ChatStrings = typeof de;

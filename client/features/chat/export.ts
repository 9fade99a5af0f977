// The chat as a file, made in the browser: plain text or Markdown, with days, times and names.
import { keyOf, type Message } from './messages.ts';
import type { ChatStrings } from './strings.ts';
import { dayOf, timeOf } from './times.ts';

export type ExportKind = 'text' | 'markdown';

export interface ExportOptions {
  kind: ExportKind;
  /** Private threads are left out unless the person chose otherwise. */
  withPrivate: boolean;
  selfId: string;
  strings: ChatStrings;
  locale: 'de' | 'en';
}

/** What the file says; deleted messages are left out. */
export function exportChat(messages: readonly Message[], options: ExportOptions): string {
  const { kind, strings, locale } = options;
  const isMarkdown = kind === 'markdown';
  const byKey = new Map(messages.map((message) => [message.key, message]));
  const lines = [isMarkdown ? `# ${strings.exportTitle}` : strings.exportTitle];
  let day = '';
  for (const message of messages) {
    if (message.deleted || (message.partner && !options.withPrivate)) continue;
    const today = dayOf(message.writtenAtMs, locale);
    if (today !== day) lines.push('', isMarkdown ? `## ${today}` : today);
    day = today;
    const quoted = message.reply && byKey.get(keyOf(message.reply, message.partner));
    const head = headOf(message, options);
    const answers = quoted && !quoted.deleted ? strings.answers(quoted.authorName) : '';
    const notes = [answers, message.edited ? strings.edited : ''].filter(Boolean).join(', ');
    const tail = notes && ` (${notes})`;
    lines.push('', isMarkdown ? `**${escapeMarkdown(head)}**${escapeMarkdown(tail)}` : head + tail);
    lines.push(isMarkdown ? `\n${quoteLines(message.text)}` : indent(message.text));
    for (const { kind: reaction, by } of message.reactions) {
      const line = `${strings.reactions[reaction]}: ${by.map(({ name }) => name).join(', ')}`;
      lines.push(isMarkdown ? `\n*${escapeMarkdown(line)}*` : indent(line));
    }
  }
  return `${lines.join('\n')}\n`;
}

/** Offers the text as a download; nothing leaves the device. */
export function saveFile(text: string, kind: ExportKind, name: string): void {
  const [type, ending] = kind === 'markdown' ? ['text/markdown', 'md'] : ['text/plain', 'txt'];
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = address;
  link.download = `${name}.${ending}`;
  link.click();
  // Some browsers begin the download after the click has returned.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

function headOf({ author, authorName, partner, writtenAtMs }: Message, options: ExportOptions) {
  const { strings, locale, selfId } = options;
  const isOwn = author === selfId;
  const scope = partner && (isOwn ? strings.privateTo(partner.name) : strings.privateLabel);
  return [timeOf(writtenAtMs, locale), authorName, scope].filter(Boolean).join(' · ');
}

const indent = (text: string) => text.replace(/^/gm, '  ');
const quoteLines = (text: string) => text.replace(/^/gm, '> ');
const escapeMarkdown = (text: string) => text.replace(/[\\`*_[\]<>#]/g, '\\$&');

// One message: who, when, by whom passed on, and the text with its links.
import type { LogEntry } from '../../room/log-document.ts';
import { Avatar } from '../../view/parts/avatar.tsx';
import type { FeatureContext } from '../feature.ts';
import css from './chat.module.css';
import type { Links } from './links.ts';
import type { Message } from './model.ts';
import type { ChatStrings } from './strings.ts';

export interface ChatMessageProps {
  message: LogEntry<Message>;
  before: LogEntry<Message> | undefined;
  links: Links;
  context: FeatureContext<ChatStrings>;
}

export function ChatMessage({ message, before, links, context }: ChatMessageProps) {
  const strings = context.t();
  const own = message.author === context.self.id;
  const writtenAt = new Date(message.writtenAtMs);
  const time = timeOf(writtenAt, context.locale());
  const newDay = isNewDay(writtenAt, before && new Date(before.writtenAtMs));
  const goesOn =
    !newDay &&
    before?.author === message.author &&
    before.via === message.via &&
    timeOf(new Date(before.writtenAtMs), context.locale()) === time;
  const name = own ? strings.you : message.authorName;

  return (
    <>
      {newDay && <p class={css.day}>{dayOf(writtenAt, context.locale())}</p>}
      <div class={[css.message, own && css.own, goesOn && css.goesOn].filter(Boolean).join(' ')}>
        {!own && !goesOn && <Avatar id={message.author} name={message.authorName} size={32} />}
        <p class={goesOn ? 'visually-hidden' : css.head}>
          <b dir="auto">{name}</b> · <time dateTime={writtenAt.toISOString()}>{time}</time>
          {message.via !== null && ` · ${passedOn(message.via, context)}`}
        </p>
        <p class={css.bubble} dir="auto">
          {links.split(message.value.text).map((part) =>
            typeof part === 'string' ? (
              part
            ) : (
              <a href={part.href} target="_blank" rel="noopener noreferrer">
                {part.text}
              </a>
            ),
          )}
        </p>
      </div>
    </>
  );
}

function passedOn(via: string, context: FeatureContext<ChatStrings>): string {
  const witness = context.participants.value.find(({ id }) => id === via);
  return witness ? context.t().passedOnBy(witness.name.value) : context.t().passedOn;
}

/** The first message gets its day only when that is not today. */
function isNewDay(day: Date, before: Date | undefined): boolean {
  return day.toDateString() !== (before ?? new Date()).toDateString();
}

const formats = new Map<string, Intl.DateTimeFormat>();
function format(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options);
  const known = formats.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formats.set(key, known);
  return known;
}

const timeOf = (at: Date, locale: string) =>
  format(locale, { hour: '2-digit', minute: '2-digit' }).format(at);
const dayOf = (at: Date, locale: string) => format(locale, { dateStyle: 'full' }).format(at);

// One message: who, when, for whom, what it answers, the words, reactions, and the button of its menu.
import { CornerUpLeft, Lock, Ellipsis } from 'lucide';
import { Avatar } from '../../view/parts/avatar.tsx';
import { Icon } from '../../view/parts/icon.tsx';
import type { FeatureContext } from '../feature.ts';
import css from './chat.module.css';
import type { Links } from './links.ts';
import { MessageText } from './message-text.tsx';
import type { Message } from './messages.ts';
import { answeredBy, type Chat } from './model.ts';
import { ReactionChips } from './reaction-chips.tsx';
import type { ChatStrings } from './strings.ts';
import { dayOf, isNewDay, timeOf } from './times.ts';

export interface ChatMessageProps {
  message: Message;
  before: Message | undefined;
  chat: Chat;
  links: Links;
  context: FeatureContext<ChatStrings>;
  query: string;
  menuOpen: boolean;
  /** The one menu button of the log that Tab stops at. */
  isTabStop: boolean;
  onMenu: (message: Message, opener: HTMLElement) => void;
  /** An arrow key on the menu button: to the next message, 1 down or -1 up. */
  onWalk: (key: string, step: number) => void;
}

export function ChatMessage(props: ChatMessageProps) {
  const { message, before, chat, links, context } = props;
  const strings = context.t();
  const locale = context.locale();
  const own = message.author === context.self.id;
  const time = timeOf(message.writtenAtMs, locale);
  const newDay = isNewDay(message.writtenAtMs, before?.writtenAtMs);
  const goesOn = !newDay && before !== undefined && continues(before, message, locale);
  const name = own ? strings.you : message.authorName;
  const look = [
    css.message,
    own && css.own,
    goesOn && css.goesOn,
    message.partner && css.private,
    props.menuOpen && css.active,
  ];

  return (
    <>
      {newDay && <p class={css.day}>{dayOf(message.writtenAtMs, locale)}</p>}
      <div class={look.filter(Boolean).join(' ')} data-message={message.key}>
        {!own && !goesOn && <Avatar id={message.author} name={message.authorName} size={32} />}
        <p class={goesOn ? 'visually-hidden' : css.head}>
          <b dir="auto">{name}</b> ·{' '}
          <time dateTime={new Date(message.writtenAtMs).toISOString()}>{time}</time>
          {message.partner && <PrivateMark message={message} own={own} strings={strings} />}
          {message.via !== null && ` · ${passedOn(message.via, context)}`}
        </p>
        <div class={css.body}>
          {message.deleted ? (
            <p class={css.deleted}>{strings.deleted}</p>
          ) : (
            <div class={css.bubble}>
              <Quote message={message} chat={chat} context={context} />
              <p dir="auto">
                <MessageText text={message.text} links={links} query={props.query} />
              </p>
            </div>
          )}
          {!message.deleted && (
            <button
              type="button"
              class={css.menuButton}
              data-menu={message.key}
              aria-label={
                own ? strings.ownActions(time) : strings.actionsFor(message.authorName, time)
              }
              aria-haspopup="menu"
              aria-expanded={props.menuOpen}
              tabIndex={props.isTabStop ? 0 : -1}
              onClick={(event) => props.onMenu(message, event.currentTarget)}
              onKeyDown={(event) => {
                const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
                if (step === undefined) return;
                event.preventDefault();
                props.onWalk(message.key, step);
              }}
            >
              <Icon icon={Ellipsis} />
            </button>
          )}
        </div>
        {(message.edited || chat.isUnderWay(message)) && (
          <p class={css.foot}>
            {[message.edited && strings.edited, chat.isUnderWay(message) && strings.underWay]
              .filter(Boolean)
              .join(' · ')}
          </p>
        )}
        <ReactionChips message={message} chat={chat} context={context} />
      </div>
    </>
  );
}

interface QuoteProps {
  message: Message;
  chat: Chat;
  context: FeatureContext<ChatStrings>;
}

/** What is answered, as we know it: nobody can put words into another's mouth by quoting. */
function Quote({ message, chat, context }: QuoteProps) {
  if (!message.reply) return null;
  const strings = context.t();
  const quoted = answeredBy(chat, message);
  return (
    <blockquote class={css.quote}>
      {quoted && (
        <b>
          <Icon icon={CornerUpLeft} size={16} />
          <span class="visually-hidden">{strings.answers('')}</span>
          {quoted.author === context.self.id ? strings.you : quoted.authorName}
        </b>
      )}
      <span class={css.quoted} dir="auto">
        {!quoted ? strings.unknownQuote : quoted.deleted ? strings.deleted : quoted.text}
      </span>
    </blockquote>
  );
}

function PrivateMark(props: { message: Message; own: boolean; strings: ChatStrings }) {
  const { message, own, strings } = props;
  const name = message.partner?.name ?? '';
  return (
    <span class={css.privateMark}>
      {' · '}
      <Icon icon={Lock} size={16} />
      {own ? strings.privateTo(name) : strings.privateFrom(name)}
    </span>
  );
}

/** Same person, same readers, same minute: the head need not be repeated. */
function continues(before: Message, message: Message, locale: string): boolean {
  return (
    before.author === message.author &&
    before.via === message.via &&
    before.partner?.id === message.partner?.id &&
    timeOf(before.writtenAtMs, locale) === timeOf(message.writtenAtMs, locale)
  );
}

function passedOn(via: string, context: FeatureContext<ChatStrings>): string {
  const witness = context.participants.value.find(({ id }) => id === via);
  return witness ? context.t().passedOnBy(witness.name.value) : context.t().passedOn;
}

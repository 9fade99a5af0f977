// What one can do with a message: react, answer, copy; with an own one also change and delete.
import { Copy, Pencil, Reply, Trash2 } from 'lucide';
import { FloatingMenu } from '../../view/panel/floating-menu.tsx';
import { copyText } from '../../view/parts/copy-text.ts';
import { Icon } from '../../view/parts/icon.tsx';
import { MenuItem } from '../../view/parts/menu.tsx';
import { Tip } from '../../view/parts/tip.tsx';
import type { FeatureContext } from '../feature.ts';
import css from './chat.module.css';
import type { Message } from './messages.ts';
import type { Chat } from './model.ts';
import { REACTION_ICONS } from './reaction-chips.tsx';
import type { ChatStrings } from './strings.ts';
import { CHAT_REACTIONS } from './value.ts';

export interface MessageMenuProps {
  message: Message;
  opener: HTMLElement;
  chat: Chat;
  context: FeatureContext<ChatStrings>;
  onClose: () => void;
  /** The field gets the focus: it now holds an answer or an edit. */
  onWrite: () => void;
  /** The message and its button are gone: the focus needs another place. */
  onRemoved: () => void;
}

export function MessageMenu(props: MessageMenuProps) {
  const { message, opener, chat, context, onClose } = props;
  const strings = context.t();
  const may = context.may.value;
  const own = message.author === context.self.id;
  const close = () => {
    opener.focus();
    onClose();
  };
  const copy = () => {
    close();
    void copyText(message.text).then((copied) =>
      context.announce(copied ? strings.copied : strings.copyFailed),
    );
  };
  return (
    <FloatingMenu
      opener={opener}
      label={opener.getAttribute('aria-label') ?? strings.react}
      onClose={onClose}
    >
      {may && (
        <div role="group" aria-label={strings.react} class={css.choices}>
          {CHAT_REACTIONS.map((kind) => {
            const given = message.reactions.find((reaction) => reaction.kind === kind);
            return (
              <button
                key={kind}
                type="button"
                role="menuitemcheckbox"
                aria-checked={given?.by.some(({ id }) => id === context.self.id) ?? false}
                aria-label={strings.reactions[kind]}
                tabIndex={-1}
                class={css.choice}
                onClick={() => {
                  chat.toggleReaction(message, kind);
                  close();
                }}
              >
                <Icon icon={REACTION_ICONS[kind]} />
                <Tip text={strings.reactions[kind]} />
              </button>
            );
          })}
        </div>
      )}
      {may && (
        <MenuItem
          icon={Reply}
          label={strings.reply}
          onPress={() => {
            onClose();
            chat.reply(message);
            props.onWrite();
          }}
        />
      )}
      <MenuItem icon={Copy} label={strings.copy} onPress={copy} />
      {own && may && (
        <>
          <MenuItem
            icon={Pencil}
            label={strings.edit}
            onPress={() => {
              onClose();
              chat.edit(message);
              props.onWrite();
            }}
          />
          <MenuItem
            icon={Trash2}
            label={strings.remove}
            onPress={() => {
              onClose();
              chat.remove(message);
              props.onRemoved();
            }}
          />
        </>
      )}
    </FloatingMenu>
  );
}

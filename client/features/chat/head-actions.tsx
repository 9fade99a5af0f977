// What stands in the head of the chat's panel: search, and the chat as a file.
import { Download, FileCode, FileText, Lock, Search } from 'lucide';
import { useRef, useState } from 'preact/hooks';
import { FloatingMenu } from '../../view/panel/floating-menu.tsx';
import { IconButton } from '../../view/parts/button.tsx';
import { MenuItem } from '../../view/parts/menu.tsx';
import type { FeatureContext } from '../feature.ts';
import css from './chat.module.css';
import { exportChat, saveFile, type ExportKind } from './export.ts';
import type { Chat } from './model.ts';
import type { ChatStrings } from './strings.ts';

export interface HeadActionsProps {
  chat: Chat;
  context: FeatureContext<ChatStrings>;
}

export function HeadActions({ chat, context }: HeadActionsProps) {
  const strings = context.t();
  const opener = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const isSearching = chat.query.value !== null;
  const messages = chat.messages.value;
  if (messages.length === 0) return null;
  return (
    <span class={css.headActions}>
      <span data-chat-search>
        <IconButton
          icon={Search}
          label={strings.search}
          expanded={isSearching}
          onPress={() => chat.search(isSearching ? null : '')}
        />
      </span>
      <IconButton
        buttonRef={opener}
        icon={Download}
        label={strings.export}
        hasPopup="menu"
        expanded={open}
        onPress={() => setOpen(!open)}
      />
      {open && opener.current && (
        <ExportMenu
          chat={chat}
          context={context}
          opener={opener.current}
          onClose={() => setOpen(false)}
        />
      )}
    </span>
  );
}

interface ExportMenuProps extends HeadActionsProps {
  opener: HTMLElement;
  onClose: () => void;
}

function ExportMenu({ chat, context, opener, onClose }: ExportMenuProps) {
  const strings = context.t();
  const [withPrivate, setWithPrivate] = useState(false);
  const messages = chat.messages.value;
  const save = (kind: ExportKind) => {
    opener.focus();
    onClose();
    const options = {
      kind,
      withPrivate,
      selfId: context.self.id,
      strings,
      locale: context.locale(),
    };
    saveFile(exportChat(messages, options), kind, strings.fileName);
  };
  return (
    <FloatingMenu opener={opener} label={strings.export} onClose={onClose}>
      <MenuItem icon={FileText} label={strings.exportText} onPress={() => save('text')} />
      <MenuItem icon={FileCode} label={strings.exportMarkdown} onPress={() => save('markdown')} />
      {messages.some(({ partner }) => partner !== null) && (
        <MenuItem
          icon={Lock}
          label={strings.exportPrivate}
          checked={withPrivate}
          onPress={() => setWithPrivate(!withPrivate)}
        />
      )}
    </FloatingMenu>
  );
}

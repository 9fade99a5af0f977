// The chat: a shared log of short texts, private threads, a panel, and a count of what is unread.
import { MessageCircle, MessageSquareLock } from 'lucide';
import { defineFeature } from '../feature.ts';
import { createDraft, meetingOfAddress } from './draft.ts';
import { HeadActions } from './head-actions.tsx';
import { createLinks } from './links.ts';
import { createChat } from './model.ts';
import { ChatPanel } from './panel.tsx';
import { strings } from './strings.ts';

export default defineFeature({
  id: 'chat',
  strings,
  right: 'chat',
  setup(context) {
    const draft = createDraft(() => sessionStorage, meetingOfAddress(location.hash));
    const chat = createChat(context, draft);
    const links = createLinks(() => import('linkifyjs'));
    return {
      notice: () => context.t().notice,
      toolbar: {
        order: 40,
        minWidth: 0,
        group: 'talk',
        label: () => context.t().chat,
        word: () => context.t().chat,
        icon: () => MessageCircle,
        shortcut: 'C',
        expanded: () => context.panel.open.value,
        badge: () => chat.unread.value,
        press: context.panel.toggle,
      },
      panel: {
        title: () => context.t().chat,
        actions: () => <HeadActions chat={chat} context={context} />,
        render: () => <ChatPanel chat={chat} links={links} context={context} />,
      },
      // What others wrote is not told to pages, least of all what was meant for one person.
      outside: {
        commands: { sendChat: (text) => typeof text === 'string' && chat.say(text) },
        unread: () => chat.unread.value,
      },
      personActions: [
        {
          id: 'private-message',
          order: 10,
          icon: MessageSquareLock,
          label: () => context.t().privateMessage,
          shown: ({ isSelf }) => !isSelf && context.may.value,
          press: ({ id, name }) => {
            chat.address({ id, name: name.peek() });
            if (!context.panel.open.peek()) context.panel.toggle();
          },
        },
      ],
    };
  },
});

// The chat: a shared log of short texts, a panel, and a count of what one has not read.
import { MessageCircle } from 'lucide';
import { defineFeature } from '../feature.ts';
import { createLinks } from './links.ts';
import { createChat } from './model.ts';
import { ChatPanel } from './panel.tsx';
import { strings } from './strings.ts';

export default defineFeature({
  id: 'chat',
  strings,
  setup(context) {
    const chat = createChat(context);
    const links = createLinks(() => import('linkifyjs'));
    return {
      toolbar: {
        order: 40,
        minWidth: 0,
        group: 'talk',
        label: () => context.t().chat,
        word: () => context.t().chat,
        icon: () => MessageCircle,
        expanded: () => context.panel.open.value,
        badge: () => chat.unread.value,
        press: context.panel.toggle,
      },
      panel: {
        title: () => context.t().chat,
        render: () => <ChatPanel chat={chat} links={links} context={context} />,
      },
    };
  },
});

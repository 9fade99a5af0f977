// What hosts can order about one person, as lines of that person's menu.
import { Crown, Mic, MicOff, UserX } from 'lucide';
import { inLocale } from '../../i18n/i18n.ts';
import { hosting as hostingWords } from '../../i18n/hosting.ts';
import type { Moderation } from '../../room/moderation.ts';
import type { Participant } from '../../room/participant.ts';
import { MenuItem } from '../parts/menu.tsx';
import { ordersFor } from './orders-for.ts';
import css from './person-orders.module.css';

export interface PersonOrdersProps {
  moderation: Moderation;
  participant: Participant;
  /** Wraps what a line does: closes the menu first. */
  run: (act: () => void) => () => void;
  /** Asks before it removes. */
  onRemove: (participant: Participant) => void;
}

/** Nothing where oneself has nothing to order about this person. Reads signals. */
export function PersonOrders({ moderation, participant, run, onRemove }: PersonOrdersProps) {
  const { id, isSelf } = participant;
  const orders = ordersFor({
    own: moderation.role.value,
    theirs: moderation.roleOf(id),
    isSelf,
    isMuted: moderation.isMuted(id),
  });
  if (orders.length === 0) return null;
  const words = inLocale(hostingWords);
  const order = (act: (ids: string) => Promise<void>) => run(() => void act(id));
  return (
    <div class={css.orders}>
      {orders.map((name) => {
        switch (name) {
          case 'mute':
            return (
              <MenuItem
                key={name}
                icon={MicOff}
                label={words.mute}
                onPress={order(() => moderation.mute([id]))}
              />
            );
          case 'letSpeak':
            return (
              <MenuItem
                key={name}
                icon={Mic}
                label={words.letSpeak}
                onPress={order(() => moderation.letSpeak([id]))}
              />
            );
          case 'makeCohost':
            return (
              <MenuItem
                key={name}
                icon={Crown}
                label={words.makeCohost}
                onPress={order(moderation.makeCohost)}
              />
            );
          case 'revokeCohost':
            return (
              <MenuItem
                key={name}
                icon={Crown}
                label={words.revokeCohost}
                onPress={order(moderation.revokeCohost)}
              />
            );
          case 'remove':
            return (
              <MenuItem
                key={name}
                icon={UserX}
                label={words.remove}
                danger
                onPress={run(() => onRemove(participant))}
              />
            );
          default:
            return name satisfies never;
        }
      })}
    </div>
  );
}

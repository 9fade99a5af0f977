// What a host is asked before it happens: remove somebody, end for all, renew the link.
import { useSignal, type Signal } from '@preact/signals';
import { inLocale } from '../../i18n/i18n.ts';
import { hosting as hostingWords } from '../../i18n/hosting.ts';
import { createLog } from '../../kit/log.ts';
import type { Room } from '../../room/room.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Switch } from '../parts/switch.tsx';
import css from './host-dialogs.module.css';

export type HostDialog =
  | { type: 'remove'; id: string; name: string }
  | { type: 'end' }
  | { type: 'renew' };

export interface HostDialogsProps {
  dialog: Signal<HostDialog | null>;
  room: Pick<Room, 'moderation' | 'announce'>;
  /** After the meeting was ended for all. */
  onEnded: () => void;
  /** There is a new link, which others still have to get. */
  onRenewed: () => void;
}

const log = createLog('hosting');

export function HostDialogs({ dialog, room, onEnded, onRenewed }: HostDialogsProps) {
  const now = dialog.value;
  if (now === null) return null;
  const close = () => (dialog.value = null);
  const { moderation, announce } = room;
  const words = inLocale(hostingWords);
  const say = (text: string) => announce({ type: 'text', text });
  const tellRenewed = () => {
    say(words.renewed);
    onRenewed();
  };
  /** Closes at once; what comes of it is told when it is known. */
  const run = (act: Promise<void>, then: () => void) => {
    close();
    act.then(then, (error: unknown) => {
      log.warn(`not ordered: ${error instanceof Error ? error.name : 'unknown'}`);
      say(words.failed);
    });
  };
  switch (now.type) {
    case 'remove':
      return (
        <RemoveDialog
          name={now.name}
          mayRenew={moderation.role.value === 'host'}
          onClose={close}
          onRemove={(renew) => {
            const { remove, removeAndRenewLink } = moderation;
            run((renew ? removeAndRenewLink : remove)(now.id), () => renew && tellRenewed());
          }}
        />
      );
    case 'end':
      return (
        <Question
          title={words.endTitle}
          text={words.endText}
          go={words.endForAll}
          onClose={close}
          onGo={() => run(moderation.endForAll(), onEnded)}
        />
      );
    case 'renew':
      return (
        <Question
          title={words.renewTitle}
          text={words.renewText}
          go={words.renewLink}
          onClose={close}
          onGo={() => run(moderation.renewLink(), tellRenewed)}
        />
      );
    default:
      return now satisfies never;
  }
}

interface QuestionProps {
  title: string;
  text: string;
  /** What the button says that does it. */
  go: string;
  onGo: () => void;
  onClose: () => void;
}

function Question({ title, text, go, onGo, onClose }: QuestionProps) {
  return (
    <Dialog title={title} onClose={onClose}>
      <p>{text}</p>
      <div class={css.buttons}>
        <Button onPress={onClose}>{inLocale(hostingWords).cancel}</Button>
        <Button kind="danger" onPress={onGo}>
          {go}
        </Button>
      </div>
    </Dialog>
  );
}

interface RemoveDialogProps {
  name: string;
  mayRenew: boolean;
  onRemove: (renew: boolean) => void;
  onClose: () => void;
}

function RemoveDialog({ name, mayRenew, onRemove, onClose }: RemoveDialogProps) {
  const renew = useSignal(false);
  const words = inLocale(hostingWords);
  return (
    <Dialog title={words.removeTitle(name)} onClose={onClose}>
      <p>{words.removeText}</p>
      {mayRenew && (
        <Switch
          label={words.renewToo}
          hint={words.renewTooHint}
          checked={renew.value}
          onChange={(checked) => (renew.value = checked)}
        />
      )}
      <div class={css.buttons}>
        <Button onPress={onClose}>{words.cancel}</Button>
        <Button kind="danger" onPress={() => onRemove(renew.value)}>
          {words.remove}
        </Button>
      </div>
    </Dialog>
  );
}

// The waiting room: what happens next, the own picture, a line for the hosts, and the way out.
import { useSignal, type ReadonlySignal } from '@preact/signals';
import { Hourglass, Lock, Settings } from 'lucide';
import { useEffect, useRef } from 'preact/hooks';
import { inLocale } from '../../i18n/i18n.ts';
import { waiting as waitingWords } from '../../i18n/waiting.ts';
import type { LocalMedia } from '../../room/local-media.ts';
import type { AtTheDoor, Knocking } from '../../room/moderation.ts';
import { DeviceHints } from '../devices/device-hints.tsx';
import { DevicesDialog } from '../lobby/devices-dialog.tsx';
import { Coast } from '../page/coast.tsx';
import { Page, type LegalLinks } from '../page/page.tsx';
import { Button } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import { WrongPassphrase } from '../invite/wrong-passphrase.tsx';
import { useRoomName } from '../rooms/keeping.ts';
import { KnockNote } from './knock-note.tsx';
import { OwnPicture } from './own-picture.tsx';
import css from './waiting.module.css';
import { WestCoast } from './west-coast.tsx';

export interface WaitingProps {
  legal: LegalLinks;
  standing: AtTheDoor;
  knocking: Knocking;
  media: LocalMedia;
  selfId: string;
  name: ReadonlySignal<string>;
  onLeave: () => void;
}

export function Waiting(props: WaitingProps) {
  const { legal, standing, media, onLeave } = props;
  const choosing = useSignal(false);
  const words = inLocale(waitingWords);
  return (
    <Page legal={legal} onHome={onLeave}>
      <div class={css.scene}>
        <div class={css.coast}>
          <Coast>
            <WestCoast />
          </Coast>
        </div>
        <div class={css.card}>
          <State standing={standing} />
          <OwnPicture media={media} selfId={props.selfId} name={props.name.value} />
          <div class={css.hints}>
            <DeviceHints media={media} />
          </div>
          {standing === 'unattended' && <WrongPassphrase />}
          {standing !== 'locked' && <KnockNote knocking={props.knocking} />}
          <div class={css.actions}>
            <Button icon={Settings} onPress={() => (choosing.value = true)}>
              {words.check}
            </Button>
            <Button kind="quiet" onPress={onLeave}>
              {words.leave}
            </Button>
          </div>
        </div>
      </div>
      {choosing.value && <DevicesDialog media={media} onClose={() => (choosing.value = false)} />}
    </Page>
  );
}

/** First in the order of reading, and read aloud when it comes and when it changes. */
function State({ standing }: Pick<WaitingProps, 'standing'>) {
  const element = useRef<HTMLDivElement>(null);
  const roomName = useRoomName();
  const words = inLocale(waitingWords);
  const isLocked = standing === 'locked';
  // A region that comes with its words in it is not read by itself.
  useEffect(() => element.current?.focus(), []);
  return (
    <div ref={element} role="status" tabIndex={-1} class={css.state}>
      <p class={css.mark}>
        <Icon icon={isLocked ? Lock : Hourglass} size={16} />
        {words.mark}
      </p>
      {roomName !== null && <p class={css.room}>{roomName}</p>}
      <h1 class={css.title}>{isLocked ? words.lockedTitle : words.title}</h1>
      <p class={css.text}>{sentenceOf(standing)}</p>
    </div>
  );
}

function sentenceOf(standing: AtTheDoor): string {
  const words = inLocale(waitingWords);
  if (standing === 'locked') return words.locked;
  return standing === 'unattended' ? words.unattended : words.waiting;
}

// One person in the People panel: state in words and signs, and the menu of what one can do.
import {
  AudioLines,
  EllipsisVertical,
  Mic,
  MicOff,
  MonitorUp,
  Pin,
  RotateCw,
  Video,
  VideoOff,
  Volume2,
  type IconNode,
} from 'lucide';
import { useRef, useState } from 'preact/hooks';
import { inLocale, t } from '../../i18n/i18n.ts';
import { people as peopleWords } from '../../i18n/people.ts';
import { stage as stageWords } from '../../i18n/stage.ts';
import { hosting as hostingWords } from '../../i18n/hosting.ts';
import type { Moderation } from '../../room/moderation.ts';
import type { Participant } from '../../room/participant.ts';
import type { Volumes } from '../../room/volume.ts';
import { PersonOrders } from '../hosting/person-orders.tsx';
import { VolumeSlider } from '../devices/volume-slider.tsx';
import { Avatar } from '../parts/avatar.tsx';
import { IconButton } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import { MenuItem } from '../parts/menu.tsx';
import { SignalBars } from '../parts/signal-bars.tsx';
import { Tip } from '../parts/tip.tsx';
import type { MeetingSlots } from '../slots.ts';
import { TrustMark } from '../verify/trust-mark.tsx';
import { FloatingMenu } from './floating-menu.tsx';
import css from './people.module.css';

export interface PersonCommands {
  /** Tries a lost link again. */
  onRetry: (participantId: string) => void;
  isPinned: (participantId: string) => boolean;
  onPin: (participantId: string) => void;
  moderation: Moderation;
  /** Asks before it removes somebody. */
  onRemove: (participant: Participant) => void;
}

export interface PersonProps extends PersonCommands {
  participant: Participant;
  slots: Pick<MeetingSlots, 'peopleMarks' | 'personActions'>;
  volumes: Volumes;
  /** Somebody leads this meeting, so that everybody has a part to name. */
  isLed: boolean;
}

export function Person(props: PersonProps) {
  const { participant, slots, volumes } = props;
  const { id, isSelf } = participant;
  const name = participant.name.value;
  const [hasSlider, setHasSlider] = useState(false);
  const pinned = props.isPinned(id);
  return (
    <li class={css.person}>
      <div class={css.line}>
        <Avatar id={id} name={name} size={40} />
        <div class={css.words}>
          <div class={css.name}>
            <span dir="auto">{name}</span> {isSelf && <span class={css.you}>{t().you}</span>}
          </div>
          {props.isLed && <Part participant={participant} moderation={props.moderation} />}
          <State participant={participant} />
          <TrustMark participant={participant} />
        </div>
        {slots.peopleMarks.map((mark) => mark(participant))}
        {pinned && <Sign icon={Pin} words={inLocale(stageWords).pinned} />}
        <Camera on={participant.camera.value} />
        <Microphone on={participant.microphone.value} speaking={participant.speaking.value} />
        <PersonMenu
          {...props}
          pinned={pinned}
          slider={hasSlider}
          onSlider={() => setHasSlider(!hasSlider)}
        />
      </div>
      {hasSlider && (
        <div class={css.slider}>
          <VolumeSlider participant={participant} volumes={volumes} />
        </div>
      )}
    </li>
  );
}

/** Host, co-host or guest; and who was muted by a host. */
function Part({
  participant: { id },
  moderation,
}: Pick<PersonProps, 'participant' | 'moderation'>) {
  const words = inLocale(hostingWords);
  const part = words.roles[moderation.roleOf(id)];
  return (
    <div class={css.part}>{moderation.isMuted(id) ? `${part} · ${words.mutedByHost}` : part}</div>
  );
}

/** What holds for a while, in words below the name: the link first, then the shared screen. */
function State({ participant }: { participant: Participant }) {
  const words = t();
  const health = participant.health.value;
  if (!participant.isSelf && health !== 'good') {
    return (
      <div class={css.health}>
        <SignalBars size={12} /> {words.tile[health]}
      </div>
    );
  }
  if (!participant.screen.value) return null;
  return (
    <div class={css.sharing}>
      <Icon icon={MonitorUp} size={16} /> {inLocale(peopleWords).sharing}
    </div>
  );
}

function Camera({ on }: { on: boolean }) {
  const words = inLocale(peopleWords);
  return <Sign icon={on ? Video : VideoOff} words={on ? words.cameraOn : words.cameraOff} quiet />;
}

function Microphone({ on, speaking }: { on: boolean; speaking: boolean }) {
  const words = inLocale(peopleWords);
  if (speaking) {
    return (
      <span class={css.speaking}>
        <Icon icon={AudioLines} />
        <span class="visually-hidden">
          {words.microphoneOn}, {words.speaking}
        </span>
      </span>
    );
  }
  return on ? (
    <Sign icon={Mic} words={words.microphoneOn} />
  ) : (
    <span class={css.off}>
      <Sign icon={MicOff} words={words.microphoneOff} />
    </span>
  );
}

function Sign({ icon, words, quiet }: { icon: IconNode; words: string; quiet?: boolean }) {
  return (
    <span class={quiet ? css.quiet : css.sign}>
      <Icon icon={icon} />
      <span class="visually-hidden">{words}</span>
      <Tip text={words} />
    </span>
  );
}

interface PersonMenuProps extends PersonProps {
  pinned: boolean;
  slider: boolean;
  onSlider: () => void;
}

/** The button and its menu; for oneself only where there is something to do. */
function PersonMenu(props: PersonMenuProps) {
  const { participant, slots, onSlider, onRetry } = props;
  const { id, isSelf } = participant;
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const label = inLocale(peopleWords).actionsFor(participant.name.value);
  const actions = slots.personActions.filter((action) => action.shown(participant));
  if (isSelf && actions.length === 0) return <span class={css.noMenu} />;
  /** The focus returns first: what an action opens may take it further. */
  const run = (act: () => void) => () => {
    button.current?.focus();
    setOpen(false);
    act();
  };
  return (
    <>
      <IconButton
        buttonRef={button}
        icon={EllipsisVertical}
        label={label}
        hasPopup="menu"
        expanded={open}
        onPress={() => setOpen(!open)}
      />
      {open && button.current && (
        <FloatingMenu opener={button.current} label={label} onClose={() => setOpen(false)}>
          {participant.health.value === 'lost' && (
            <MenuItem
              icon={RotateCw}
              label={inLocale(peopleWords).retry}
              onPress={run(() => onRetry(id))}
            />
          )}
          {actions.map((action) => (
            <MenuItem
              key={action.id}
              icon={action.icon}
              label={action.label()}
              onPress={run(() => action.press(participant))}
            />
          ))}
          {!isSelf && (
            <>
              <MenuItem
                icon={Pin}
                label={inLocale(stageWords).pin}
                checked={props.pinned}
                onPress={run(() => props.onPin(id))}
              />
              <MenuItem
                icon={Volume2}
                label={inLocale(peopleWords).volume}
                checked={props.slider}
                onPress={run(onSlider)}
              />
            </>
          )}
          <PersonOrders
            moderation={props.moderation}
            participant={participant}
            run={run}
            onRemove={props.onRemove}
          />
        </FloatingMenu>
      )}
    </>
  );
}

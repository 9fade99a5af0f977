// At the end of the People panel, for those who lead: the waiting room, further rules, silence for all.
import { useSignal } from '@preact/signals';
import { ChevronDown, ChevronUp, MicOff } from 'lucide';
import { useId } from 'preact/hooks';
import { inLocale } from '../../i18n/i18n.ts';
import { hosting as hostingWords } from '../../i18n/hosting.ts';
import type { Moderation, Right } from '../../room/moderation.ts';
import { Button } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import { Switch } from '../parts/switch.tsx';
import css from './host-controls.module.css';

export interface HostControlsProps {
  moderation: Moderation;
  /** The service has TURN servers, through which everybody can go. */
  detour: boolean;
}

const RIGHTS = ['share', 'chat', 'react', 'unmute'] as const satisfies readonly Right[];

export function WaitingRoomSwitch({ moderation }: Pick<HostControlsProps, 'moderation'>) {
  const words = inLocale(hostingWords);
  return (
    <Switch
      label={words.waitingRoom}
      hint={words.waitingRoomHint}
      checked={moderation.policy.value.lobby}
      onChange={(lobby) => void moderation.setPolicy({ lobby })}
    />
  );
}

/** A line that opens to the rules that are changed rarely. */
export function Rules({ moderation, detour }: HostControlsProps) {
  const open = useSignal(false);
  const id = useId();
  const words = inLocale(hostingWords);
  return (
    <div class={css.rules}>
      <button
        type="button"
        class={css.opener}
        aria-expanded={open.value}
        aria-controls={open.value ? id : undefined}
        onClick={() => (open.value = !open.value)}
      >
        {words.rules}
        <Icon icon={open.value ? ChevronDown : ChevronUp} />
      </button>
      {open.value && (
        <div id={id} class={css.all}>
          <AllRules moderation={moderation} detour={detour} />
        </div>
      )}
    </div>
  );
}

function AllRules({ moderation, detour }: HostControlsProps) {
  const words = inLocale(hostingWords);
  const policy = moderation.policy.value;
  const isHiding = policy.hideAddresses;
  return (
    <>
      <Switch
        label={words.locked}
        hint={words.lockedHint}
        checked={policy.locked}
        onChange={(locked) => void moderation.setPolicy({ locked })}
      />
      <div role="group" aria-label={words.everybodyMay} class={css.group}>
        <p class={css.heading} aria-hidden="true">
          {words.everybodyMay}
        </p>
        {RIGHTS.map((right) => (
          <Switch
            key={right}
            label={words.rights[right]}
            {...(right === 'unmute' ? { hint: words.unmuteHint } : {})}
            checked={policy.allow[right] === 'everybody'}
            onChange={(on) =>
              void moderation.setPolicy({ allow: { [right]: on ? 'everybody' : 'hosts' } })
            }
          />
        ))}
      </div>
      <Switch
        label={words.hideAddresses}
        hint={detour || isHiding ? words.hideAddressesHint : words.noDetour}
        disabled={!detour && !isHiding}
        checked={isHiding}
        onChange={(hideAddresses) => void moderation.setPolicy({ hideAddresses })}
      />
    </>
  );
}

export interface MuteAllProps {
  moderation: Pick<Moderation, 'muteOthers'>;
  /** Told when it is done, because nothing else on this screen may change. */
  onMuted: (sentence: string) => void;
}

export function MuteAll({ moderation, onMuted }: MuteAllProps) {
  const words = inLocale(hostingWords);
  return (
    <Button
      icon={MicOff}
      size="small"
      wide
      label={words.muteAllName}
      onPress={() => void moderation.muteOthers().then(() => onMuted(words.allMuted))}
    >
      {words.muteAll}
    </Button>
  );
}

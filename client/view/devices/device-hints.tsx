// Quiet lines about own devices, in lobby and meeting: an offer to use what is new, and hints.
import { useSignal } from '@preact/signals';
import { Headphones, Info, MicOff, VideoOff, X, type IconNode } from 'lucide';
import { useEffect } from 'preact/hooks';
import { inLocale, t } from '../../i18n/i18n.ts';
import { status as statusWords } from '../../i18n/status.ts';
import type { DeviceHint } from '../../room/device-hints.ts';
import type { LocalMedia } from '../../room/local-media.ts';
import { Button, IconButton } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import status from '../meeting/status-line.module.css';
import css from './device-hints.module.css';

const ICONS: Record<DeviceHint, IconNode> = {
  'muted-speaking': MicOff,
  'silent-microphone': Info,
  'dark-camera': VideoOff,
};

/** One line at most for hints and one for an offer; a hint waved away stays away until it holds anew. */
export function DeviceHints({ media }: { media: LocalMedia }) {
  const words = t();
  const dismissed = useSignal<readonly DeviceHint[]>([]);
  const hints = media.hints.value;
  useEffect(() => {
    dismissed.value = dismissed.peek().filter((hint) => hints.includes(hint));
  }, [hints]);
  const hint = hints.find((known) => !dismissed.value.includes(known));
  const offer = media.offer.value;
  return (
    // The region itself always exists, or screen readers would miss its first sentence.
    <div role="status" aria-label={words.devices.hints} class={css.hints}>
      {offer && (
        <div class={status.line}>
          <Icon icon={Headphones} />
          <p class={status.text}>
            {offer.reason === 'arrived'
              ? words.devices.arrived(offer.label)
              : words.devices.newDefault(offer.label)}
          </p>
          <Button kind="primary" size="small" onPress={() => media.acceptOffer()}>
            {words.devices.use}
          </Button>
          <Button kind="quiet" size="small" onPress={() => media.declineOffer()}>
            {words.devices.notNow}
          </Button>
        </div>
      )}
      {hint && (
        <div class={status.line} data-tone={hint === 'muted-speaking' ? undefined : 'warn'}>
          <Icon icon={ICONS[hint]} />
          <p class={status.text}>{sentenceOf(hint)}</p>
          <IconButton
            icon={X}
            label={words.close}
            onPress={() => (dismissed.value = [...dismissed.value, hint])}
          />
        </div>
      )}
    </div>
  );
}

function sentenceOf(hint: DeviceHint): string {
  const { devices: words } = t();
  const muted = inLocale(statusWords);
  switch (hint) {
    case 'muted-speaking':
      return hasKeyboard() ? muted.mutedSpeakingKey : muted.mutedSpeaking;
    case 'silent-microphone':
      return words.silentMicrophone;
    case 'dark-camera':
      return words.darkCamera;
    default:
      return hint satisfies never;
  }
}

/** Phones and tablets, where nothing can hover, have no space bar to hold. */
function hasKeyboard(): boolean {
  return globalThis.matchMedia?.('(any-hover: hover)').matches ?? false;
}

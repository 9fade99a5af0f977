// The own picture before joining, with the two toggles directly below it.
import { useSignal } from '@preact/signals';
import { Image, Mic, MicOff, Video as VideoIcon, VideoOff, type IconNode } from 'lucide';
import { t } from '../../i18n/i18n.ts';
import type { LocalMedia, LocalSource } from '../../room/local-media.ts';
import { fitOf } from '../../room/tile-grid.ts';
import { Avatar } from '../parts/avatar.tsx';
import { Icon } from '../parts/icon.tsx';
import { avatarColor } from '../parts/initials.ts';
import { ownMirror } from '../tile/own-mirror.ts';
import { Plate } from '../tile/plate.tsx';
import tile from '../tile/tile.module.css';
import { Video } from '../tile/video.tsx';
import { DevicesButton } from './equipment.tsx';
import css from './lobby.module.css';

const PREVIEW_ASPECT = 12 / 7;

export interface PreviewProps {
  media: LocalMedia;
  selfId: string;
  name: string;
}

export function Preview({ media, selfId, name }: PreviewProps) {
  const aspect = useSignal<number | null>(null);
  const words = t().lobby;
  const track = media.camera.track.value;
  return (
    <div class={css.preview}>
      <div class={css.frame}>
        <div class={tile.tile} role="group" aria-label={words.preview}>
          <div class={tile.picture} data-avatar={avatarColor(selfId)}>
            <Video
              track={track}
              fit={fitOf(PREVIEW_ASPECT, aspect.value)}
              mirrored={ownMirror().value.value}
              onAspect={(next) => (aspect.value = next)}
            />
            {!track && (
              <div class={css.empty}>
                <Avatar id={selfId} name={name} />
                <p>{emptySentence(media)}</p>
              </div>
            )}
          </div>
          {name.trim() !== '' && <Plate name={name} isSelf muted={false} speaking={false} />}
        </div>
      </div>
      <div class={css.toggles}>
        <Toggle source={media.microphone} label={words.microphone} on={Mic} off={MicOff} />
        <Toggle source={media.camera} label={words.camera} on={VideoIcon} off={VideoOff} />
        {media.blur.available.value && <BlurToggle media={media} />}
        <DevicesButton media={media} />
      </div>
    </div>
  );
}

function emptySentence({ camera, microphone }: LocalMedia): string {
  const words = t().lobby;
  if (camera.pending.value || microphone.pending.value) return words.asking;
  return microphone.on.value ? words.cameraOff : words.bothOff;
}

/** Only where the camera or the system can do it and lets us choose. */
function BlurToggle({ media: { blur } }: { media: LocalMedia }) {
  const words = t().devices;
  const isOn = blur.on.value;
  return (
    <button
      type="button"
      class={css.toggle}
      data-plain
      aria-pressed={isOn}
      aria-label={words.backgroundName}
      onClick={() => void blur.set(!isOn)}
    >
      <Icon icon={Image} size={24} />
      {words.background}
    </button>
  );
}

interface ToggleProps {
  source: LocalSource;
  label: string;
  on: IconNode;
  off: IconNode;
}

function Toggle({ source, label, on, off }: ToggleProps) {
  const isOn = source.on.value;
  return (
    <button
      type="button"
      class={css.toggle}
      aria-pressed={isOn}
      onClick={() => {
        if (isOn) source.turnOff();
        else void source.turnOn();
      }}
    >
      <Icon icon={isOn ? on : off} size={24} />
      {label}
    </button>
  );
}

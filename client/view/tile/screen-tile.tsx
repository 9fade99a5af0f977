// A shared screen: the whole picture, nothing on it; name and "enlarge" stand in a line below.
import { Maximize, Presentation } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { t } from '../../i18n/i18n.ts';
import type { Participant } from '../../room/participant.ts';
import { Icon } from '../parts/icon.tsx';
import css from './screen-tile.module.css';

export interface ScreenTileProps {
  participant: Participant;
  /** Width / height of the picture, null while unknown. */
  pictureAspect: number | null;
  small: boolean;
  onStop: () => void;
  children: ComponentChildren;
}

/** The picture itself comes as children, so that it is the same element in every size. */
export function ScreenTile({
  participant,
  pictureAspect,
  small,
  onStop,
  children,
}: ScreenTileProps) {
  const frame = useRef<HTMLDivElement>(null);
  const words = t().tile;
  const name = participant.isSelf ? words.ownScreen : words.screenOf(participant.name.value);
  return (
    <div
      role="group"
      aria-label={name}
      data-screen={participant.id}
      class={[css.tile, small && css.small].filter(Boolean).join(' ')}
      style={{ '--aspect': String(pictureAspect ?? 16 / 9) }}
    >
      <div class={css.picture} ref={frame}>
        {children}
      </div>
      <div class={css.line}>
        <Icon icon={Presentation} />
        <span class={css.name}>{name}</span>
        {participant.isSelf ? (
          <button type="button" class={css.action} onClick={onStop}>
            {words.stopShare}
          </button>
        ) : (
          document.fullscreenEnabled && (
            <button
              type="button"
              class={css.action}
              onClick={() => void frame.current?.requestFullscreen()}
            >
              <Icon icon={Maximize} />
              {words.large}
            </button>
          )
        )}
      </div>
    </div>
  );
}

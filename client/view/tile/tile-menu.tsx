// The menu of a tile: pin, full screen, own window, mirror and place of the own picture, loudness, retry.
import {
  EyeOff,
  FlipHorizontal2,
  Maximize,
  PictureInPicture2,
  Pin,
  RefreshCw,
  Scaling,
} from 'lucide';
import { useRef } from 'preact/hooks';
import { inLocale, t } from '../../i18n/i18n.ts';
import { stage as stageWords } from '../../i18n/stage.ts';
import { CORNERS, type ViewPreferences } from '../../room/view-preferences.ts';
import type { Moderation } from '../../room/moderation.ts';
import type { Participant } from '../../room/participant.ts';
import type { Volumes } from '../../room/volume.ts';
import { VolumeSlider } from '../devices/volume-slider.tsx';
import { PersonOrders } from '../hosting/person-orders.tsx';
import { MenuChoice, MenuItem } from '../parts/menu.tsx';
import { moveFocus, Popover } from '../parts/popover.tsx';
import { TrustMark } from '../verify/trust-mark.tsx';
import { canFillScreen, canFloat, fillScreen, floatVideo } from './picture-surface.ts';
import css from './tile-menu.module.css';

export interface TileMenuProps {
  /** The tile's three dots; the menu stands beside them. */
  opener: HTMLElement;
  participant: Participant;
  isScreen: boolean;
  /** Whether it is the own picture that floats in a corner. */
  floating: boolean;
  pinned: boolean;
  preferences: ViewPreferences;
  volumes: Volumes;
  moderation: Moderation;
  /** Asks before it removes somebody. */
  onRemove: (participant: Participant) => void;
  onPin: () => void;
  onRetry: () => void;
  onClose: () => void;
}

export function TileMenu(props: TileMenuProps) {
  const { participant, isScreen, preferences, pinned } = props;
  const opener = useRef<HTMLElement | null>(props.opener);
  const lines = useRef<HTMLDivElement>(null);
  const words = t();
  const label = inLocale(stageWords).options(participant.name.value);
  const picture = props.opener.closest<HTMLElement>('[data-tile]');
  const and = (act: () => void) => () => {
    props.onClose();
    // Before the act, which may give the focus to something else.
    props.opener.focus();
    act();
  };
  const isOwn = participant.isSelf && !isScreen;
  const health = participant.health.value;
  return (
    <div class={css.anchor} style={anchorStyle(props.opener)}>
      <Popover
        opener={opener}
        label={label}
        role="group"
        side={opensAbove(props.opener) ? 'above' : 'below'}
        onClose={props.onClose}
      >
        <div
          ref={lines}
          role="menu"
          tabIndex={-1}
          aria-label={label}
          onKeyDown={(event) => lines.current && moveFocus(lines.current, event)}
        >
          <MenuItem
            icon={Pin}
            label={inLocale(stageWords).pin}
            checked={pinned}
            onPress={and(props.onPin)}
          />
          {picture && canFillScreen() && (
            <MenuItem
              icon={Maximize}
              label={inLocale(stageWords).fullScreen}
              onPress={and(() => fillScreen(picture))}
            />
          )}
          {picture && canFloat(picture) && (
            <MenuItem
              icon={PictureInPicture2}
              label={inLocale(stageWords).videoWindow}
              onPress={and(() => floatVideo(picture))}
            />
          )}
          {(health === 'lost' || health === 'reconnecting') && (
            <MenuItem icon={RefreshCw} label={words.tile.retry} onPress={and(props.onRetry)} />
          )}
          {isOwn && (
            <>
              <MenuItem
                icon={FlipHorizontal2}
                label={inLocale(stageWords).mirror}
                checked={preferences.mirror.value.value}
                onPress={and(() => preferences.mirror.set(!preferences.mirror.value.peek()))}
              />
              <MenuItem
                icon={EyeOff}
                label={inLocale(stageWords).hideSelf}
                onPress={and(() => preferences.ownPicture.set('off'))}
              />
            </>
          )}
          {props.floating && (
            <MenuChoice
              label={inLocale(stageWords).corner}
              icon={Scaling}
              value={preferences.corner.value.value}
              options={CORNERS.map((id) => ({ id, label: inLocale(stageWords).corners[id] }))}
              onChange={(corner) => and(() => preferences.corner.set(corner))()}
            />
          )}
          {!isScreen && (
            <PersonOrders
              moderation={props.moderation}
              participant={participant}
              run={and}
              onRemove={props.onRemove}
            />
          )}
        </div>
        {!participant.isSelf && (
          <div class={css.volume}>
            <TrustMark participant={participant} always />
            <VolumeSlider participant={participant} volumes={props.volumes} />
          </div>
        )}
      </Popover>
    </div>
  );
}

const EDGE = 8;
const WIDTH = 272;
const GAP = 16;

function opensAbove(opener: HTMLElement): boolean {
  const { top, bottom } = opener.getBoundingClientRect();
  return top > window.innerHeight - bottom;
}

/** At the three dots, but so that the whole menu stays on the page. */
function anchorStyle(opener: HTMLElement) {
  const { top, bottom, right } = opener.getBoundingClientRect();
  const least = Math.min(WIDTH + EDGE, window.innerWidth - EDGE);
  const end = Math.min(window.innerWidth - EDGE, Math.max(least, right));
  const above = opensAbove(opener);
  const room = above ? top : window.innerHeight - bottom;
  return {
    left: `${end}px`,
    top: `${above ? top : bottom}px`,
    '--room': `${Math.max(96, room - GAP)}px`,
  };
}

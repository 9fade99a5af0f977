// A shared screen: the whole picture, nothing on it; name, zoom and "enlarge" stand in a line below.
import { useSignal } from '@preact/signals';
import { Maximize, Pin, Presentation, ZoomIn, ZoomOut } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { inLocale, t } from '../../i18n/i18n.ts';
import { stage as stageWords } from '../../i18n/stage.ts';
import type { Participant } from '../../room/participant.ts';
import { Icon } from '../parts/icon.tsx';
import { Tip } from '../parts/tip.tsx';
import { MenuButton } from './menu-button.tsx';
import { canFillScreen } from './picture-surface.ts';
import css from './screen-tile.module.css';
import { frameSize } from './use-zoom.ts';
import { LARGEST_SCALE, pan, WHOLE, ZOOM_STEP, zoomBy, type Zoom } from './zoom.ts';
import { ZoomPane } from './zoom-pane.tsx';

export interface ScreenTileProps {
  participant: Participant;
  /** Width / height of the picture, null while unknown. */
  pictureAspect: number | null;
  /** In the strip: a press makes it the large one. */
  small: boolean;
  pinned: boolean;
  menuOpen: boolean;
  onMenu: (opener: HTMLElement) => void;
  onForward: () => void;
  children: ComponentChildren;
}

/** The picture itself comes as children, so that it is the same element in every size. */
export function ScreenTile(props: ScreenTileProps) {
  const { participant, pictureAspect, small } = props;
  const frame = useRef<HTMLDivElement>(null);
  const zoom = useSignal<Zoom>(WHOLE);
  const words = t();
  const name = words.tile.screenOf(participant.name.value);
  useEffect(() => {
    zoom.value = WHOLE;
  }, [small]);
  useEffect(() => {
    // The sender changes the resolution as the line allows, which must not undo the zoom.
    if (frame.current) zoom.value = pan(zoom.value, 0, 0, frameSize(frame.current));
  }, [pictureAspect]);
  return (
    <div
      role="group"
      aria-label={name}
      data-tile
      data-screen={participant.id}
      class={[css.tile, small && css.small].filter(Boolean).join(' ')}
      style={{ '--aspect': String(pictureAspect ?? 16 / 9) }}
    >
      <div class={css.picture}>
        <ZoomPane label={inLocale(stageWords).zoom} zoom={zoom} frame={frame}>
          {props.children}
        </ZoomPane>
        {small && (
          <button
            type="button"
            class={css.forward}
            aria-label={inLocale(stageWords).showLarge(name)}
            onClick={props.onForward}
          >
            <Tip text={inLocale(stageWords).showLarge(name)} />
          </button>
        )}
      </div>
      <div class={css.line}>
        <Icon icon={props.pinned ? Pin : Presentation} />
        <span class={css.name}>{name}</span>
        {!small && <ZoomButtons zoom={zoom} frame={frame} />}
        {canFillScreen() && (
          <button
            type="button"
            class={css.action}
            onClick={() => void frame.current?.requestFullscreen()}
          >
            <Icon icon={Maximize} />
            <span class={css.word}>{words.tile.large}</span>
          </button>
        )}
        <span class={css.menu}>
          <MenuButton
            name={participant.name.value}
            open={props.menuOpen}
            onPress={props.onMenu}
            inLine
          />
        </span>
      </div>
    </div>
  );
}

function ZoomButtons({
  zoom,
  frame,
}: {
  zoom: { value: Zoom };
  frame: { current: HTMLElement | null };
}) {
  const words = inLocale(stageWords);
  const { scale } = zoom.value;
  const by = (factor: number) => () => {
    const element = frame.current;
    if (!element) return;
    zoom.value = zoomBy(zoom.value, factor, frameSize(element));
  };
  return (
    <span class={css.zoom} role="group" aria-label={words.zoom}>
      <button
        type="button"
        class={css.action}
        aria-label={words.zoomOut}
        disabled={scale <= 1}
        onClick={by(1 / ZOOM_STEP)}
      >
        <Icon icon={ZoomOut} />
        <Tip text={words.zoomOut} />
      </button>
      {scale > 1 && (
        <button
          type="button"
          class={[css.action, css.scale].join(' ')}
          aria-label={`${words.percent(Math.round(scale * 100))}, ${words.zoomReset}`}
          onClick={() => (zoom.value = WHOLE)}
        >
          {words.percent(Math.round(scale * 100))}
          <Tip text={words.zoomReset} />
        </button>
      )}
      <button
        type="button"
        class={css.action}
        aria-label={words.zoomIn}
        disabled={scale >= LARGEST_SCALE}
        onClick={by(ZOOM_STEP)}
      >
        <Icon icon={ZoomIn} />
        <Tip text={words.zoomIn} />
      </button>
    </span>
  );
}

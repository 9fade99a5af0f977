// One button of the bar: icon, word where there is room, state by shape and color, badge.
import type { RefObject } from 'preact';
import { useId, useRef } from 'preact/hooks';
import { t } from '../../i18n/i18n.ts';
import { Icon } from '../parts/icon.tsx';
import { Popover } from '../parts/popover.tsx';
import { Tip } from '../parts/tip.tsx';
import type { BarEntry } from '../slots.ts';
import { useShortcutKeys } from '../shortcuts/use-shortcuts.ts';
import css from './bar.module.css';

export interface BarButtonProps {
  entry: BarEntry;
  words: boolean;
  /** Whether the entry's own popover is open. */
  open: boolean;
  onOpen: (open: boolean) => void;
}

export function BarButton({ entry, words, open, onOpen }: BarButtonProps) {
  const button = useRef<HTMLButtonElement>(null);
  return (
    <div class={css.anchor}>
      <BarFace
        entry={entry}
        words={words}
        expanded={entry.popover ? open : entry.expanded?.()}
        press={() => (entry.popover ? onOpen(!open) : entry.press())}
        buttonRef={button}
      />
      {open && entry.popover && (
        <Popover
          opener={button}
          label={entry.label()}
          role="group"
          side="above"
          onClose={() => onOpen(false)}
        >
          {entry.popover(() => {
            onOpen(false);
            button.current?.focus();
          })}
        </Popover>
      )}
    </div>
  );
}

export interface BarFaceProps {
  entry: Pick<BarEntry, 'id' | 'label' | 'word' | 'icon' | 'pressed' | 'badge' | 'badgeLabel'> &
    Pick<BarEntry, 'badgeTone' | 'tone' | 'reason'>;
  words: boolean;
  expanded?: boolean | undefined;
  /** Filled red: only Leave. */
  leave?: boolean;
  /** Off is shown on red ground: microphone and camera. */
  alarming?: boolean;
  hasPopup?: 'menu';
  press: () => void;
  buttonRef?: RefObject<HTMLButtonElement | null>;
}

/** The button alone; the bar moves the focus among `data-bar` by arrow keys. */
export function BarFace(props: BarFaceProps) {
  const { entry, words, expanded, leave, alarming } = props;
  const id = useId();
  const badge = entry.badge?.() ?? 0;
  const pressed = entry.pressed?.();
  const label = entry.label();
  const keys = useShortcutKeys(entry.id);
  const reason = entry.reason?.() ?? null;
  const told = reason ?? (badge > 0 ? (entry.badgeLabel ?? t().bar.unread)(badge) : null);
  const look = [
    css.button,
    words ? css.withWord : css.iconOnly,
    leave && css.leave,
    alarming && pressed === false && css.off,
    !alarming && (pressed || expanded) && (entry.tone === 'live' ? css.live : css.open),
  ];
  return (
    <button
      ref={props.buttonRef ?? null}
      type="button"
      data-bar={entry.id}
      class={look.filter(Boolean).join(' ')}
      aria-label={label}
      aria-describedby={told === null ? undefined : id}
      aria-disabled={reason === null ? undefined : true}
      aria-pressed={pressed}
      aria-expanded={expanded}
      aria-haspopup={props.hasPopup}
      aria-keyshortcuts={keys}
      onClick={props.press}
    >
      <Icon icon={entry.icon()} size={24} />
      {words && <span class={css.word}>{entry.word()}</span>}
      {(reason || !words) && <Tip text={reason ?? label} />}
      {/* Drawn by the style, because words that one sees should be part of the name. */}
      {badge > 0 && (
        <span
          class={[css.badge, entry.badgeTone === 'live' && css.liveBadge].filter(Boolean).join(' ')}
          data-badge={badge > 99 ? '99+' : badge}
        />
      )}
      {told !== null && (
        <span id={id} hidden>
          {told}
        </span>
      )}
    </button>
  );
}

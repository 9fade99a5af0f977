// Beside Leave, for the host: the other way to go, which ends the meeting for all.
import { ChevronUp, CircleX, LogOut } from 'lucide';
import { useRef, useState } from 'preact/hooks';
import { inLocale } from '../../i18n/i18n.ts';
import { hosting as hostingWords } from '../../i18n/hosting.ts';
import { MenuItem } from '../parts/menu.tsx';
import { Popover } from '../parts/popover.tsx';
import { Icon } from '../parts/icon.tsx';
import { Tip } from '../parts/tip.tsx';
import css from './leave-choice.module.css';

export interface LeaveChoiceProps {
  /** As high as the bar's buttons with words. */
  tall: boolean;
  onLeave: () => void;
  onEnd: () => void;
}

export function LeaveChoice({ tall, onLeave, onEnd }: LeaveChoiceProps) {
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const words = inLocale(hostingWords);
  const and = (act: () => void) => () => {
    setOpen(false);
    button.current?.focus();
    act();
  };
  return (
    <div class={css.anchor}>
      <button
        ref={button}
        type="button"
        data-bar="leave-choice"
        class={[css.button, tall && css.tall].filter(Boolean).join(' ')}
        aria-label={words.moreLeave}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <Icon icon={ChevronUp} />
        <Tip text={words.moreLeave} />
      </button>
      {open && (
        <Popover
          opener={button}
          label={words.moreLeave}
          role="menu"
          side="above"
          onClose={() => setOpen(false)}
        >
          <MenuItem icon={LogOut} label={words.onlyMe} onPress={and(onLeave)} />
          <MenuItem icon={CircleX} label={words.endForAll} danger onPress={and(onEnd)} />
        </Popover>
      )}
    </div>
  );
}

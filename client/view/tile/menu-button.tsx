// The three dots at the bottom end corner of a tile: seen on hover and focus, always on touch.
import { EllipsisVertical } from 'lucide';
import { inLocale } from '../../i18n/i18n.ts';
import { stage as stageWords } from '../../i18n/stage.ts';
import { Icon } from '../parts/icon.tsx';
import { Tip } from '../parts/tip.tsx';
import css from './menu-button.module.css';

export interface MenuButtonProps {
  /** Whose picture it is about. */
  name: string;
  open: boolean;
  onPress: (button: HTMLElement) => void;
  /** Stands in a line of text instead of on a picture. */
  inLine?: boolean;
}

export function MenuButton({ name, open, onPress, inLine }: MenuButtonProps) {
  const label = inLocale(stageWords).options(name);
  return (
    <button
      type="button"
      class={[css.button, inLine ? css.inLine : css.onPicture].join(' ')}
      aria-label={label}
      aria-haspopup="menu"
      aria-expanded={open}
      onClick={(event) => onPress(event.currentTarget)}
    >
      <Icon icon={EllipsisVertical} />
      <Tip text={label} />
    </button>
  );
}

// The name plate: a notch cut out of the tile's bottom start corner, so that no name lies on a face.
import { MicOff } from 'lucide';
import { t } from '../../i18n/i18n.ts';
import { Icon } from '../parts/icon.tsx';
import css from './plate.module.css';

export interface PlateProps {
  name: string;
  isSelf: boolean;
  muted: boolean;
  speaking: boolean;
  small?: boolean;
}

export function Plate({ name, isSelf, muted, speaking, small }: PlateProps) {
  return (
    <div
      class={[css.plate, small && css.small, speaking && css.speaking].filter(Boolean).join(' ')}
      aria-hidden="true"
    >
      {speaking ? <Bars /> : muted && <MutedIcon />}
      <span class={css.name}>{name}</span>
      {isSelf && <span class={css.role}>{t().you}</span>}
    </div>
  );
}

function MutedIcon() {
  return (
    <span class={css.muted}>
      <Icon icon={MicOff} size={16} />
    </span>
  );
}

function Bars() {
  return (
    <svg width="14" height="14" viewBox="0 0 14 14" fill="currentColor" aria-hidden="true">
      <rect x="0.5" y="4" width="3" height="6" rx="1.5" />
      <rect x="5.5" y="1" width="3" height="12" rx="1.5" />
      <rect x="10.5" y="4" width="3" height="6" rx="1.5" />
    </svg>
  );
}

// The page after leaving: back in, back home, or keep the room for the next time.
import { t } from '../../i18n/i18n.ts';
import { KeepRoom } from '../rooms/keep-room.tsx';
import type { Keeping } from '../rooms/keeping.ts';
import { Notice } from './notice.tsx';
import type { LegalLinks } from './page.tsx';

export interface AfterProps {
  legal: LegalLinks;
  /** Whoever comes back to this room can keep it. */
  keeping: Keeping;
  onRejoin: () => void;
  onHome: () => void;
}

export function After({ legal, keeping, onRejoin, onHome }: AfterProps) {
  const words = t().after;
  return (
    <Notice
      legal={legal}
      title={words.title}
      text={words.lead}
      again={{ name: words.rejoin, press: onRejoin }}
      onHome={onHome}
    >
      <KeepRoom keeping={keeping} />
    </Notice>
  );
}

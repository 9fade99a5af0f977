// The page after leaving: back in, back home, or keep the room for the next time.
import { useContext } from 'preact/hooks';
import { after as afterWords } from '../../i18n/after.ts';
import { inLocale, t } from '../../i18n/i18n.ts';
import { verify as verifyWords } from '../../i18n/verify.ts';
import type { CheckAlarm } from '../../room/verification.ts';
import { Embedding } from '../embedded/embedding.ts';
import { KeepRoom } from '../rooms/keep-room.tsx';
import type { Keeping } from '../rooms/keeping.ts';
import { Notice } from './notice.tsx';
import type { LegalLinks } from './page.tsx';

export interface Stay {
  /** Whole ones. */
  minutes: number;
  /** Everybody who was there, oneself included. */
  people: number;
  /** What a check of the connection ended with, when somebody may have been in between. */
  alarm: CheckAlarm | null;
}

export interface AfterProps {
  legal: LegalLinks;
  /** Whoever comes back to this room can keep it. */
  keeping: Keeping;
  /** How long it was, and with how many others. */
  stay: Stay;
  onRejoin: () => void;
  onHome: () => void;
}

export function After({ legal, keeping, stay, onRejoin, onHome }: AfterProps) {
  const words = t().after;
  // What a browser keeps for a frame, it keeps for that page alone: nobody would find it again.
  const isEmbedded = useContext(Embedding) !== null;
  // Alone, or only for a moment, there was no conversation to speak of.
  const talked = stay.minutes >= 1 && stay.people >= 2;
  const lead = talked ? inLocale(afterWords).lead(stay.minutes, stay.people) : words.lead;
  const { alarm } = stay;
  return (
    <Notice
      legal={legal}
      title={words.title}
      text={alarm === null ? lead : inLocale(verifyWords).ended[alarm]}
      advised={alarm === null ? 'again' : 'home'}
      again={{ name: words.rejoin, press: onRejoin }}
      onHome={onHome}
    >
      {!isEmbedded && alarm === null && <KeepRoom keeping={keeping} />}
    </Notice>
  );
}

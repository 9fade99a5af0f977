// The page of a link that has expired: since when, whom to ask, and the way out.
import { access } from '../../i18n/access.ts';
import { inLocale } from '../../i18n/i18n.ts';
import { endMsOf } from '../../room/expiry.ts';
import { momentText } from '../plan/moment-text.ts';
import { Notice } from './notice.tsx';
import type { LegalLinks } from './page.tsx';

export interface ExpiredPageProps {
  legal: LegalLinks;
  /** As in the link. */
  expiryHour: number;
  onHome: () => void;
}

export function ExpiredPage({ legal, expiryHour, onHome }: ExpiredPageProps) {
  const words = inLocale(access);
  const text = words.expired(momentText(endMsOf(expiryHour)));
  return <Notice legal={legal} title={words.expiredTitle} text={text} onHome={onHome} />;
}

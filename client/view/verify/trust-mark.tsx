// What is known of one person's connection, as a sign with words.
import { Shield, ShieldAlert, ShieldCheck } from 'lucide';
import { useContext } from 'preact/hooks';
import { inLocale } from '../../i18n/i18n.ts';
import { verify as verifyWords } from '../../i18n/verify.ts';
import type { Participant } from '../../room/participant.ts';
import type { Trust } from '../../room/verification.ts';
import { Icon } from '../parts/icon.tsx';
import { VerificationHere } from './verification-here.ts';
import css from './verify.module.css';

const ICONS = { verified: ShieldCheck, new: ShieldAlert, unverified: Shield };

/** `always` also before anybody was compared with, when everybody is unverified. */
export function TrustMark(props: { participant: Participant; always?: boolean }) {
  const trust = useTrust(props.participant, props.always ?? false);
  if (trust === null) return null;
  return (
    <div class={css.trust} data-trust={trust}>
      <Icon icon={ICONS[trust]} size={16} /> {inLocale(verifyWords).trust[trust]}
    </div>
  );
}

/** The same in words only, '' for nothing to say. */
export function useTrustWords(participant: Participant): string {
  const trust = useTrust(participant, false);
  return trust === null ? '' : inLocale(verifyWords).trust[trust];
}

/** Nothing is said of oneself. */
function useTrust({ id, isSelf }: Participant, always: boolean): Trust | null {
  const here = useContext(VerificationHere);
  if (here === null || isSelf) return null;
  return always || here.begun.value ? here.trustOf(id) : null;
}

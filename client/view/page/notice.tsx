// A page with one sentence and a way out: a damaged link, a full room, a relay out of reach.
import { House, RotateCw } from 'lucide';
import type { ComponentChildren } from 'preact';
import type { CloseReason } from '../../../shared/close-codes.ts';
import { t } from '../../i18n/i18n.ts';
import { Button } from '../parts/button.tsx';
import { Coast } from './coast.tsx';
import css from './page.module.css';
import { Page, type LegalLinks } from './page.tsx';

interface NoticeProps {
  legal: LegalLinks;
  title: string;
  text: string;
  again?: { name: string; press: () => void } | undefined;
  onHome: () => void;
  /** Below the ways out. */
  children?: ComponentChildren;
}

export function Notice({ legal, title, text, again, onHome, children }: NoticeProps) {
  return (
    <Page legal={legal} onHome={onHome}>
      <div class={css.split}>
        <div class={css.words}>
          <div>
            <h1 class={css.titleCalm}>{title}</h1>
            <p class={css.lead}>{text}</p>
          </div>
          <div class={css.actions}>
            {again && (
              <Button kind="primary" size="large" icon={RotateCw} onPress={again.press}>
                {again.name}
              </Button>
            )}
            <Button size="large" icon={House} onPress={onHome}>
              {t().problem.home}
            </Button>
          </div>
          {children}
        </div>
        <div class={css.picture}>
          <Coast />
        </div>
      </div>
    </Page>
  );
}

export type ProblemReason = CloseReason | 'unreachable' | 'damaged' | 'unsupported' | 'insecure';

export interface ProblemProps {
  legal: LegalLinks;
  reason: ProblemReason;
  /** Only where trying again can help. */
  onAgain?: () => void;
  onHome: () => void;
}

export function Problem({ legal, reason, onAgain, onHome }: ProblemProps) {
  const words = t().problem;
  const again = onAgain && { name: words.again, press: onAgain };
  return <Notice legal={legal} {...sentencesOf(reason)} again={again} onHome={onHome} />;
}

function sentencesOf(reason: ProblemReason): { title: string; text: string } {
  const { problem, refusal } = t();
  switch (reason) {
    case 'damaged':
      return { title: problem.damagedTitle, text: problem.damaged };
    case 'unsupported':
      return { title: problem.unsupportedTitle, text: problem.unsupported };
    case 'insecure':
      return { title: problem.insecureTitle, text: problem.insecure };
    default:
      return { title: problem.refusedTitle, text: refusal[reason] };
  }
}

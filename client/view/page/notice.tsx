// A page with one sentence and a way out: a damaged link, a full room, a relay out of reach.
import { House, RotateCw, X } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useContext, useEffect, useRef } from 'preact/hooks';
import type { CloseReason } from '../../../shared/close-codes.ts';
import { t } from '../../i18n/i18n.ts';
import { Embedding } from '../embedded/embedding.ts';
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
  /** The way out that stands out. */
  advised?: 'again' | 'home';
  /** Below the ways out. */
  children?: ComponentChildren;
}

export function Notice(props: NoticeProps) {
  const { legal, title, text, again, onHome, advised = 'again', children } = props;
  const embedded = useContext(Embedding);
  const heading = useRef<HTMLHeadingElement>(null);
  // What had the focus is gone with the screen before; so reading goes on with the news.
  useEffect(() => heading.current?.focus(), []);
  return (
    <Page legal={legal} onHome={onHome}>
      <div class={css.split}>
        <div class={css.words}>
          <div>
            <h1 ref={heading} tabIndex={-1} class={css.titleCalm}>
              {title}
            </h1>
            <p class={css.lead}>{text}</p>
          </div>
          <div class={css.actions}>
            {again && (
              <Button
                kind={advised === 'again' ? 'primary' : 'secondary'}
                size="large"
                icon={RotateCw}
                onPress={again.press}
              >
                {again.name}
              </Button>
            )}
            <Button
              kind={advised === 'home' ? 'primary' : 'secondary'}
              size="large"
              icon={embedded ? X : House}
              onPress={embedded ? embedded.close : onHome}
            >
              {embedded ? t().close : t().problem.home}
            </Button>
          </div>
          {children}
        </div>
        {!embedded && (
          <div class={css.picture}>
            <Coast />
          </div>
        )}
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
  const SetupNotice = useContext(Embedding)?.SetupNotice;
  return (
    <Notice legal={legal} {...sentencesOf(reason)} again={again} onHome={onHome}>
      {reason === 'insecure' && SetupNotice && <SetupNotice />}
    </Notice>
  );
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

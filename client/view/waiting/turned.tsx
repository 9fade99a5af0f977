// Pages after the door closed: turned away, removed, ended by a host, an old link. Each has a way on.
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { inLocale } from '../../i18n/i18n.ts';
import { waiting as waitingWords } from '../../i18n/waiting.ts';
import type { Turn } from '../../room/moderation.ts';
import { LinkForm } from '../home/link-form.tsx';
import { Notice } from '../page/notice.tsx';
import type { LegalLinks } from '../page/page.tsx';
import { KeepRoom } from '../rooms/keep-room.tsx';
import type { Keeping } from '../rooms/keeping.ts';
import css from './waiting.module.css';

export interface TurnedProps {
  legal: LegalLinks;
  turn: Turn;
  keeping: Keeping;
  /** Knocks or joins again. */
  onAgain: () => void;
  /** Opens the pasted text as a link; false when it is not a complete one. */
  onOpen: (text: string) => boolean;
  onHome: () => void;
}

/** Who was refused does not ring without end. */
const PAUSE_SECONDS = 20;

export function Turned(props: TurnedProps) {
  const { legal, turn, onAgain, onHome } = props;
  const words = inLocale(waitingWords);
  switch (turn) {
    case 'turned-away':
      return <KnockAgain {...props} title={words.turnedAwayTitle} text={words.turnedAway} />;
    case 'removed':
      return <KnockAgain {...props} title={words.removedTitle} text={words.removed} />;
    case 'ended':
      return (
        <Notice
          legal={legal}
          title={words.endedTitle}
          text={words.ended}
          again={{ name: words.rejoin, press: onAgain }}
          onHome={onHome}
        >
          <KeepRoom keeping={props.keeping} />
        </Notice>
      );
    case 'renewed':
      return (
        <Notice legal={legal} title={words.renewedTitle} text={words.renewed} onHome={onHome}>
          <LinkForm onOpen={props.onOpen} />
        </Notice>
      );
    default:
      return turn satisfies never;
  }
}

function KnockAgain(props: TurnedProps & { title: string; text: string }) {
  const { legal, title, text, onAgain, onHome } = props;
  const words = inLocale(waitingWords);
  const left = useSignal(PAUSE_SECONDS);
  useEffect(() => {
    const timer = setInterval(() => (left.value = Math.max(0, left.peek() - 1)), 1000);
    return () => clearInterval(timer);
  }, []);
  const isOver = left.value === 0;
  return (
    <Notice
      legal={legal}
      title={title}
      text={text}
      again={isOver ? { name: words.knock, press: onAgain } : undefined}
      onHome={onHome}
    >
      {!isOver && <p class={css.hint}>{words.knockIn(left.value)}</p>}
      {/* The seconds are not read aloud, their end is. */}
      <p role="status" class="visually-hidden">
        {isOver && words.knockNow}
      </p>
    </Notice>
  );
}

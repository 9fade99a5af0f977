// The knocks above the People button, while the panel that shows them is not open.
import { useLayoutEffect, useRef } from 'preact/hooks';
import { inLocale } from '../../i18n/i18n.ts';
import { hosting as hostingWords } from '../../i18n/hosting.ts';
import { Knocks, type KnocksProps } from './knocks.tsx';
import css from './knocks.module.css';

export interface KnockCornerProps extends KnocksProps {
  /** Width of the meeting in CSS pixels; a change moves the button. */
  width: number;
  /** The button of the bar to stand above, if there is one now. */
  anchor: () => HTMLElement | null;
}

const EDGE_PX = 12;

export function KnockCorner({ width, anchor, ...knocks }: KnockCornerProps) {
  const element = useRef<HTMLElement>(null);
  const isEmpty = knocks.moderation.knocks.value.length === 0;
  useLayoutEffect(() => {
    const card = element.current;
    const area = card?.offsetParent;
    if (!card || !area) return;
    const box = area.getBoundingClientRect();
    const at = anchor()?.getBoundingClientRect();
    const middle = at ? at.left + at.width / 2 - box.left : box.width;
    const start = Math.min(middle - card.offsetWidth / 2, box.width - card.offsetWidth - EDGE_PX);
    card.style.setProperty('--at', `${Math.max(EDGE_PX, Math.round(start))}px`);
  }, [width, isEmpty]);
  if (isEmpty) return null;
  return (
    <section ref={element} class={css.corner} aria-label={inLocale(hostingWords).knocking}>
      <Knocks {...knocks} />
    </section>
  );
}

// The frame of every page outside a meeting: mark and switches above, legal links below.
import type { ComponentChildren } from 'preact';
import { useContext } from 'preact/hooks';
import { t } from '../../i18n/i18n.ts';
import { Embedding } from '../embedded/embedding.ts';
import { Logo } from '../parts/logo.tsx';
import css from './page.module.css';
import { PageSwitches } from './page-switches.tsx';
import { WhenOffline } from './when-offline.tsx';

/** Who runs this service and their own pages, null where none is set. */
export interface LegalLinks {
  operator: string | null;
  privacy: string | null;
  accessibility: string | null;
  imprint: string | null;
}

export interface PageProps {
  legal: LegalLinks;
  /** Goes to the start page; without it the mark is not a link. */
  onHome?: () => void;
  children: ComponentChildren;
}

export function Page({ legal, onHome, children }: PageProps) {
  // In a frame the page around it is the head.
  const isEmbedded = useContext(Embedding) !== null;
  return (
    <div class={css.page} data-embedded={isEmbedded ? '' : undefined}>
      {!isEmbedded && (
        <header class={css.head}>
          {onHome ? (
            <button type="button" class={css.home} onClick={onHome}>
              <Logo />
            </button>
          ) : (
            <Logo />
          )}
          <PageSwitches />
        </header>
      )}
      <main class={css.main}>
        <WhenOffline />
        {children}
      </main>
      <Footer legal={legal} />
    </div>
  );
}

function Footer({ legal }: { legal: LegalLinks }) {
  const names = t().legal;
  const links = (['privacy', 'accessibility', 'imprint'] as const).flatMap((key) => {
    const address = legal[key];
    return address ? [{ key, address, name: names[key] }] : [];
  });
  if (links.length === 0 && legal.operator === null) return null;
  return (
    <footer class={css.foot}>
      {legal.operator !== null && <p class={css.operator}>{t().home.operator(legal.operator)}</p>}
      {links.length > 0 && (
        <nav aria-label={names.label}>
          {links.map(({ key, address, name }) => (
            <a key={key} href={address} class={css.legal} target="_blank" rel="noopener noreferrer">
              {name}
            </a>
          ))}
        </nav>
      )}
    </footer>
  );
}

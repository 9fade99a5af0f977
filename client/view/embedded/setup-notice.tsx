// Inside a frame where camera and microphone cannot work: why, a way out, and the line that is missing.
import { useSignal, type ReadonlySignal } from '@preact/signals';
import { Copy, ExternalLink } from 'lucide';
import { embed } from '../../i18n/embed.ts';
import { inLocale } from '../../i18n/i18n.ts';
import { Button } from '../parts/button.tsx';
import { copyText } from '../parts/copy-text.ts';
import css from './setup-notice.module.css';

export interface SetupLine {
  code: string;
  line: string;
}

export interface SetupNoticeProps {
  findings: ReadonlySignal<readonly SetupLine[]>;
  onOpenAlone: () => void;
}

export function SetupNotice({ findings, onOpenAlone }: SetupNoticeProps) {
  const [finding] = findings.value;
  if (finding === undefined) return null;
  const words = inLocale(embed);
  return (
    <section class={css.notice} aria-label={words.title}>
      <h2 class={css.title}>{words.title}</h2>
      <p>{finding.code === 'insecure-page' ? words.insecure : words.refused}</p>
      <Button icon={ExternalLink} onPress={onOpenAlone}>
        {words.own}
      </Button>
      <details>
        <summary>{words.admin}</summary>
        <MissingLine line={finding.line} />
      </details>
    </section>
  );
}

function MissingLine({ line }: { line: string }) {
  const words = inLocale(embed);
  const copied = useSignal(false);
  // Where the browser refuses, the line can still be marked and copied by hand.
  const copy = async () => {
    copied.value = await copyText(line);
  };
  return (
    <div class={css.missing}>
      <p>{words.missing}</p>
      <code class={css.line}>{line}</code>
      <Button size="small" icon={Copy} onPress={() => void copy()}>
        {words.copy}
      </Button>
      <p role="status">{copied.value ? words.copied : ''}</p>
    </div>
  );
}

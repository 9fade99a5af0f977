// Settings: how good each connection is, in words, and a problem report to save.
import { useSignal } from '@preact/signals';
import { Activity, Download } from 'lucide';
import { inLocale, locale } from '../../i18n/i18n.ts';
import { report as reportWords } from '../../i18n/report.ts';
import { logLines } from '../../kit/log.ts';
import type { LinkView } from '../../room/connection.ts';
import { problemReport } from '../../room/problem-report.ts';
import type { Room } from '../../room/room.ts';
import { overallSentence } from '../meeting/status.ts';
import { Avatar } from '../parts/avatar.tsx';
import { Button } from '../parts/button.tsx';
import { saveFile } from '../parts/save-file.ts';
import css from './connection.module.css';
import type { SettingsSection } from './section.ts';

export function connection(room: Room): SettingsSection {
  return {
    id: 'connection',
    title: () => inLocale(reportWords).section,
    icon: Activity,
    render: () => <ConnectionSection room={room} />,
  };
}

function ConnectionSection({ room }: { room: Room }) {
  const words = inLocale(reportWords);
  const { level, overall } = room.health.value;
  const links = room.links.value;
  return (
    <>
      <p class={css.overall} data-level={level}>
        <span class={css.label}>{words.overall}</span> <strong>{words.level[level]}</strong>
        {overall !== null && <span class={css.reason}>{overallSentence(overall)}</span>}
      </p>
      {links.length === 0 ? (
        <p class={css.hint}>{words.alone}</p>
      ) : (
        <ul class={css.links} aria-label={words.links}>
          {links.map((link) => (
            <Link key={link.participant.id} link={link} />
          ))}
        </ul>
      )}
      <ReportPart room={room} />
    </>
  );
}

function Link({ link: { participant, figures } }: { link: LinkView }) {
  const words = inLocale(reportWords);
  const health = participant.health.value;
  const now = figures.value;
  // Before there is a path, and while it is silent, its figures would be those of the past.
  const known =
    now !== null && now.roundTripMs !== null && (health === 'good' || health === 'weak');
  const percent = new Intl.NumberFormat(locale.value, { maximumFractionDigits: 1 });
  const details = known
    ? [
        now.relayed ? words.relayed : words.direct,
        words.delay(Math.round(now.roundTripMs ?? 0)),
        words.loss(percent.format(now.lossShare * 100)),
      ]
    : [];
  return (
    <li class={css.link}>
      <Avatar id={participant.id} name={participant.name.value} size={40} />
      <span class={css.words}>
        <span class={css.name}>{participant.name.value}</span>
        <span class={css.health} data-health={health}>
          {words.health[health]}
        </span>
        {details.length > 0 && <span class={css.hint}>{details.join(' · ')}</span>}
      </span>
    </li>
  );
}

function ReportPart({ room }: { room: Room }) {
  const words = inLocale(reportWords);
  const said = useSignal('');
  const { build } = room.inspect();
  const save = () => {
    const day = new Date().toISOString().slice(0, 10);
    const text = new Blob([makeReport(room)], { type: 'application/json' });
    saveFile(text, `${words.file}-${day}.json`);
    said.value = words.saved;
  };
  return (
    <div class={css.report}>
      <h4 class={css.name}>{words.title}</h4>
      <p class={css.hint}>{words.what}</p>
      {build !== '' && <p class={css.hint}>{words.build(build)}</p>}
      <Button icon={Download} onPress={save}>
        {words.save}
      </Button>
      <p role="status">{said}</p>
    </div>
  );
}

function makeReport(room: Room): string {
  return problemReport({
    ...room.inspect(),
    at: new Date(),
    durationMs: Date.now() - room.joinedAtMs,
    userAgent: navigator.userAgent,
    language: locale.peek(),
    online: room.online.peek(),
    relay: room.relay.peek(),
    health: room.health.peek(),
    links: room.links.peek().map(({ participant, figures }) => ({
      id: participant.id,
      health: participant.health.peek(),
      figures: figures.peek(),
    })),
    log: logLines(),
  });
}

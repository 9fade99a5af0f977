// Settings: how good each connection is, in words, and a problem report to save.
import { useSignal } from '@preact/signals';
import { Activity, Download, Server } from 'lucide';
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
import { Switch } from '../parts/switch.tsx';
import css from './connection.module.css';
import { LinkDetails, OwnDetails } from './link-details.tsx';
import { HideAddress } from './hide-address.tsx';
import { Plots } from './plots.tsx';
import type { SettingsSection } from './section.ts';
import { WaysMap } from './ways-map.tsx';

export function connection(room: Room, onServerSaw?: () => void): SettingsSection {
  return {
    id: 'connection',
    title: () => inLocale(reportWords).section,
    icon: Activity,
    render: () => <ConnectionSection room={room} onServerSaw={onServerSaw} />,
  };
}

interface ConnectionProps {
  room: Room;
  onServerSaw: (() => void) | undefined;
}

function ConnectionSection({ room, onServerSaw }: ConnectionProps) {
  const words = inLocale(reportWords);
  const { level, overall } = room.health.value;
  const links = room.links.value;
  const { build } = room.inspect();
  const { choice, forced } = room.addresses;
  return (
    <>
      <HideAddress choice={choice} detour={room.detour} forced={forced.value} />
      <p class={css.overall} data-level={level}>
        <span class={css.label}>{words.overall}</span> <strong>{words.level[level]}</strong>
        {overall !== null && <span class={css.reason}>{overallSentence(overall)}</span>}
      </p>
      {links.length === 0 ? (
        <p class={css.hint}>{words.alone}</p>
      ) : (
        <ul class={css.links} aria-label={words.links}>
          {links.map((link) => (
            <Link key={link.participant.id} link={link} ownBuild={build} />
          ))}
        </ul>
      )}
      <WaysMap room={room} />
      <Encoders room={room} />
      <OwnDetails room={room} />
      {onServerSaw && (
        <Button icon={Server} onPress={onServerSaw}>
          {words.serverSaw}
        </Button>
      )}
      {room.encodeOnce && (
        <Switch
          label={words.encodeOnce}
          hint={words.encodeOnceHint}
          checked={room.encodeOnce.value.value}
          onChange={room.encodeOnce.set}
        />
      )}
      <ReportPart room={room} />
    </>
  );
}

function Link({ link, ownBuild }: { link: LinkView; ownBuild: string }) {
  const words = inLocale(reportWords);
  const { participant, figures } = link;
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
      <div class={css.words}>
        <span class={css.name}>{participant.name.value}</span>
        <span class={css.health} data-health={health}>
          {words.health[health]}
        </span>
        {details.length > 0 && <span class={css.hint}>{details.join(' · ')}</span>}
        <Plots name={participant.name.value} history={link.history} />
        <LinkDetails link={link} ownBuild={ownBuild} />
      </div>
    </li>
  );
}

/** Anew with each reading of a link. */
function Encoders({ room }: { room: Room }) {
  const words = inLocale(reportWords);
  const links = room.links.value;
  if (links.length === 0 || !room.media.camera.on.value) return null;
  for (const { figures } of links) void figures.value;
  const count = room.encoders();
  return <p class={css.hint}>{count === 0 ? words.noEncoder : words.encoders(count)}</p>;
}

function ReportPart({ room }: { room: Room }) {
  const words = inLocale(reportWords);
  const said = useSignal('');
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
    links: room.links.peek().map(({ participant, figures, claims }) => ({
      id: participant.id,
      health: participant.health.peek(),
      figures: figures.peek(),
      build: claims.build,
    })),
    log: logLines(),
  });
}

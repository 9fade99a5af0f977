// What the server saw: sums, connections, and each frame with all its bytes. Loads when somebody asks.
import { useEffect, useMemo } from 'preact/hooks';
import { inLocale, locale } from '../../i18n/i18n.ts';
import { serverSaw as serverSawWords } from '../../i18n/server-saw.ts';
import { systemClock } from '../../kit/clock.ts';
import type { Room } from '../../room/room.ts';
import { followServerSaw, type SeenConnection, type ServerSaw } from '../../room/server-saw.ts';
import { Facts } from './facts.tsx';
import { FrameLine } from './frame-line.tsx';
import css from './server-saw.module.css';
import { clockTime } from './clock-time.ts';

export function ServerSawContent({ room }: { room: Room }) {
  const words = inLocale(serverSawWords);
  const lifetime = useMemo(() => new AbortController(), [room]);
  useEffect(() => () => lifetime.abort(), [lifetime]);
  const seen = useMemo(
    () => followServerSaw(room.record, systemClock, lifetime.signal),
    [room],
  ).value;
  const number = new Intl.NumberFormat(locale.value);
  return (
    <>
      <div class={css.part}>
        <p>{words.intro}</p>
        <p class={css.hint}>{words.doubt}</p>
      </div>
      <section class={css.part}>
        <h3>{words.sums}</h3>
        <Sums totals={seen.totals} />
      </section>
      <section class={css.part}>
        <h3>{words.always}</h3>
        <Facts
          facts={[
            [words.address, '', words.addressWhy],
            [words.page, location.origin, words.pageWhy],
            [words.browser, navigator.userAgent, ''],
            [words.languages, navigator.languages.join(', '), ''],
          ]}
        />
      </section>
      <section class={css.part}>
        <h3>{words.connections}</h3>
        {seen.forgottenConnections > 0 && (
          <p class={css.hint}>{words.forgotten(number.format(seen.forgottenConnections))}</p>
        )}
        <ul class={css.list}>
          {seen.connections.map((connection) => (
            <Connection key={connection.number} connection={connection} />
          ))}
        </ul>
      </section>
      <section class={css.part}>
        <h3>{words.frames}</h3>
        <p class={css.hint}>{words.framesWhy}</p>
        {seen.forgottenFrames > 0 && (
          <p class={css.hint}>{words.forgotten(number.format(seen.forgottenFrames))}</p>
        )}
        {seen.frames.length === 0 && <p>{words.none}</p>}
        <ul class={css.frames} data-frames>
          {seen.frames.map((frame) => (
            <FrameLine key={frame.sequence} frame={frame} />
          ))}
        </ul>
      </section>
    </>
  );
}

function Sums({ totals }: { totals: ServerSaw['totals'] }) {
  const words = inLocale(serverSawWords);
  const number = new Intl.NumberFormat(locale.value);
  const sum = (frames: number, bytes: number) =>
    words.sum(number.format(frames), number.format(bytes), frames);
  return (
    <Facts
      facts={[
        [words.sent, sum(totals.sentFrames, totals.sentBytes), ''],
        [words.received, sum(totals.receivedFrames, totals.receivedBytes), ''],
      ]}
    />
  );
}

function Connection({ connection }: { connection: SeenConnection }) {
  const words = inLocale(serverSawWords);
  const { atMs, closedAtMs, isAccepted } = connection;
  const time =
    closedAtMs === null
      ? words.from(clockTime(atMs))
      : words.until(clockTime(atMs), clockTime(closedAtMs));
  const state = isAccepted ? '' : closedAtMs === null ? words.waiting : words.refused;
  return (
    <li class={css.part}>
      <p class={css.when}>
        {[words.connection(connection.number), time, state].filter(Boolean).join(' · ')}
      </p>
      <Facts
        facts={[
          [words.host, connection.host, ''],
          [words.room, connection.room, words.roomWhy],
          [words.proof, connection.proof, words.proofWhy],
        ]}
      />
    </li>
  );
}

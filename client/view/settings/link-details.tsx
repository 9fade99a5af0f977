// The technical details of one link, and of this device: for those who buy or operate, closed until asked for.
import { inLocale } from '../../i18n/i18n.ts';
import { report as reportWords } from '../../i18n/report.ts';
import type { LinkView } from '../../room/connection.ts';
import { isOtherBuild, shortFingerprint, wayOf, type Way } from '../../room/link-details.ts';
import type { Room } from '../../room/room.ts';
import css from './connection.module.css';

type Fact = readonly [name: string, value: string | null];

export function LinkDetails({ link, ownBuild }: { link: LinkView; ownBuild: string }) {
  const words = inLocale(reportWords);
  const { participant, figures, claims } = link;
  const security = figures.value?.security;
  const { sent, received } = link.pictures();
  const name = participant.name.value;
  const build = claims.build || words.noBuild;
  const isOther = isOtherBuild(ownBuild, claims.build);
  return (
    <>
      {isOther && <p class={css.deviation}>{words.otherBuild(name, build, ownBuild)}</p>}
      <Details
        title={words.details}
        name={words.detailsOf(name)}
        facts={[
          [words.dtls, joined(security?.dtlsVersion, security?.dtlsCipher)],
          [words.srtp, security?.srtpProfile ?? null],
          [words.way, wayWords(security)],
          [words.pictureSent, pictureWords(sent)],
          [words.pictureReceived, pictureWords(received)],
          [words.codecs, joined(...(security?.codecs ?? []))],
          [words.certificate, shortFingerprint(claims.fingerprint)],
          [words.buildName, isOther || ownBuild === '' ? build : words.sameBuild(build)],
        ]}
      />
    </>
  );
}

export function OwnDetails({ room }: { room: Room }) {
  const words = inLocale(reportWords);
  const { build, fingerprint } = room.inspect();
  return (
    <Details
      title={words.ownDetails}
      facts={[
        [words.certificate, shortFingerprint(fingerprint)],
        [words.buildName, build || words.noBuild],
      ]}
    />
  );
}

/** Heard alone, each says whose it is; `name` contains the visible title. */
function Details(props: { title: string; name?: string; facts: readonly Fact[] }) {
  const words = inLocale(reportWords);
  const { title, name, facts } = props;
  return (
    <details class={css.details}>
      <summary aria-label={name}>{title}</summary>
      <dl>
        {facts.map(([fact, value]) => (
          <div key={fact}>
            <dt>{fact}</dt>
            <dd>{value ?? words.unknown}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

/** Why a picture is not larger, in words. */
function pictureWords(given: ReturnType<LinkView['pictures']>['sent']): string | null {
  const words = inLocale(reportWords);
  if (given === null) return null;
  const { size, reason } = given.camera;
  if (size !== 'off') return joined(words.lines(size), words.reasons[reason]);
  return joined(words.notSent, reason === 'wish' ? words.notShown : words.reasons[reason]);
}

type Security = NonNullable<LinkView['figures']['value']>['security'] | undefined;

function wayWords(security: Security): string | null {
  const words = inLocale(reportWords);
  const way = security && wayOf(security);
  if (!way || security.local === null || security.remote === null) return null;
  const sentences: Record<Way, string> = {
    direct: words.wayDirect,
    router: words.wayRouter,
    ownDetour: words.wayOwnDetour,
    otherDetour: words.wayOtherDetour,
  };
  const kinds = words.candidates(words.candidate[security.local], words.candidate[security.remote]);
  return joined(sentences[way], security.protocol?.toUpperCase(), kinds);
}

function joined(...parts: readonly (string | null | undefined)[]): string | null {
  const known = parts.filter(Boolean);
  return known.length === 0 ? null : known.join(', ');
}

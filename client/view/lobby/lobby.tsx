// The lobby: own picture, devices, name, Join. Nothing is asked of the browser before the person acts.
import type { ReadonlySignal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { useContext, useEffect } from 'preact/hooks';
import { MAX_NAME_CHARACTERS } from '../../../shared/limits.ts';
import { t } from '../../i18n/i18n.ts';
import type { AddressChoice } from '../../room/addresses.ts';
import type { LocalMedia } from '../../room/local-media.ts';
import type { SelfTestService } from '../../room/self-test-network.ts';
import { DeviceFields } from '../devices/device-fields.tsx';
import { DeviceHints } from '../devices/device-hints.tsx';
import { LevelMeter } from '../devices/level-meter.tsx';
import { mediaProblems, mediaSentence } from '../devices/media-problem.ts';
import { Embedding } from '../embedded/embedding.ts';
import { useLater } from '../home/use-later.ts';
import { Page, type LegalLinks } from '../page/page.tsx';
import { Button } from '../parts/button.tsx';
import { TextField } from '../parts/field.tsx';
import { useRoomName } from '../rooms/keeping.ts';
import { CheckEquipment } from './equipment.tsx';
import type { HideAddressProps } from '../settings/hide-address.tsx';
import { RightToLead, WaitingRoom } from './leading-fields.tsx';
import css from './lobby.module.css';
import { RoomPassphrase } from './passphrase.ts';
import { Preview } from './preview.tsx';
import { WhoIsInside, type WhoIsInsideProps } from './who-is-inside.tsx';

export interface LobbyProps extends WhoIsInsideProps {
  legal: LegalLinks;
  media: LocalMedia;
  /** The own participant id, for the color of the avatar. */
  selfId: string;
  name: ReadonlySignal<string>;
  setName: (name: string) => void;
  /** True from the press on Join until the meeting is on the screen. */
  joining: ReadonlySignal<boolean>;
  /** What the check of the equipment checks against. */
  service: SelfTestService;
  addressChoice: AddressChoice;
  /** Comes later, and stands last, so that nothing moves. */
  HideAddress: ComponentType<HideAddressProps> | null;
  onJoin: () => void;
  /** The person seems about to join. */
  onNear: () => void;
  onBack: () => void;
}

export function Lobby(props: LobbyProps) {
  const roomName = useRoomName();
  const words = t().lobby;
  const SetupNotice = useContext(Embedding)?.SetupNotice;
  return (
    <Page legal={props.legal} onHome={props.onBack}>
      <div class={css.lobby} data-embedded={SetupNotice ? '' : undefined}>
        <Preview media={props.media} selfId={props.selfId} name={props.name.value} />
        <div class={css.form}>
          {SetupNotice && <SetupNotice />}
          <div>
            {roomName !== null && <p class={css.room}>{roomName}</p>}
            <h1 class={css.title}>{words.title}</h1>
            <p class={css.lead}>{words.alone}</p>
            <WhoIsInside lookIn={props.lookIn} onAsk={props.onAsk} />
          </div>
          <JoinForm {...props} />
        </div>
      </div>
    </Page>
  );
}

function JoinForm(props: LobbyProps) {
  const { media, name, setName, joining, service, HideAddress, onJoin } = props;
  const words = t().lobby;
  const nameFixed = useContext(Embedding)?.nameFixed.value ?? false;
  const join = () => {
    if (!joining.value) onJoin();
  };
  return (
    <form
      class={css.fields}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        join();
      }}
    >
      <TextField
        label={words.name}
        placeholder={words.namePlaceholder}
        autocomplete="name"
        maxLength={MAX_NAME_CHARACTERS}
        readOnly={nameFixed}
        value={name.value}
        onInput={setName}
      />
      <PassphraseLine />
      <div class={css.devices}>
        <DeviceFields media={media} camera={false} />
      </div>
      {media.microphone.on.value && (
        <div class={css.meter}>
          <LevelMeter level={media.level} />
        </div>
      )}
      <div class={css.notices}>
        <Problems media={media} />
        <DeviceHints media={media} />
      </div>
      <WaitingRoom />
      <div class={css.go}>
        <Button
          kind="primary"
          size="large"
          type="submit"
          wide
          disabled={joining.value}
          onNear={props.onNear}
        >
          {joining.value ? words.joining : words.join}
        </Button>
        {(media.camera.on.value || media.microphone.on.value) && (
          <Button
            kind="quiet"
            wide
            onPress={() => {
              media.camera.turnOff();
              media.microphone.turnOff();
              join();
            }}
          >
            {words.joinWithout}
          </Button>
        )}
        <CheckEquipment media={media} service={service} />
        {HideAddress && <HideAddress choice={props.addressChoice} detour={service.turn} />}
      </div>
      <RightToLead />
    </form>
  );
}

/** Nothing where the link alone opens the room. */
function PassphraseLine() {
  const passphrase = useContext(RoomPassphrase);
  const { later, failed, load } = useLater();
  useEffect(() => {
    if (passphrase !== null) load();
  }, [passphrase]);
  if (failed) {
    return (
      <p class={css.problem} role="alert">
        {t().home.planFailed}
      </p>
    );
  }
  return passphrase && later && <later.PassphraseField passphrase={passphrase} />;
}

function Problems({ media }: { media: LocalMedia }) {
  const replaced = [media.microphone, media.camera].flatMap(({ replaced: { value } }) =>
    value ? [value] : [],
  );
  return (
    <div role="status" class={css.problems}>
      {mediaProblems(media).map(({ kind, problem }) => (
        <p key={kind} class={css.problem}>
          {mediaSentence(kind, problem)}
        </p>
      ))}
      {replaced.map(({ lost, using }) => (
        <p key={lost} class={css.problem} data-tone="info">
          {t().media.replaced(lost, using)}
        </p>
      ))}
    </div>
  );
}

// The lobby: own picture, devices, name, Join. Nothing is asked of the browser before the person acts.
import type { ReadonlySignal } from '@preact/signals';
import { MAX_NAME_CHARACTERS } from '../../../shared/limits.ts';
import { t } from '../../i18n/i18n.ts';
import type { LocalMedia } from '../../room/local-media.ts';
import type { SelfTestService } from '../../room/self-test-network.ts';
import { DeviceFields } from '../devices/device-fields.tsx';
import { DeviceHints } from '../devices/device-hints.tsx';
import { LevelMeter } from '../devices/level-meter.tsx';
import { mediaProblems, mediaSentence } from '../devices/media-problem.ts';
import { Page, type LegalLinks } from '../page/page.tsx';
import { Button } from '../parts/button.tsx';
import { TextField } from '../parts/field.tsx';
import { useRoomName } from '../rooms/keeping.ts';
import { CheckEquipment } from './equipment.tsx';
import css from './lobby.module.css';
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
  onJoin: () => void;
  onBack: () => void;
}

export function Lobby(props: LobbyProps) {
  const roomName = useRoomName();
  const words = t().lobby;
  return (
    <Page legal={props.legal} onHome={props.onBack}>
      <div class={css.lobby}>
        <Preview media={props.media} selfId={props.selfId} name={props.name.value} />
        <div class={css.form}>
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

function JoinForm({ media, name, setName, joining, service, onJoin }: LobbyProps) {
  const words = t().lobby;
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
        value={name.value}
        onInput={setName}
      />
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
      <div class={css.go}>
        <Button kind="primary" size="large" type="submit" wide disabled={joining.value}>
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
      </div>
    </form>
  );
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

// The meeting: stage, panel where one is open, status line, bar; and the dialogs over it.
import { computed, useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useContext, useEffect, useMemo, useRef } from 'preact/hooks';
import { inLocale, t } from '../../i18n/i18n.ts';
import { people as peopleWords } from '../../i18n/people.ts';
import { KNOCK, noticeChoice, type NoticePreferences } from '../../room/notice-preferences.ts';
import type { Moderation } from '../../room/moderation.ts';
import type { Room } from '../../room/room.ts';
import type { ShortcutPreferences } from '../../room/shortcut-preferences.ts';
import { Bar, type MeetingView } from '../bar/bar.tsx';
import { ownEntries, PEOPLE_PANEL } from '../bar/own-entries.ts';
import { pageEntries } from '../embedded/page-entries.ts';
import { DeviceHints } from '../devices/device-hints.tsx';
import { Embedding } from '../embedded/embedding.ts';
import { heldBack } from '../hosting/held-back.ts';
import { HostDialogs } from '../hosting/host-dialogs.tsx';
import { KnockCorner } from '../hosting/knock-corner.tsx';
import { MutedLine } from '../hosting/muted-line.tsx';
import { useHosting, type Hosting } from '../hosting/use-hosting.ts';
import { AloneInvitation } from '../invite/invite.tsx';
import { People } from '../panel/people.tsx';
import { SidePanel } from '../panel/side-panel.tsx';
import { DialogPlace } from '../parts/dialog.tsx';
import { ShortcutKeys } from '../shortcuts/use-shortcuts.ts';
import type { MeetingSlots, PanelState } from '../slots.ts';
import { VerificationHere } from '../verify/verification-here.ts';
import { VerifyLine } from '../verify/verify-line.tsx';
import { AudioOnlyLine } from './audio-only-line.tsx';
import { useAnnouncements } from './announcement.tsx';
import { frameOf, type Frame } from './frame.ts';
import css from './meeting.module.css';
import { MeetingDialogs, type MeetingDialog } from './meeting-dialogs.tsx';
import { MeetingHead } from './meeting-head.tsx';
import { barButton, closePanel, useEscape, useFocusKeeper } from './panel-focus.ts';
import { createRecentSpeakers } from './recent-speakers.ts';
import { SharingLine } from './sharing-line.tsx';
import { useSize } from './size.ts';
import { createSoundGate, Sounds } from './sound.tsx';
import { stageEntries } from './stage-entries.ts';
import type { StageState } from './stage-state.ts';
import { Stage } from './stage.tsx';
import { StatusLine } from './status-line.tsx';
import { useMeetingShortcuts } from './use-meeting-shortcuts.ts';
import { useStage } from './use-stage.ts';

export interface MeetingProps {
  room: Room;
  slots: MeetingSlots;
  panel: PanelState;
  shortcuts: ShortcutPreferences;
  notices: NoticePreferences;
  /** The address that invites. */
  link: string;
  onLeave: () => void;
}

export function Meeting(props: MeetingProps) {
  return (
    <VerificationHere.Provider value={props.room.verification}>
      <MeetingScreen {...props} />
    </VerificationHere.Provider>
  );
}

function MeetingScreen(props: MeetingProps) {
  const { slots, panel, link, onLeave } = props;
  const hosting = useHosting(props.room, slots.bar);
  const { room, say } = hosting;
  const element = useRef<HTMLElement>(null);
  const size = useSize(element);
  const embedded = useContext(Embedding);
  const ownView = useSignal<MeetingView>('grid');
  const view = embedded?.layout ?? ownView;
  const dialog = useSignal<MeetingDialog | null>(null);
  const { shown, spoken } = useAnnouncements(room, props.notices);
  const gate = useMemo(createSoundGate, [room]);
  const recent = useRecentSpeakers(room);
  const stage = useStage({ room, recent, onLeave, calm: embedded?.reducedMotion });
  useEffect(() => {
    if (embedded) embedded.stage.value = stage.state;
  }, [stage.state]);
  const frame = frameOf(size.value, embedded !== null, embedded?.compact.value);
  const { moderation } = room;
  const showsKnocks = noticeChoice(props.notices, KNOCK).shown;
  const entries = useMemo(
    () =>
      computed(() =>
        [
          ...ownEntries({
            screen: room.media.screen,
            panel,
            mayShare: () => moderation.mayUse('share', room.self.id),
            knocking: () =>
              noticeChoice(props.notices, KNOCK).shown ? moderation.knocks.value.length : 0,
            invite: () => (dialog.value = 'invite'),
          }),
          ...slots.bar,
          ...pageEntries(embedded),
        ]
          .filter(({ id }) => !embedded?.without.value.includes(id))
          .map((entry) => heldBack(entry, say)),
      ),
    [room, panel, slots],
  ).value;
  const shortcuts = useMeetingShortcuts({
    element,
    room,
    entries,
    preferences: props.shortcuts,
    view,
    dialog,
    togglePin: stage.state.togglePin,
  });
  useEscape(element, () => {
    if (hosting.dialog.value !== null) hosting.dialog.value = null;
    else if (dialog.value !== null) dialog.value = null;
    else closePanel(panel);
  });
  useFocusKeeper(element, panel);
  const head = (
    <MeetingHead
      announcement={shown}
      joinedAtMs={room.joinedAtMs}
      line={frame.headLine}
      onEncryption={() => (dialog.value = 'serverSaw')}
    />
  );
  const showHeadLine = frame.headLine || (size.value.width < 860 && shown.value !== null);
  return (
    <ShortcutKeys.Provider value={shortcuts.ariaKeysOf}>
      <main ref={element} class={css.meeting} aria-label={t().meeting.title}>
        <p class="visually-hidden" aria-live="polite">
          {spoken}
        </p>
        {showHeadLine && <div class={css.headLine}>{head}</div>}
        <div
          class={css.middle}
          style={{ padding: `${frame.headLine ? 0 : 14}px ${frame.edge}px 0` }}
        >
          <Stage
            room={room}
            slots={slots}
            mode={view.value}
            state={stage.state}
            preferences={stage.preferences}
            recent={recent}
            gap={frame.gap}
            invitation={() => <AloneInvitation link={link} />}
            onMore={() => panel.show(PEOPLE_PANEL)}
            onRemove={hosting.onRemove}
          />
          <OpenPanel
            stage={stage.state}
            room={room}
            slots={slots}
            panel={panel}
            frame={frame}
            hosting={hosting}
            onInvite={() => (dialog.value = 'invite')}
            onVerify={() => (dialog.value = 'verify')}
          />
          {showsKnocks && (
            <KnocksBesidePanel moderation={moderation} panel={panel} width={size.value.width} />
          )}
        </div>
        <div class={css.status}>
          <VerifyLine room={room} dialog={dialog} />
          <MutedLine room={room} asking={hosting.asking} />
          <SharingLine screen={room.media.screen} />
          <AudioOnlyLine room={room} />
          <StatusLine room={room} gate={gate} notices={props.notices} />
          <DeviceHints media={room.media} />
        </div>
        <Bar
          media={room.media}
          entries={[...entries, ...stageEntries(stage.small, stage.preferences)]}
          frame={frame}
          width={size.value.width}
          view={view.value}
          setView={(next) => (view.value = next)}
          head={head}
          onSettings={() => (dialog.value = 'settings')}
          onVerify={() => (dialog.value = 'verify')}
          onHelp={() => {
            const own = embedded?.handbook.peek() ?? null;
            if (own === null) dialog.value = 'help';
            else window.open(own, '_blank', 'noopener');
          }}
          onLeave={onLeave}
          onEnd={hosting.onEnd}
        />
        <Sounds
          others={room.others}
          volumes={room.volumes}
          speakerId={room.media.speakerId}
          gate={gate}
        />
        <DialogPlace.Provider value={frame.panel === 'sheet' ? 'sheet' : 'over'}>
          <HostDialogs
            dialog={hosting.dialog}
            room={room}
            onEnded={onLeave}
            onRenewed={() => (dialog.value = 'invite')}
          />
          <MeetingDialogs
            dialog={dialog}
            room={room}
            link={link}
            shortcuts={shortcuts}
            verify={{ room, onLeave }}
            onRenew={() => (hosting.dialog.value = { type: 'renew' })}
            settings={{
              media: room.media,
              volumes: room.volumes,
              view: stage.preferences,
              room,
              onServerSaw: () => (dialog.value = 'serverSaw'),
              shortcuts,
              notices: { preferences: props.notices, features: slots.notices },
            }}
          />
        </DialogPlace.Provider>
      </main>
    </ShortcutKeys.Provider>
  );
}

const peopleButton = () => barButton(PEOPLE_PANEL) ?? barButton('more');

/** Those who knock stand in the panel when it is open. A component of its own, so that a press draws little. */
function KnocksBesidePanel({
  panel,
  ...props
}: Pick<MeetingProps, 'panel'> & { moderation: Moderation; width: number }) {
  if (panel.open.value === PEOPLE_PANEL) return null;
  return <KnockCorner {...props} anchor={peopleButton} onDone={() => peopleButton()?.focus()} />;
}

interface OpenPanelProps extends Pick<MeetingProps, 'room' | 'slots' | 'panel'> {
  stage: StageState;
  frame: Frame;
  hosting: Hosting;
  onInvite: () => void;
  onVerify: () => void;
}

function OpenPanel(props: OpenPanelProps) {
  const { stage, room, slots, panel, frame } = props;
  const id = panel.open.value;
  if (id === null) return null;
  const frameProps = {
    kind: frame.panel,
    width: frame.panelWidth,
    onClose: () => closePanel(panel),
  };
  if (id === PEOPLE_PANEL) {
    const participants = [room.self, ...room.others.value];
    return (
      <SidePanel
        key={id}
        title={inLocale(peopleWords).title}
        count={participants.length}
        {...frameProps}
      >
        <People
          participants={participants}
          slots={slots}
          volumes={room.volumes}
          isPinned={(participantId) => stage.pins.value.includes(participantId)}
          onPin={stage.togglePin}
          onRetry={room.retry}
          moderation={room.moderation}
          detour={room.detour}
          onRemove={props.hosting.onRemove}
          say={props.hosting.say}
          onInvite={props.onInvite}
          onVerify={props.onVerify}
        />
      </SidePanel>
    );
  }
  const entry = slots.panels.find((known) => known.id === id);
  if (!entry) return null;
  const content: ComponentChildren = entry.render();
  return (
    <SidePanel key={id} title={entry.title()} actions={entry.actions?.()} {...frameProps}>
      {content}
    </SidePanel>
  );
}

function useRecentSpeakers(room: Room) {
  const lifetime = useMemo(() => new AbortController(), [room]);
  useEffect(() => () => lifetime.abort(), [lifetime]);
  return useMemo(() => {
    const everybody = computed(() => [...room.others.value, room.self]);
    return createRecentSpeakers(everybody, lifetime.signal);
  }, [room]);
}

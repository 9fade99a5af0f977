// The meeting: stage, panel where one is open, status line, bar; and the dialogs over it.
import { computed, useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { inLocale, t } from '../../i18n/i18n.ts';
import { people as peopleWords } from '../../i18n/people.ts';
import type { NoticePreferences } from '../../room/notice-preferences.ts';
import type { Room } from '../../room/room.ts';
import type { ShortcutPreferences } from '../../room/shortcut-preferences.ts';
import { Bar, type MeetingView } from '../bar/bar.tsx';
import { ownEntries, PEOPLE_PANEL } from '../bar/own-entries.ts';
import { DeviceHints } from '../devices/device-hints.tsx';
import { AloneInvitation } from '../invite/invite.tsx';
import { People } from '../panel/people.tsx';
import { SidePanel } from '../panel/side-panel.tsx';
import { ShortcutKeys } from '../shortcuts/use-shortcuts.ts';
import type { MeetingSlots, PanelState } from '../slots.ts';
import { useAnnouncements } from './announcement.tsx';
import { frameOf, type Frame } from './frame.ts';
import css from './meeting.module.css';
import { MeetingDialogs, type MeetingDialog } from './meeting-dialogs.tsx';
import { MeetingHead } from './meeting-head.tsx';
import { closePanel, useEscape, useFocusKeeper } from './panel-focus.ts';
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
  const { room, slots, panel, link, onLeave } = props;
  const element = useRef<HTMLElement>(null);
  const size = useSize(element);
  const view = useSignal<MeetingView>('grid');
  const dialog = useSignal<MeetingDialog | null>(null);
  const { shown, spoken } = useAnnouncements(room, props.notices);
  const gate = useMemo(createSoundGate, [room]);
  const recent = useRecentSpeakers(room);
  const stage = useStage({ room, recent, onLeave });
  const frame = frameOf(size.value);
  const entries = useMemo(
    () => [
      ...ownEntries({
        screen: room.media.screen,
        panel,
        invite: () => (dialog.value = 'invite'),
      }),
      ...slots.bar,
    ],
    [room, panel, slots],
  );
  const shortcuts = useMeetingShortcuts({
    element,
    room,
    entries,
    preferences: props.shortcuts,
    view,
    dialog,
    togglePin: stage.state.togglePin,
  });
  useEscape(element, () => closePanel(panel));
  useFocusKeeper(element, panel);
  const head = (
    <MeetingHead announcement={shown} joinedAtMs={room.joinedAtMs} line={frame.headLine} />
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
          data-panel={panel.open.value === null ? undefined : frame.panel}
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
          />
          <OpenPanel
            stage={stage.state}
            room={room}
            slots={slots}
            panel={panel}
            frame={frame}
            onInvite={() => (dialog.value = 'invite')}
          />
        </div>
        <div class={css.status}>
          <SharingLine screen={room.media.screen} />
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
          onHelp={() => (dialog.value = 'help')}
          onLeave={onLeave}
        />
        <Sounds
          others={room.others}
          volumes={room.volumes}
          speakerId={room.media.speakerId}
          gate={gate}
        />
        <MeetingDialogs
          dialog={dialog}
          link={link}
          shortcuts={shortcuts}
          settings={{
            media: room.media,
            volumes: room.volumes,
            view: stage.preferences,
            room,
            shortcuts,
            notices: { preferences: props.notices, features: slots.notices },
          }}
        />
      </main>
    </ShortcutKeys.Provider>
  );
}

interface OpenPanelProps extends Pick<MeetingProps, 'room' | 'slots' | 'panel'> {
  stage: StageState;
  frame: Frame;
  onInvite: () => void;
}

function OpenPanel({ stage, room, slots, panel, frame, onInvite }: OpenPanelProps) {
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
          onInvite={onInvite}
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

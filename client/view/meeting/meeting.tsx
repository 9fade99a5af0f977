// The meeting: stage, panel where one is open, status line, bar; and the dialogs over it.
import { computed, useSignal } from '@preact/signals';
import type { ComponentChildren, RefObject } from 'preact';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { t } from '../../i18n/i18n.ts';
import type { Room } from '../../room/room.ts';
import { Bar, type MeetingView } from '../bar/bar.tsx';
import { ownEntries, PEOPLE_PANEL } from '../bar/own-entries.ts';
import { DeviceHints } from '../devices/device-hints.tsx';
import { AloneInvitation, InviteDialog } from '../invite/invite.tsx';
import { Help } from '../page/help.tsx';
import { People } from '../panel/people.tsx';
import { SidePanel } from '../panel/side-panel.tsx';
import { settingsSections } from '../settings/sections.ts';
import { SettingsDialog } from '../settings/settings-dialog.tsx';
import type { MeetingSlots, PanelState } from '../slots.ts';
import { useAnnouncement } from './announcement.tsx';
import { frameOf, type Frame } from './frame.ts';
import css from './meeting.module.css';
import { MeetingHead } from './meeting-head.tsx';
import { createRecentSpeakers } from './recent-speakers.ts';
import { useSize } from './size.ts';
import { createSoundGate, Sounds } from './sound.tsx';
import { Stage } from './stage.tsx';
import { StatusLine } from './status-line.tsx';

export interface MeetingProps {
  room: Room;
  slots: MeetingSlots;
  panel: PanelState;
  /** The address that invites. */
  link: string;
  onLeave: () => void;
}

type MeetingDialog = 'invite' | 'settings' | 'help';

export function Meeting({ room, slots, panel, link, onLeave }: MeetingProps) {
  const element = useRef<HTMLElement>(null);
  const size = useSize(element);
  const view = useSignal<MeetingView>('grid');
  const dialog = useSignal<MeetingDialog | null>(null);
  const announcement = useAnnouncement(room);
  const gate = useMemo(createSoundGate, [room]);
  const recent = useRecentSpeakers(room);
  const frame = frameOf(size.value);
  const closeDialog = () => (dialog.value = null);
  useEscape(element, () => closePanel(panel));
  const head = (
    <MeetingHead announcement={announcement} joinedAtMs={room.joinedAtMs} line={frame.headLine} />
  );
  const showHeadLine = frame.headLine || (size.value.width < 860 && announcement.value !== null);
  return (
    <main ref={element} class={css.meeting} aria-label={t().meeting.title}>
      <p class="visually-hidden" aria-live="polite">
        {announcement}
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
          recent={recent}
          gap={frame.gap}
          invitation={() => <AloneInvitation link={link} />}
          onMore={() => panel.show(PEOPLE_PANEL)}
        />
        <OpenPanel
          room={room}
          slots={slots}
          panel={panel}
          frame={frame}
          onInvite={() => (dialog.value = 'invite')}
        />
      </div>
      <div class={css.status}>
        <StatusLine room={room} gate={gate} />
        <DeviceHints media={room.media} />
      </div>
      <Bar
        media={room.media}
        entries={[
          ...ownEntries({
            screen: room.media.screen,
            panel,
            invite: () => (dialog.value = 'invite'),
          }),
          ...slots.bar,
        ]}
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
      {dialog.value === 'invite' && <InviteDialog link={link} onClose={closeDialog} />}
      {dialog.value === 'settings' && (
        <SettingsDialog
          sections={settingsSections({ media: room.media, volumes: room.volumes })}
          onClose={closeDialog}
        />
      )}
      {dialog.value === 'help' && <Help onClose={closeDialog} />}
    </main>
  );
}

interface OpenPanelProps extends Pick<MeetingProps, 'room' | 'slots' | 'panel'> {
  frame: Frame;
  onInvite: () => void;
}

function OpenPanel({ room, slots, panel, frame, onInvite }: OpenPanelProps) {
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
      <SidePanel key={id} title={t().people.title} count={participants.length} {...frameProps}>
        <People participants={participants} marks={slots.peopleMarks} onInvite={onInvite} />
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

/** The focus goes back to the button that opened the panel; to More where it has none. */
function closePanel(panel: PanelState): void {
  const id = panel.open.peek();
  if (id === null) return;
  panel.show(null);
  (barButton(id) ?? barButton('more'))?.focus();
}

function barButton(id: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-bar="${id}"]`);
}

/** Escape anywhere in the meeting; dialogs and popovers keep theirs to themselves. */
function useEscape(element: RefObject<HTMLElement | null>, press: () => void): void {
  useEffect(() => {
    const lifetime = new AbortController();
    element.current?.addEventListener(
      'keydown',
      (event) => {
        const inDialog = event.target instanceof Element && event.target.closest('dialog');
        if (event.key === 'Escape' && !event.defaultPrevented && !inDialog) press();
      },
      { signal: lifetime.signal },
    );
    return () => lifetime.abort();
  }, []);
}

function useRecentSpeakers(room: Room) {
  const lifetime = useMemo(() => new AbortController(), [room]);
  useEffect(() => () => lifetime.abort(), [lifetime]);
  return useMemo(() => {
    const everybody = computed(() => [...room.others.value, room.self]);
    return createRecentSpeakers(everybody, lifetime.signal);
  }, [room]);
}

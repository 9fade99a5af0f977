// What a page around a frame is told of the meeting: the signals of visit and room as plain data.
import type { ReadonlySignal } from '@preact/signals';
import type { Device, LinkStats, MeetingState, Person } from '../embed/api.ts';
import { BEFORE_ANYTHING } from '../embed/before-anything.ts';
import type { LocalMedia } from '../room/local-media.ts';
import { isAtTheDoor } from '../room/moderation.ts';
import type { Participant } from '../room/participant.ts';
import type { MeetingView } from '../view/bar/bar.tsx';
import type { StageState } from '../view/meeting/stage-state.ts';
import type { RunningMeeting } from './meeting.tsx';
import type { Visit } from './visit.ts';

export interface StateSources {
  visit: ReadonlySignal<Visit | null>;
  layout: ReadonlySignal<MeetingView>;
  stage: ReadonlySignal<StageState | null>;
}

/** Reads signals. */
export function stateOf({ visit, layout, stage }: StateSources): MeetingState {
  const now = visit.value?.stage.value;
  const audioOnly = visit.value?.audioOnly.on.value ?? false;
  const base = { ...BEFORE_ANYTHING, layout: layout.value, audioOnly };
  switch (now?.type) {
    case undefined:
      return base;
    case 'lobby':
    case 'after':
      return { ...base, stage: now.type };
    case 'turned':
      return { ...base, stage: 'problem', problem: now.turn };
    case 'refused':
      return { ...base, stage: 'problem', problem: now.reason };
    case 'meeting':
      return { ...base, ...meetingOf(now.running), pins: [...(stage.value?.pins.value ?? [])] };
    default:
      return now satisfies never;
  }
}

function meetingOf({
  room,
  slots,
  panel,
}: RunningMeeting): Omit<MeetingState, 'layout' | 'audioOnly' | 'pins'> {
  const { moderation, verification } = room;
  const { outside } = slots.value;
  const { locked, lobby, hideAddresses, allow } = moderation.policy.value;
  const standing = room.standing.value;
  const isInside = standing === 'inside';
  const isWaiting = isAtTheDoor(standing);
  const handOf = (id: string) =>
    outside.reduce<number | null>((place, entry) => place ?? entry.hand?.(id) ?? null, null);
  const everybody = isInside ? [room.self, ...room.others.value] : [];
  return {
    stage: isInside ? 'meeting' : isWaiting ? 'waiting' : 'problem',
    problem: isInside || isWaiting ? null : standing,
    people: everybody.map((one) =>
      personOf(one, {
        role: one.isSelf ? moderation.role.value : moderation.roleOf(one.id),
        hand: handOf(one.id),
        verified: !one.isSelf && verification.trustOf(one.id) === 'verified',
      }),
    ),
    connection: room.health.value.level,
    unread: outside.reduce((sum, entry) => sum + (entry.unread?.() ?? 0), 0),
    locked,
    lobby,
    knocks: moderation.knocks.value.map(({ id, name, note }) => ({ id, name, note })),
    panel: panel.open.value,
    policy: isInside ? { ...allow, hideAddresses } : null,
  };
}

function personOf(one: Participant, known: Pick<Person, 'role' | 'hand' | 'verified'>): Person {
  return {
    id: one.id,
    name: one.name.value,
    isSelf: one.isSelf,
    audio: one.microphone.value,
    video: one.camera.value,
    screen: one.screen.value,
    speaking: one.speaking.value,
    connection: one.health.value,
    ...known,
  };
}

/** What the connections do; those without a path yet are left out. Reads signals. */
export function linksOf({ room }: RunningMeeting): LinkStats[] {
  return room.links.value.flatMap(({ participant: { id }, figures }) => {
    const known = figures.value;
    if (known === null) return [];
    const { roundTripMs, lossShare, receivedKbps, sentKbps, relayed } = known;
    return [{ id, roundTripMs, lossShare, receivedKbps, sentKbps, relayed }];
  });
}

/** Reads signals. */
export function devicesOf(media: LocalMedia): Device[] {
  return [
    ...list('microphone', media.microphones.value, media.microphone.deviceId.value),
    ...list('camera', media.cameras.value, media.camera.deviceId.value),
    ...list('speaker', media.speakers.value, media.speakerId.value),
  ];
}

function list(
  kind: Device['kind'],
  devices: readonly { id: string; label: string }[],
  used: string | null,
): Device[] {
  return devices.map(({ id, label }) => ({ kind, id, label, isUsed: id === used }));
}

// What a page around a frame may ask for, carried out as if the person had pressed the button, or refused.
import { untracked, type ReadonlySignal, type Signal } from '@preact/signals';
import type { CommandResult } from '../embed/frame.ts';
import type { Command } from '../embed/to-frame.ts';
import { embed } from '../i18n/embed.ts';
import { inLocale } from '../i18n/i18n.ts';
import type { LocalSource } from '../room/local-media.ts';
import type { MeetingView } from '../view/bar/bar.tsx';
import type { StageState } from '../view/meeting/stage-state.ts';
import { order } from './embedding-orders.ts';
import type { PageData } from './embedding-data.ts';
import { devicesOf, linksOf } from './embedding-state.ts';
import type { RunningMeeting } from './meeting.tsx';
import type { Visit } from './visit.ts';

export interface CommandContext {
  visit: ReadonlySignal<Visit | null>;
  layout: Signal<MeetingView>;
  stage: ReadonlySignal<StageState | null>;
  data: PageData;
}

const DONE: CommandResult = { code: null };
const SOURCES = { setAudio: 'microphone', setVideo: 'camera', setScreen: 'screen' } as const;

export async function runCommand(
  command: Command,
  context: CommandContext,
): Promise<CommandResult> {
  const visit = context.visit.peek();
  if (visit === null) return { code: 'not-ready' };
  const media = visit.media.peek();
  switch (command.type) {
    case 'join':
      // After leaving too; but what was on then comes back only by the person's own press.
      await visit.join();
      return DONE;
    case 'leave':
      visit.leave();
      return DONE;
    case 'setAudio':
    case 'setVideo':
    case 'setScreen':
      return setSource(SOURCES[command.type], command.on, visit);
    case 'setAudioOnly':
      setAudioOnly(visit, command.on);
      return DONE;
    case 'setName':
      visit.setName(command.name);
      return DONE;
    case 'setDevice':
      if (command.kind === 'speaker') media.chooseSpeaker(command.id);
      else await media[command.kind].choose(command.id);
      return DONE;
    case 'setBackground':
      if (!media.blur.available.peek()) return { code: 'not-offered' };
      await media.blur.set(command.background === 'blur');
      return DONE;
    case 'getDevices':
      return { code: null, value: devicesOf(media) };
    default: {
      const stage = visit.stage.peek();
      if (stage.type !== 'meeting') return { code: 'not-in-meeting' };
      return inMeeting(command, stage.running, context);
    }
  }
}

type MeetingCommand = Exclude<
  Command,
  {
    type:
      | 'join'
      | 'leave'
      | 'setAudio'
      | 'setVideo'
      | 'setScreen'
      | 'setAudioOnly'
      | 'setName'
      | 'setDevice'
      | 'setBackground'
      | 'getDevices';
  }
>;

async function inMeeting(
  command: MeetingCommand,
  running: RunningMeeting,
  { layout, stage, data }: CommandContext,
): Promise<CommandResult> {
  const { room, panel, slots } = running;
  const isHere = (id: string) => [room.self, ...room.others.peek()].some((one) => one.id === id);
  switch (command.type) {
    case 'setHand':
      return askFeature(running, command.type, command.on);
    case 'sendReaction':
      return askFeature(running, command.type, command.kind);
    case 'sendChat':
      return askFeature(running, command.type, command.text);
    case 'setLayout':
      layout.value = command.layout;
      return DONE;
    case 'pin': {
      const { id, on = true } = command;
      if (!isHere(id)) return { code: 'unknown-person' };
      const pins = stage.peek();
      if (pins?.pins.peek().includes(id) !== on) pins?.togglePin(id);
      return DONE;
    }
    case 'openPanel': {
      const known = ['people', ...slots.peek().panels.map(({ id }) => id)];
      if (command.panel !== null && !known.includes(command.panel)) return { code: 'bad-value' };
      panel.show(command.panel);
      return DONE;
    }
    case 'setVolume':
      if (!isHere(command.id)) return { code: 'unknown-person' };
      room.volumes.set(command.id, command.volume);
      return DONE;
    case 'notify':
      room.announce({ type: 'text', text: command.text });
      return DONE;
    case 'getStats':
      return { code: null, value: untracked(() => linksOf(running)) };
    case 'getVerification':
      return {
        code: null,
        value: untracked(() =>
          room.others.value.map(({ id }) => ({ id, trust: room.verification.trustOf(id) })),
        ),
      };
    case 'sendData':
      return data.send(command.data);
    default:
      return order(command, running, isHere);
  }
}

/** No pictures need nobody's word; the person is told, and can show them again. */
export function setAudioOnly({ audioOnly, stage }: Visit, on: boolean): void {
  if (audioOnly.on.peek() === on) return;
  audioOnly.set(on);
  const now = stage.peek();
  if (now.type !== 'meeting') return;
  now.running.room.announce({ type: 'text', text: inLocale(embed).audioOnly(on) });
}

/** Off at once; on only when the person has acted in here before, and with a word to them. */
async function setSource(
  kind: 'microphone' | 'camera' | 'screen',
  on: boolean,
  visit: Visit,
): Promise<CommandResult> {
  const source: LocalSource = visit.media.peek()[kind];
  if (!on || source.on.peek()) {
    if (!on) source.turnOff();
    return DONE;
  }
  const stage = visit.stage.peek();
  const room = stage.type === 'meeting' ? stage.running.room : null;
  if (kind === 'screen' && room === null) return { code: 'not-in-meeting' };
  if (!hasActed()) return { code: 'needs-person' };
  const right = kind === 'screen' ? 'share' : kind === 'microphone' ? 'unmute' : null;
  if (room && right && !room.moderation.mayUse(right, room.self.id)) return { code: 'not-allowed' };
  await source.turnOn();
  if (!source.on.peek()) return { code: 'device' };
  room?.announce({ type: 'text', text: inLocale(embed).turnedOn[kind] });
  return DONE;
}

/** Whether the person ever pressed something inside this very frame; clicks on the page around it do not count. */
function hasActed(): boolean {
  // Missing in old browsers, which then have to do without.
  const { userActivation } = (globalThis.navigator ?? {}) as Partial<Navigator>;
  return userActivation?.hasBeenActive ?? false;
}

/** What hosts may have kept to themselves. */
const RIGHTS = { setHand: null, sendReaction: 'react', sendChat: 'chat' } as const;

function askFeature(
  { slots, room }: RunningMeeting,
  command: keyof typeof RIGHTS,
  value: string | boolean,
): CommandResult {
  const right = RIGHTS[command];
  if (right && !room.moderation.mayUse(right, room.self.id)) return { code: 'not-allowed' };
  for (const { commands } of slots.peek().outside) {
    const run = commands?.[command];
    if (run) return run(value) ? DONE : { code: 'bad-value' };
  }
  // The operator left the feature out, or it was switched off after a fault.
  return { code: 'unknown-command' };
}

// What the meeting in its frame says to the page around it: what is, what happened, what came of commands.
import type { Checked, Device, ErrorCode, LinkStats, MeetingEvents, MeetingState } from './api.ts';

export type FromFrame =
  | { type: 'ready'; version: string; supports: string[] }
  | { type: 'state'; state: MeetingState }
  | { type: 'event'; name: string; detail: object }
  /** `code` is null when the command was carried out. */
  | {
      type: 'result';
      id: number;
      code: ErrorCode | null;
      value: Device[] | LinkStats[] | Checked[] | null;
    }
  /** The link that guests get, also after it was renewed. */
  | { type: 'link'; link: string }
  /** The link is none: the frame shows nothing. */
  | { type: 'damaged' };

/** Events that the frame sends; `ready`, `state` and `error` are made by the page's own end. */
export type FrameEvents = Omit<MeetingEvents, 'ready' | 'state' | 'error'>;

/** Their names, for `supports`. */
export const FRAME_EVENTS = [
  'joined',
  'left',
  'readyToClose',
  'participantJoined',
  'participantLeft',
  'participantChanged',
  'audio',
  'video',
  'screen',
  'hand',
  'reaction',
  'speaker',
  'unreadCount',
  'knock',
  'roleChanged',
  'verified',
  'locked',
  'connection',
  'reconnecting',
  'layout',
  'audioOnly',
  'deviceList',
  'deviceError',
  'setup',
  'linkChanged',
  'stats',
  'data',
  'buttonClicked',
  'optionRefused',
] as const satisfies readonly (keyof FrameEvents)[];

const FIELDS: Record<FromFrame['type'], Record<string, string>> = {
  ready: { version: 'string', supports: 'object' },
  state: { state: 'object' },
  event: { name: 'string', detail: 'object' },
  result: { id: 'number' },
  link: { link: 'string' },
  damaged: {},
};

/**
 * Undefined for nonsense. What is inside of a state or a detail is not looked at: it comes over a port
 * that only the frame has, from the same server that this very script came from.
 */
export function parseFromFrame(data: unknown): FromFrame | undefined {
  if (typeof data !== 'object' || data === null || !('type' in data)) return undefined;
  const fields = Object.entries(FIELDS).find(([type]) => type === data.type)?.[1];
  // Only to look: each field is compared with its kind right here.
  const record = data as Record<string, unknown>;
  const fits =
    fields !== undefined &&
    Object.entries(fields).every(
      ([name, kind]) => typeof record[name] === kind && record[name] !== null,
    );
  return fits ? (data as FromFrame) : undefined;
}

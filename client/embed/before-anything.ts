// What a page knows of a meeting before its frame has said anything.
import type { MeetingState } from './api.ts';

export const BEFORE_ANYTHING: MeetingState = {
  stage: 'loading',
  problem: null,
  people: [],
  connection: 'good',
  unread: 0,
  locked: false,
  lobby: false,
  knocks: [],
  panel: null,
  layout: 'grid',
  audioOnly: false,
  pins: [],
  policy: null,
};

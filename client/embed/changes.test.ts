// What happened between two states: one table of states and events.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { MeetingState, Person } from './api.ts';
import { BEFORE_ANYTHING } from './before-anything.ts';
import { changesBetween } from './changes.ts';

const test = suite('changes');

const person = (id: string, rest: Partial<Person> = {}): Person => ({
  id,
  name: id,
  isSelf: id === 'self',
  role: 'guest',
  audio: false,
  video: false,
  screen: false,
  speaking: false,
  hand: null,
  connection: 'good',
  verified: false,
  ...rest,
});
const meeting = (people: Person[], rest: Partial<MeetingState> = {}): MeetingState => ({
  ...BEFORE_ANYTHING,
  stage: 'meeting',
  people,
  ...rest,
});
const lobby = meeting([], { stage: 'lobby' });
const alone = meeting([person('self')]);
const anna = person('anna');
const two = meeting([person('self'), anna]);
const knock = { id: 'ben', name: 'Ben', note: '' };

const cases: [string, MeetingState, MeetingState, [string, object][]][] = [
  ['nothing', two, two, []],
  ['coming in', lobby, alone, [['joined', { id: 'self' }]]],
  [
    'coming in where somebody is',
    lobby,
    two,
    [
      ['joined', { id: 'self' }],
      ['participantJoined', anna],
    ],
  ],
  ['leaving, without all others leaving', two, lobby, [['left', {}]]],
  ['somebody comes', alone, two, [['participantJoined', anna]]],
  ['somebody goes', two, alone, [['participantLeft', anna]]],
  [
    'a camera goes on',
    two,
    meeting([person('self'), person('anna', { video: true })]),
    [['participantChanged', person('anna', { video: true })]],
  ],
  [
    'the own microphone goes on',
    alone,
    meeting([person('self', { audio: true })]),
    [
      ['participantChanged', person('self', { audio: true })],
      ['audio', { on: true }],
    ],
  ],
  [
    'somebody speaks',
    two,
    meeting([person('self'), person('anna', { speaking: true })]),
    [['speaker', { id: 'anna' }]],
  ],
  [
    'a hand goes up, and only its place changes after that',
    meeting([person('self'), person('anna', { hand: 2 })]),
    meeting([person('self', { hand: 2 }), person('anna', { hand: 1 })]),
    [['hand', { id: 'self', raised: true }]],
  ],
  [
    'somebody becomes a co-host',
    two,
    meeting([person('self'), person('anna', { role: 'cohost' })]),
    [
      ['participantChanged', person('anna', { role: 'cohost' })],
      ['roleChanged', { id: 'anna', role: 'cohost' }],
    ],
  ],
  [
    'somebody was compared with',
    two,
    meeting([person('self'), person('anna', { verified: true })]),
    [['verified', { id: 'anna', verified: true }]],
  ],
  [
    'the connection breaks off',
    alone,
    { ...alone, connection: 'reconnecting' },
    [
      ['connection', { level: 'reconnecting' }],
      ['reconnecting', {}],
    ],
  ],
  ['sound alone', alone, { ...alone, audioOnly: true }, [['audioOnly', { on: true }]]],
  ['somebody knocks', alone, { ...alone, knocks: [knock] }, [['knock', knock]]],
  ['somebody knocked before', { ...alone, knocks: [knock] }, { ...alone, knocks: [knock] }, []],
  [
    'all the rest',
    alone,
    { ...alone, unread: 2, locked: true, connection: 'weak', layout: 'speaker' },
    [
      ['unreadCount', { count: 2 }],
      ['locked', { locked: true }],
      ['connection', { level: 'weak' }],
      ['layout', { layout: 'speaker' }],
    ],
  ],
];
for (const [name, before, after, events] of cases) {
  test(name, () => {
    assert.equal(
      changesBetween(before, after).map((change) => [change.name, change.detail]),
      events,
    );
  });
}

test.run();

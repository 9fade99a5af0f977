// Everybody in the meeting, oneself first, with microphone, link and the features' marks.
import { Mic, MicOff, UserPlus } from 'lucide';
import { t } from '../../i18n/i18n.ts';
import type { Participant } from '../../room/participant.ts';
import { Avatar } from '../parts/avatar.tsx';
import { Button } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import type { MeetingSlots } from '../slots.ts';
import css from './people.module.css';

export interface PeopleProps {
  participants: readonly Participant[];
  marks: MeetingSlots['peopleMarks'];
  onInvite: () => void;
}

export function People({ participants, marks, onInvite }: PeopleProps) {
  const words = t().people;
  return (
    <div class={css.people}>
      <ul class={css.list} aria-label={words.inMeeting(participants.length)}>
        {participants.map((participant) => (
          <Person key={participant.id} participant={participant} marks={marks} />
        ))}
      </ul>
      <div class={css.foot}>
        <Button icon={UserPlus} wide onPress={onInvite}>
          {words.invite}
        </Button>
      </div>
    </div>
  );
}

function Person({ participant, marks }: { participant: Participant } & Pick<PeopleProps, 'marks'>) {
  const words = t();
  const { id, isSelf } = participant;
  const health = participant.health.value;
  const on = participant.microphone.value;
  return (
    <li class={css.person}>
      <Avatar id={id} name={participant.name.value} size={40} />
      <div class={css.words}>
        <div class={css.name}>
          {participant.name.value} {isSelf && <span class={css.you}>{words.you}</span>}
        </div>
        {!isSelf && health !== 'good' && <div class={css.health}>{words.tile[health]}</div>}
      </div>
      {marks.map((mark) => mark(participant))}
      <span class={on ? css.on : css.off}>
        <Icon icon={on ? Mic : MicOff} />
        <span class="visually-hidden">
          {on ? words.people.microphoneOn : words.people.microphoneOff}
        </span>
      </span>
    </li>
  );
}

// Everybody in the meeting, oneself first: how they are reached, what is on, and what one can do.
import { useSignal } from '@preact/signals';
import { Search, ShieldCheck, UserPlus } from 'lucide';
import { useRef } from 'preact/hooks';
import { inLocale, locale } from '../../i18n/i18n.ts';
import { people as peopleWords } from '../../i18n/people.ts';
import { verify as verifyWords } from '../../i18n/verify.ts';
import type { Participant } from '../../room/participant.ts';
import type { Volumes } from '../../room/volume.ts';
import { MuteAll, Rules, WaitingRoomSwitch } from '../hosting/host-controls.tsx';
import { Knocks } from '../hosting/knocks.tsx';
import { Button } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import type { MeetingSlots } from '../slots.ts';
import { findPeople, SEARCH_FROM, sortPeople } from './people-list.ts';
import css from './people.module.css';
import { Person, type PersonCommands } from './person.tsx';

export interface PeopleProps extends PersonCommands {
  participants: readonly Participant[];
  slots: Pick<MeetingSlots, 'peopleMarks' | 'personActions'>;
  volumes: Volumes;
  /** The service has TURN servers. */
  detour: boolean;
  onInvite: () => void;
  onVerify: () => void;
  /** Tells oneself that something was done. */
  say: (sentence: string) => void;
}

export function People(props: PeopleProps) {
  const { participants, onInvite, moderation } = props;
  const words = inLocale(peopleWords);
  const query = useSignal('');
  const searches = participants.length >= SEARCH_FROM;
  const listed = participants.map((participant) => ({
    id: participant.id,
    isSelf: participant.isSelf,
    order: participant.order,
    nameNow: participant.name.value,
    participant,
  }));
  const leads = moderation.role.value !== 'guest';
  const isLed = participants.some(({ id }) => moderation.roleOf(id) !== 'guest');
  const heading = useRef<HTMLDivElement>(null);
  const found = findPeople(sortPeople(listed, locale.value), searches ? query.value : '');
  return (
    <div class={css.people}>
      <div class={css.inner}>
        <div ref={heading} tabIndex={-1} class={css.top}>
          {leads && (
            <div class={css.knocks}>
              <Knocks moderation={moderation} onDone={() => heading.current?.focus()} />
            </div>
          )}
          {searches && (
            <SearchField
              value={query.value}
              onInput={(value) => (query.value = value)}
              found={found.length}
              all={participants.length}
            />
          )}
        </div>
        <div class={css.scroll}>
          <ul class={css.list} aria-label={words.inMeeting(participants.length)}>
            {found.map(({ id, participant }) => (
              <Person key={id} {...props} isLed={isLed} participant={participant} />
            ))}
          </ul>
          {participants.length === 1 && <p class={css.alone}>{words.alone}</p>}
          <Button kind="quiet" size="small" icon={ShieldCheck} onPress={props.onVerify}>
            {inLocale(verifyWords).title}
          </Button>
        </div>
        <div class={css.foot}>
          {leads && (
            <>
              <WaitingRoomSwitch moderation={moderation} />
              <Rules moderation={moderation} detour={props.detour} />
            </>
          )}
          <div class={css.buttons}>
            <Button icon={UserPlus} size={leads ? 'small' : 'medium'} wide onPress={onInvite}>
              {words.invite}
            </Button>
            {leads && participants.length > 1 && (
              <MuteAll moderation={moderation} onMuted={props.say} />
            )}
          </div>
        </div>
      </div>
    </div>
  );
}

interface SearchFieldProps {
  value: string;
  onInput: (value: string) => void;
  found: number;
  all: number;
}

function SearchField({ value, onInput, found, all }: SearchFieldProps) {
  const words = inLocale(peopleWords);
  const result = found === 0 ? words.foundNobody : words.found(found, all);
  return (
    <div class={css.search} role="search">
      <div class={css.searchField}>
        <Icon icon={Search} />
        <input
          type="text"
          class={css.searchInput}
          aria-label={words.search}
          placeholder={words.search}
          autocomplete="off"
          value={value}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
      </div>
      <p class={css.found} role="status">
        {value.trim() && result}
      </p>
    </div>
  );
}

// Orders of hosts that a page around a frame may ask for; refused for everybody else.
import type { CommandResult } from '../embed/frame.ts';
import type { Command } from '../embed/to-frame.ts';
import type { RunningMeeting } from './meeting.tsx';

const DONE: CommandResult = { code: null };

export type Order = Extract<
  Command,
  {
    type:
      | 'admit'
      | 'reject'
      | 'mute'
      | 'removeParticipant'
      | 'lock'
      | 'setLobby'
      | 'setPolicy'
      | 'endForAll';
  }
>;

/** What only hosts may do; everybody's client checks their signatures, this one only spares the try. */
export async function order(
  command: Order,
  { room: { moderation, detour } }: RunningMeeting,
  isHere: (id: string) => boolean,
): Promise<CommandResult> {
  if (moderation.role.peek() === 'guest') return { code: 'not-allowed' };
  const waits = (id: string) => moderation.knocks.peek().some((knock) => knock.id === id);
  switch (command.type) {
    case 'admit':
      if (!command.ids.every(waits)) return { code: 'unknown-person' };
      await moderation.admit(command.ids);
      return DONE;
    case 'reject':
      if (!command.ids.every(waits)) return { code: 'unknown-person' };
      await moderation.turnAway(command.ids);
      return DONE;
    case 'mute':
      if (!command.ids.every(isHere)) return { code: 'unknown-person' };
      await moderation.mute(command.ids);
      return DONE;
    case 'removeParticipant':
      if (!isHere(command.id)) return { code: 'unknown-person' };
      await moderation.remove(command.id);
      return DONE;
    case 'lock':
      await moderation.setPolicy({ locked: command.on });
      return DONE;
    case 'setLobby':
      await moderation.setPolicy({ lobby: command.on });
      return DONE;
    case 'setPolicy': {
      const { hideAddresses, ...allow } = command.change;
      // Without a way around nobody would reach anybody.
      if (hideAddresses && !detour) return { code: 'not-allowed' };
      await moderation.setPolicy({
        allow: given(allow),
        ...(hideAddresses !== undefined && { hideAddresses }),
      });
      return DONE;
    }
    case 'endForAll':
      if (moderation.role.peek() !== 'host') return { code: 'not-allowed' };
      await moderation.endForAll();
      return DONE;
    default:
      return command satisfies never;
  }
}

/** Without what was left out, which stays as it is. */
function given<Values extends object>(values: Values): Partial<Values> {
  const said = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(said) as Partial<Values>;
}

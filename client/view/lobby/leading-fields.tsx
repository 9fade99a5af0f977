// In the lobby of one's own meeting: the waiting room, and what is worth knowing about leading it.
import { useContext } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { Bookmark } from 'lucide';
import { t } from '../../i18n/i18n.ts';
import { createLog } from '../../kit/log.ts';
import { LaterCode, type Later } from '../home/later-code.ts';
import { useLeading } from '../hosting/leading.ts';
import { Button } from '../parts/button.tsx';
import { Switch } from '../parts/switch.tsx';
import { RoomKeeping } from '../rooms/keeping.ts';
import css from './lobby.module.css';

const log = createLog('lobby');

/** Nothing for who does not lead. */
export function WaitingRoom() {
  const leading = useLeading();
  if (leading === null) return null;
  const words = t().lobby;
  return (
    <div class={css.leading}>
      <Switch
        label={words.waitingRoom}
        hint={words.waitingRoomHint}
        checked={leading.waitingRoom.value}
        onChange={leading.setWaitingRoom}
      />
    </div>
  );
}

/** Where the right to lead is, and how to keep it: code that is rarely needed comes at the press. */
export function RightToLead() {
  const leading = useLeading();
  const keeping = useContext(RoomKeeping);
  const loadLater = useContext(LaterCode);
  const later = useSignal<Later | null>(null);
  const words = t().lobby;
  if (leading === null || keeping === null) return null;
  const isKept = keeping.name.value !== null;
  const load = () => {
    loadLater().then(
      (loaded) => (later.value = loaded),
      (error: unknown) => log.error(`no form: ${String(error)}`),
    );
  };
  return (
    <div class={css.right}>
      <p>{isKept ? words.leadsKept : words.leadsInTab}</p>
      {later.value ? (
        <later.value.KeepRoom keeping={keeping} asking />
      ) : (
        !isKept && (
          <Button kind="quiet" size="small" icon={Bookmark} onPress={load}>
            {words.keepLead}
          </Button>
        )
      )}
    </div>
  );
}

// The dialog around "What the server saw": its content comes in a chunk of its own, when somebody asks.
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { inLocale } from '../../i18n/i18n.ts';
import { report as reportWords } from '../../i18n/report.ts';
import type { Room } from '../../room/room.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';

type Content = typeof import('./server-saw.tsx');

export interface ServerSawDialogProps {
  room: Room;
  onClose: () => void;
}

export function ServerSawDialog({ room, onClose }: ServerSawDialogProps) {
  const words = inLocale(reportWords);
  const content = useSignal<Content | 'loading' | 'failed'>('loading');
  const load = () => {
    content.value = 'loading';
    import('./server-saw.tsx').then(
      (loaded) => (content.value = loaded),
      () => (content.value = 'failed'),
    );
  };
  useEffect(load, []);
  const now = content.value;
  return (
    <Dialog title={words.serverSaw} onClose={onClose} wide>
      {typeof now === 'object' ? (
        <now.ServerSawContent room={room} />
      ) : (
        <p role="status">{now === 'failed' ? words.notLoaded : words.loading}</p>
      )}
      {now === 'failed' && <Button onPress={load}>{words.again}</Button>}
    </Dialog>
  );
}

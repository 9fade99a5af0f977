// Two small dialogs of my rooms: another name, and the question before all are removed.
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { locale } from '../../i18n/i18n.ts';
import { rooms as roomWords } from '../../i18n/rooms.ts';
import { MAX_ROOM_NAME_CHARACTERS, type KeptRoom } from '../../room/my-rooms.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { TextField } from '../parts/field.tsx';
import css from './rooms.module.css';

interface RenameDialogProps {
  room: KeptRoom;
  onSave: (name: string) => void;
  onClose: () => void;
}

export function RenameDialog({ room, onSave, onClose }: RenameDialogProps) {
  const name = useSignal(room.name);
  const isEmpty = useSignal(false);
  const input = useRef<HTMLInputElement>(null);
  const words = roomWords[locale.value];
  // After the dialog's own effect, which opens it and puts the focus on the first button.
  useEffect(() => input.current?.select(), []);
  return (
    <Dialog title={words.renameTitle} onClose={onClose}>
      <form
        class={css.dialogForm}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          isEmpty.value = name.value.trim() === '';
          if (isEmpty.value) {
            input.current?.focus();
            return;
          }
          onSave(name.value);
          onClose();
        }}
      >
        <TextField
          label={words.name}
          value={name.value}
          maxLength={MAX_ROOM_NAME_CHARACTERS}
          inputRef={input}
          problem={isEmpty.value ? words.nameEmpty : null}
          onInput={(value) => {
            name.value = value;
            isEmpty.value = false;
          }}
        />
        <div class={css.buttons}>
          <Button onPress={onClose}>{words.cancel}</Button>
          <Button kind="primary" type="submit">
            {words.save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

interface RemoveAllDialogProps {
  onRemove: () => void;
  onClose: () => void;
}

export function RemoveAllDialog({ onRemove, onClose }: RemoveAllDialogProps) {
  const words = roomWords[locale.value];
  return (
    <Dialog title={words.removeAllTitle} onClose={onClose}>
      <p>{words.removeAllText}</p>
      <div class={css.buttons}>
        <Button onPress={onClose}>{words.cancel}</Button>
        <Button
          kind="danger"
          onPress={() => {
            onRemove();
            onClose();
          }}
        >
          {words.removeAll}
        </Button>
      </div>
    </Dialog>
  );
}

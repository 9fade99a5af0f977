// The list of all shortcuts, opened by its own key.
import { Keyboard } from 'lucide';
import { inLocale } from '../../i18n/i18n.ts';
import { shortcuts as shortcutsWords } from '../../i18n/shortcuts.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { KeyCap } from './key-cap.tsx';
import type { ShortcutLine } from './lines.ts';
import css from './shortcuts.module.css';

export interface ShortcutsDialogProps {
  lines: readonly ShortcutLine[];
  onChange: () => void;
  onClose: () => void;
}

export function ShortcutsDialog({ lines, onChange, onClose }: ShortcutsDialogProps) {
  const words = inLocale(shortcutsWords);
  return (
    <Dialog title={words.title} onClose={onClose} wide>
      <table class={css.table}>
        <thead>
          <tr>
            <th scope="col">{words.action}</th>
            <th scope="col">{words.keys}</th>
          </tr>
        </thead>
        <tbody>
          {lines
            .filter(({ keys }) => keys.length > 0)
            .map(({ id, label, keys }) => (
              <tr key={id}>
                <th scope="row">{label}</th>
                <td>
                  <span class={css.keys}>
                    {keys.map((key) => (
                      <KeyCap key={key} name={key} />
                    ))}
                  </span>
                </td>
              </tr>
            ))}
        </tbody>
      </table>
      <div class={css.foot}>
        <Button icon={Keyboard} onPress={onChange}>
          {words.change}
        </Button>
      </div>
    </Dialog>
  );
}

// While there is sound alone: a line above the bar says so, who shares meanwhile, and shows pictures again.
import { AudioLines } from 'lucide';
import { inLocale } from '../../i18n/i18n.ts';
import { stage as stageWords } from '../../i18n/stage.ts';
import type { Room } from '../../room/room.ts';
import { Button } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import css from './sharing-line.module.css';
import line from './status-line.module.css';

export function AudioOnlyLine({ room }: { room: Pick<Room, 'audioOnly' | 'others'> }) {
  const { audioOnly, others } = room;
  if (!audioOnly.on.value) return null;
  const words = inLocale(stageWords);
  const sharing = others.value.find(({ screen }) => screen.value);
  return (
    <div class={[line.line, css.line].join(' ')} data-tone="info">
      <Icon icon={AudioLines} />
      <p class={line.text}>
        {words.audioOnly}
        {sharing && ` ${words.sharesUnseen(sharing.name.value)}`}
      </p>
      <Button kind="secondary" size="small" onPress={() => audioOnly.set(false)}>
        {words.showPictures}
      </Button>
    </div>
  );
}

// Raised hands: a toggle in the bar, a mark on the tile and in the People panel.
import { Hand } from 'lucide';
import { Icon } from '../../view/parts/icon.tsx';
import { defineFeature, type FeatureContext } from '../feature.ts';
import css from './hand.module.css';
import { createHands, type Hands } from './model.ts';
import { strings, type HandStrings } from './strings.ts';

export default defineFeature({
  id: 'hand',
  strings,
  setup(context) {
    const hands = createHands(context);
    const placeOf = (id: string) => {
      const place = hands.queue.value.indexOf(id);
      return place < 0 ? null : place + 1;
    };
    return {
      toolbar: {
        order: 20,
        minWidth: 360,
        group: 'stage',
        label: () => context.t().raise,
        word: () => context.t().word,
        icon: () => Hand,
        pressed: () => hands.raised.value,
        tone: 'live',
        asksToSpeak: true,
        shortcut: 'H',
        press: hands.toggle,
      },
      tileMark: ({ id }) => <HandMark id={id} hands={hands} context={context} />,
      peopleMark: ({ id }) => <HandMark id={id} hands={hands} context={context} />,
      notice: () => context.t().notice,
      caller: ({ id }) => placeOf(id),
      outside: {
        commands: {
          setHand(up) {
            if (typeof up === 'boolean') hands.raise(up);
            return typeof up === 'boolean';
          },
        },
        hand: placeOf,
      },
    };
  },
});

/** The raised hand with its place in the queue, from two hands on. */
function HandMark({
  id,
  hands,
  context,
}: {
  id: string;
  hands: Hands;
  context: FeatureContext<HandStrings>;
}) {
  const queue = hands.queue.value;
  const place = queue.indexOf(id) + 1;
  if (place === 0) return null;
  const { mark, markAt } = context.t();
  const counts = queue.length > 1;
  return (
    <span class={css.mark}>
      <Icon icon={Hand} size={16} />
      {counts && <span aria-hidden="true">{place}</span>}
      <span class="visually-hidden">{counts ? markAt(place) : mark}</span>
    </span>
  );
}

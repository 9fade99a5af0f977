// The switch that hides the own internet address from the others, for the lobby and the settings.
import { addresses as addressWords } from '../../i18n/addresses.ts';
import { inLocale } from '../../i18n/i18n.ts';
import type { AddressChoice } from '../../room/addresses.ts';
import { Switch } from '../parts/switch.tsx';

export interface HideAddressProps {
  choice: AddressChoice;
  /** The service offers TURN. */
  detour: boolean;
  /** A host's order says so already. */
  forced?: boolean;
}

export function HideAddress({ choice, detour, forced = false }: HideAddressProps) {
  const words = inLocale(addressWords);
  const hidden = choice.hidden.value;
  const hint = detour ? words.hint : hidden ? words.stuck : words.noDetour;
  return (
    <Switch
      label={words.hide}
      hint={forced ? words.forced : hint}
      // What hides without a detour can at least be ended.
      disabled={forced || (!detour && !hidden)}
      checked={hidden || forced}
      onChange={choice.set}
    />
  );
}

// The button at the end of the bar with which a meeting in a frame fills the screen.
import { Maximize, Minimize } from 'lucide';
import { t } from '../../i18n/i18n.ts';
import { fullScreen, toggleFullScreen } from '../bar/full-screen.ts';
import { IconButton } from '../parts/button.tsx';

/** Nothing where the page around us does not hand full screen on. */
export function FullScreenButton() {
  if (!document.fullscreenEnabled) return null;
  const { fullScreen: enter, endFullScreen: end } = t().bar;
  return (
    <IconButton
      icon={fullScreen.value ? Minimize : Maximize}
      label={fullScreen.value ? end : enter}
      onPress={toggleFullScreen}
    />
  );
}

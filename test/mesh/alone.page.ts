// The example of the engine's README, inside a page.
import { startCall } from './alone.ts';

declare global {
  interface Window {
    startCall?: () => Promise<void>;
  }
}
window.startCall = () => startCall('Anna', new AbortController().signal);

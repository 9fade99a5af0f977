// The own media as far as the hosts allow it: what one turns on here is turned on nowhere else.
import type { LocalMedia } from './local-media.ts';
import type { Moderation } from './moderation.ts';

export interface MediaLimits {
  moderation: Pick<Moderation, 'isMuted' | 'mayUse'>;
  selfId: string;
  /** Instead of a microphone that a host silenced for as long as hosts want. */
  askToSpeak: () => void;
  /** Instead of a screen that one may not share. */
  refuseShare: () => void;
}

/** Muted, and only a host can end it. Reads signals. */
export function isHeldMute({ isMuted, mayUse }: MediaLimits['moderation'], id: string): boolean {
  return isMuted(id) && !mayUse('unmute', id);
}

/** The same sources with other ways of turning on. */
export function mediaWithin(media: LocalMedia, limits: MediaLimits): LocalMedia {
  const { moderation, selfId } = limits;
  return {
    ...media,
    microphone: {
      ...media.microphone,
      async turnOn() {
        if (isHeldMute(moderation, selfId)) limits.askToSpeak();
        else await media.microphone.turnOn();
      },
    },
    screen: {
      ...media.screen,
      async turnOn() {
        if (moderation.mayUse('share', selfId)) await media.screen.turnOn();
        else limits.refuseShare();
      },
    },
  };
}

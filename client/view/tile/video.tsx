// One picture: a muted <video> fed by a track; tells its shape so that the stage can fit it.
import { useEffect, useRef } from 'preact/hooks';
import { systemClock } from '../../kit/clock.ts';
import type { PictureFlow } from './picture-flow.ts';
import css from './tile.module.css';
import { watchFlow } from './watch-flow.ts';

export interface VideoProps {
  /** Null hides the element but keeps it, so that a picture that returns needs no new element. */
  track: MediaStreamTrack | null;
  fit: 'fill' | 'whole';
  /** Own pictures are mirrored, as people know themselves. */
  mirrored?: boolean;
  /** Width / height of the picture, each time it changes. */
  onAspect?: (aspect: number) => void;
  /** Each time the picture begins to stand still or to move; each track begins as moving. */
  onFlow?: (flow: PictureFlow) => void;
}

export function Video({ track, fit, mirrored, onAspect, onFlow }: VideoProps) {
  const element = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const video = element.current;
    if (!video) return;
    video.srcObject = track && new MediaStream([track]);
    const lifetime = new AbortController();
    onFlow?.('moving');
    if (track && onFlow) {
      const environment = { clock: systemClock, isHidden: () => document.hidden };
      watchFlow(video, onFlow, environment, lifetime.signal);
    }
    return () => {
      lifetime.abort();
      video.srcObject = null;
    };
  }, [track]);
  return (
    <video
      ref={element}
      class={[css.video, css[fit], mirrored && css.mirrored].filter(Boolean).join(' ')}
      hidden={track === null}
      muted
      playsInline
      autoplay
      disablePictureInPicture
      onResize={(event) => {
        const { videoWidth, videoHeight } = event.currentTarget;
        if (videoWidth > 0 && videoHeight > 0) onAspect?.(videoWidth / videoHeight);
      }}
    />
  );
}

// Which sentence tells about trouble with own devices, most pressing first.
import { t } from '../../i18n/i18n.ts';
import type { LocalMedia, MediaProblem } from '../../room/local-media.ts';
import { browserFamily } from './how-to-allow.ts';

export type MediaKind = 'microphone' | 'camera' | 'screen';

/** Closing the browser's own screen picker is not trouble; denying a device is. */
export function mediaProblems(
  media: Pick<LocalMedia, MediaKind>,
): { kind: MediaKind; problem: MediaProblem }[] {
  return (['microphone', 'camera', 'screen'] as const).flatMap((kind) => {
    const problem = media[kind].problem.value;
    return problem ? [{ kind, problem }] : [];
  });
}

/** The sentence in the current language. */
export function mediaSentence(kind: MediaKind, problem: MediaProblem): string {
  const sentence = t().media[kind][problem];
  return problem === 'denied' && kind !== 'screen' ? `${sentence} ${howToAllow()}` : sentence;
}

function howToAllow(): string {
  const { userAgent = '', maxTouchPoints = 0 } = globalThis.navigator ?? {};
  return t().devices.howTo[browserFamily(userAgent, maxTouchPoints)];
}

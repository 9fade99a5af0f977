// Which sentence tells about trouble with own devices, most pressing first.
import { t } from '../../i18n/i18n.ts';
import type { LocalMedia, MediaProblem } from '../../room/local-media.ts';

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
  return t().media[kind][problem];
}

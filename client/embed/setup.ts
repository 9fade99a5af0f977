// What keeps camera and microphone from working in a frame, and the very line that has to be added. Pure.
import type { SetupFinding } from './api.ts';

/** What the client in the frame uses, and the page around it must hand on. */
export const FEATURES = [
  'camera',
  'microphone',
  'display-capture',
  'fullscreen',
  'autoplay',
  'speaker-selection',
  'screen-wake-lock',
  'clipboard-write',
  'picture-in-picture',
] as const;

/** Without these it is not a meeting; the others are missed, but not worth a line. */
const NEEDED: readonly string[] = ['camera', 'microphone', 'display-capture'];

/** The iframe's `allow`. */
export const ALLOW = FEATURES.join('; ');

export interface SetupFacts {
  /** The browser counts the document as secure. */
  isSecure: boolean;
  /** Origin of the video service. */
  origin: string;
  /** Address of the page around the frame, as far as it is known. */
  page: string;
  /** Features that the document is refused; empty where the browser does not tell. */
  refused: readonly string[];
  /** `element`: the script made the frame, with the right `allow`; `page`: somebody wrote the frame by hand. */
  madeBy: 'element' | 'page';
}

export function setupFindings(facts: SetupFacts): SetupFinding[] {
  const { origin } = facts;
  // Nothing else can be told on such a page.
  if (!facts.isSecure) {
    return [portal('insecure-page', facts.page.replace(/^http:/, 'https:') || 'https://')];
  }
  if (!NEEDED.some((feature) => facts.refused.includes(feature))) return [];
  if (facts.madeBy === 'page') return [portal('allow-missing', `<iframe allow="${ALLOW}" …>`)];
  return [portal('permissions-policy', permissionsLine(origin))];
}

/** The response header with which a page hands on what a meeting needs. */
export function permissionsLine(origin: string): string {
  const parts = NEEDED.map((feature) => `${feature}=(self "${origin}")`);
  return `Permissions-Policy: ${parts.join(', ')}`;
}

/** The features that this document is refused, where the browser tells (Chromium). */
export function refusedFeatures(document: Document): string[] {
  // Not in the DOM types: https://www.w3.org/TR/permissions-policy/#the-policy-object was never finished.
  const { featurePolicy } = document as Document & {
    featurePolicy?: { allowsFeature(feature: string): boolean };
  };
  if (featurePolicy === undefined) return [];
  return FEATURES.filter((feature) => !featurePolicy.allowsFeature(feature));
}

function portal(code: SetupFinding['code'], line: string): SetupFinding {
  return { code, who: 'portal', line };
}

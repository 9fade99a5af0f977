// Which browser this is, as far as the way to its permissions differs.

export type BrowserFamily = 'chromium' | 'firefox' | 'safari' | 'ios';

/**
 * From the user agent string: every browser hides its permissions somewhere else, and no API tells where.
 * An unknown browser is most likely built on Chromium.
 */
export function browserFamily(userAgent: string, touchPoints = 0): BrowserFamily {
  // iPads call themselves a Macintosh, but no Macintosh has a touch screen.
  if (/iPhone|iPad|iPod/.test(userAgent)) return 'ios';
  if (/Macintosh/.test(userAgent) && touchPoints > 1) return 'ios';
  if (/Firefox\//.test(userAgent)) return 'firefox';
  if (/Chrom(e|ium)\//.test(userAgent)) return 'chromium';
  return /Safari\//.test(userAgent) ? 'safari' : 'chromium';
}

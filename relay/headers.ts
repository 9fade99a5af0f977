// The security headers of every answer: what pages of this server may do, and who may embed them.

export interface HeaderOptions {
  /** Origins that may show the client in a frame, beside its own. */
  embedOrigins: readonly string[];
  /** CSP sources of inline scripts, such as 'sha256-…' with its quotes. */
  scriptHashes: readonly string[];
}

/**
 * The headers as name and value. `'self'` in connect-src covers the WebSocket of the same host in
 * every browser that the client runs in (CSP 3; Chromium 71, Safari 16, Firefox).
 */
export function securityHeaders({ embedOrigins, scriptHashes }: HeaderOptions): [string, string][] {
  return [
    [
      'Content-Security-Policy',
      [
        "default-src 'none'",
        ["script-src 'self'", ...scriptHashes].join(' '),
        "style-src 'self'",
        "img-src 'self' blob: data:",
        "media-src 'self' blob:",
        "font-src 'self'",
        "connect-src 'self'",
        // The client's one worker comes out of a chunk that was checked by its hash. The service worker
        // must be a file; Trusted Types let the page name no other.
        "worker-src 'self' blob:",
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        ["frame-ancestors 'self'", ...embedOrigins].join(' '),
        "require-trusted-types-for 'script'",
        'trusted-types schnack mesh',
      ].join('; '),
    ],
    ['Integrity-Policy', 'blocked-destinations=(script)'],
    ['Permissions-Policy', permissions()],
    ['Referrer-Policy', 'no-referrer'],
    ['Cross-Origin-Opener-Policy', 'same-origin'],
    ['Cross-Origin-Resource-Policy', 'same-origin'],
    ['Cross-Origin-Embedder-Policy', 'require-corp'],
    ['X-Content-Type-Options', 'nosniff'],
    ['Origin-Agent-Cluster', '?1'],
  ];
}

/**
 * What differs for the two files that foreign pages may load: the embedding script, and the client's
 * page in a frame. Everything else is for pages of ours alone.
 */
export function exceptionsFor(path: string, embedOrigins: readonly string[]): [string, string][] {
  const foreign: [string, string] = ['Cross-Origin-Resource-Policy', 'cross-origin'];
  // A script with `integrity` is fetched with CORS; it is the same for everybody.
  if (path === '/embed.js') return [foreign, ['Access-Control-Allow-Origin', '*']];
  // Pages that isolate themselves (COEP) ask for this header of frames, too; frame-ancestors still
  // says who may have one.
  return path === '/' && embedOrigins.length > 0 ? [foreign] : [];
}

/** Only where the client reached us by TLS: on plain http browsers must ignore it (RFC 6797). */
export const STRICT_TRANSPORT: [string, string] = [
  'Strict-Transport-Security',
  'max-age=63072000; includeSubDomains',
];

function permissions(): string {
  const own = [
    'camera',
    'microphone',
    'display-capture',
    'speaker-selection',
    'autoplay',
    'fullscreen',
    'picture-in-picture',
    'screen-wake-lock',
    'clipboard-write',
  ].map((feature) => `${feature}=(self)`);
  const nobody = ['geolocation', 'payment', 'usb', 'serial', 'browsing-topics'].map(
    (feature) => `${feature}=()`,
  );
  return [...own, ...nobody].join(', ');
}

/** A CSP hash source and nothing else, so that a file of the build cannot loosen the policy. */
export function isScriptHash(source: unknown): source is string {
  return typeof source === 'string' && /^'sha(256|384|512)-[A-Za-z0-9+/]+={0,2}'$/.test(source);
}

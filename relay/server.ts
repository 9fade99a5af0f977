// The HTTP side: the client's files, what the client must know, health and metrics.
import { createServer as createHttpServer } from 'node:http';
import type { IncomingMessage, Server, ServerOptions, ServerResponse } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { Settings } from './config.ts';
import { STRICT_TRANSPORT, exceptionsFor, securityHeaders } from './headers.ts';
import type { Encoding, StaticFile, StaticFiles } from './static-files.ts';

export interface ServerDependencies {
  settings: Settings;
  tls: { cert: Buffer; key: Buffer } | null;
  client: StaticFiles;
  /** False while the relay drains or is overloaded: no new members, please. */
  isReady: () => boolean;
  metricsText: () => string;
  /** A request with all its headers must be here within this time. */
  handshakeMs: number;
}

const NOT_FOUND = `<!doctype html><html lang="de"><meta charset="utf-8"><title>Schnack</title>
<p>Diese Seite gibt es hier nicht. <a href="/">Zur Startseite</a></p>
<p lang="en">This page does not exist. <a href="/">To the start page</a></p></html>
`;

/** The server, not yet listening, without any upgrade. */
export function createServer(dependencies: ServerDependencies): Server {
  const { tls, handshakeMs } = dependencies;
  const options: ServerOptions = {
    headersTimeout: handshakeMs,
    requestTimeout: handshakeMs,
    connectionsCheckingInterval: Math.min(1000, handshakeMs),
    maxHeaderSize: 8192,
  };
  const answer = createAnswer(dependencies);
  if (tls === null) return createHttpServer(options, answer);
  return createHttpsServer(
    { ...options, ...tls, minVersion: 'TLSv1.2', handshakeTimeout: handshakeMs },
    answer,
  );
}

function createAnswer({ settings, tls, client, isReady, metricsText }: ServerDependencies) {
  const headers = securityHeaders({
    embedOrigins: settings.embedOrigins,
    scriptHashes: client.scriptHashes,
  });
  const config = JSON.stringify({
    stunUrls: settings.stunUrls,
    turn: settings.turnSecret !== null,
    maxRoomSize: settings.maxRoomSize,
    embedOrigins: settings.embedOrigins,
    operator: settings.operatorName,
    legal: {
      imprint: settings.legalImprintUrl,
      privacy: settings.legalPrivacyUrl,
      accessibility: settings.legalAccessibilityUrl,
    },
    build: client.build,
  });

  /** Whether the client reached us by TLS, here or at the proxy that we were told to trust. */
  function isSecure(request: IncomingMessage): boolean {
    if (tls !== null) return true;
    return settings.trustProxy > 0 && request.headers['x-forwarded-proto'] === 'https';
  }

  return (request: IncomingMessage, response: ServerResponse): void => {
    const path = (request.url ?? '').replace(/\?.*$/s, '');
    for (const [name, value] of headers) response.setHeader(name, value);
    for (const [name, value] of exceptionsFor(path, settings.embedOrigins)) {
      response.setHeader(name, value);
    }
    if (isSecure(request)) response.setHeader(...STRICT_TRANSPORT);
    response.setHeader('Cache-Control', 'no-store');
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('Allow', 'GET, HEAD');
      // What was sent along is not worth reading.
      response.setHeader('Connection', 'close');
      send(response, 405, 'text/plain; charset=utf-8', 'Only GET and HEAD.\n');
      return;
    }
    switch (path) {
      case '/config.json':
        send(response, 200, 'application/json', config);
        return;
      case '/healthz':
        send(response, 200, 'text/plain; charset=utf-8', 'ok\n');
        return;
      case '/readyz':
        if (isReady()) send(response, 200, 'text/plain; charset=utf-8', 'ready\n');
        else send(response, 503, 'text/plain; charset=utf-8', 'not ready\n');
        return;
      case '/metrics':
        send(response, 200, 'text/plain; version=0.0.4; charset=utf-8', metricsText());
        return;
      default: {
        const file = client.files.get(path);
        if (file === undefined) send(response, 404, 'text/html; charset=utf-8', NOT_FOUND);
        else sendFile(request, response, file);
      }
    }
  };
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { 'Content-Type': type, 'Content-Length': Buffer.byteLength(body) });
  // Node leaves the body out by itself when the method was HEAD.
  response.end(body);
}

function sendFile(request: IncomingMessage, response: ServerResponse, file: StaticFile): void {
  response.setHeader('Cache-Control', file.cacheControl);
  response.setHeader('Vary', 'Accept-Encoding');
  if (file.cacheControl !== 'no-store') {
    response.setHeader('ETag', file.etag);
    if (request.headers['if-none-match'] === file.etag) {
      response.writeHead(304).end();
      return;
    }
  }
  const encoding = chooseEncoding(request.headers['accept-encoding'] ?? '', file);
  const body = encoding === null ? file.body : (file.encoded[encoding] ?? file.body);
  if (encoding !== null) response.setHeader('Content-Encoding', encoding);
  response.writeHead(200, { 'Content-Type': file.type, 'Content-Length': body.length });
  response.end(body);
}

/** The smallest copy that the client takes (RFC 9110 section 12.5.3), or null for the file itself. */
export function chooseEncoding(accepted: string, file: StaticFile): Encoding | null {
  const wanted = new Map(
    accepted.split(',').map((entry) => {
      const [name = '', ...parameters] = entry.toLowerCase().split(';');
      const refused = parameters.some((parameter) => /^\s*q\s*=\s*0(\.0*)?\s*$/.test(parameter));
      return [name.trim(), !refused];
    }),
  );
  const takes = (encoding: Encoding) => wanted.get(encoding) ?? wanted.get('*') ?? false;
  for (const encoding of ['br', 'gzip'] as const) {
    if (file.encoded[encoding] !== undefined && takes(encoding)) return encoding;
  }
  return null;
}

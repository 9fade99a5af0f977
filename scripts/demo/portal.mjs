// The demonstration portal: a small server of a made-up authority, with the strict headers that portals have.
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { root } from '../root.mjs';
import { pages } from './pages.mjs';

/**
 * @typedef {object} Portal
 * @property {string} origin such as http://127.0.0.1:8090; another site than the service at localhost
 * @property {(service: string) => void} show from now on its pages embed meetings of this origin
 * @property {() => Promise<void>} close
 */

/** Pages of a test, by path: what a page of its own would be. @typedef {Map<string, string>} ExtraPages */

/**
 * @param {{ port?: number, extra?: ExtraPages }} [options]
 * @returns {Promise<Portal>}
 */
export async function startPortal({ port = 0, extra = new Map() } = {}) {
  let service = '';
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://portal');
    const asset = assets.get(pathname);
    if (asset !== undefined) {
      response.writeHead(200, { ...headers(service, 'right'), 'Content-Type': asset.type });
      response.end(asset.body);
      return;
    }
    const page = pages(service).get(pathname);
    const html = page?.html ?? extra.get(pathname)?.replaceAll('https://meet.example', service);
    response.writeHead(html === undefined ? 404 : 200, {
      ...headers(service, page?.setup ?? 'right'),
      'Content-Type': `text/${pathname.endsWith('.js') ? 'javascript' : 'html'}; charset=utf-8`,
    });
    response.end(html ?? '<!doctype html><title>404</title><p>Diese Seite gibt es nicht.</p>');
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The portal has no port.');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    show(origin) {
      service = origin;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** @param {string} name @param {string} type */
const asset = (name, type) => ({
  type,
  body: readFileSync(join(root, 'scripts/demo/pages', name)),
});
const assets = new Map([
  ['/portal.svg', asset('portal.svg', 'image/svg+xml')],
  ['/portal.css', asset('portal.css', 'text/css; charset=utf-8')],
  ['/portal.js', asset('portal.js', 'text/javascript; charset=utf-8')],
]);

/**
 * What a careful portal sends. `no-camera` and `no-frame` each lack one line, as the pages about setting up
 * show it.
 * @param {string} service
 * @param {'right' | 'no-camera' | 'no-frame'} setup
 * @returns {Record<string, string>}
 */
function headers(service, setup) {
  const may = setup === 'no-camera' ? 'self' : `self "${service}"`;
  return {
    'Content-Security-Policy': [
      "default-src 'none'",
      `script-src 'self' ${service}`,
      "style-src 'self'",
      "img-src 'self'",
      ...(setup === 'no-frame' ? [] : [`frame-src ${service}`]),
      `connect-src ${service.replace(/^http/, 'ws')}`,
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
    ].join('; '),
    'Permissions-Policy': [
      `camera=(${may})`,
      `microphone=(${may})`,
      `display-capture=(${may})`,
      'geolocation=()',
    ].join(', '),
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Embedder-Policy': 'require-corp',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'no-store',
  };
}

// Serves the bare page, and passes every message on to the others at the socket.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { WebSocket, WebSocketServer } from 'ws';

const files = new Map([
  ['/', { name: 'bare.html', type: 'text/html' }],
  ['/bare.mjs', { name: 'bare.mjs', type: 'text/javascript' }],
]);

/** @returns {Promise<{ origin: string, close: () => void }>} */
export async function startBareServer() {
  const http = createServer((request, response) => {
    const file = files.get(request.url ?? '');
    if (!file) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-type': file.type });
    response.end(readFileSync(new URL(file.name, import.meta.url)));
  });
  const sockets = new WebSocketServer({ server: http, perMessageDeflate: false });
  sockets.on('connection', (socket) => {
    socket.on('message', (data, isBinary) => {
      for (const other of sockets.clients) {
        if (other !== socket && other.readyState === WebSocket.OPEN) {
          other.send(data, { binary: isBinary });
        }
      }
    });
  });
  await new Promise((resolve) => http.listen(0, '127.0.0.1', () => resolve(undefined)));
  const address = http.address();
  if (address === null || typeof address === 'string') throw new Error('No port.');
  return {
    origin: `http://localhost:${address.port}`,
    close() {
      for (const socket of sockets.clients) socket.terminate();
      http.closeAllConnections();
      http.close();
    },
  };
}

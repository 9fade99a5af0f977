// The reference of the relay's benchmark: ws that sends back what it gets, and nothing else.
import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';

const server = createServer();
const sockets = new WebSocketServer({
  noServer: true,
  perMessageDeflate: false,
  clientTracking: false,
});
server.on('upgrade', (request, socket, head) => {
  sockets.handleUpgrade(request, socket, head, (webSocket) => {
    webSocket.on('message', (data) => webSocket.send(data));
  });
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  console.log(`ready at http://localhost:${typeof address === 'object' ? address?.port : ''}`);
});
process.on('SIGTERM', () => process.exit(0));

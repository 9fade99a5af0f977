// The relay is silent about people: its log, metrics and pages hold no room, address, proof or agent.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import {
  bodyOf,
  dial,
  enter,
  introduce,
  newMeeting,
  refusalStatus,
  startTestRelay,
} from './support.ts';

const test = suite('silence');

test('nothing about anybody is logged or counted by name, whatever happens', async () => {
  const relay = await startTestRelay({
    maxRoomSize: 2,
    maxConnectionsPerAddress: 3,
    trustProxy: 1,
    turnUrls: ['turn:turn.example'],
    turnSecret: 'a secret of coturn',
  });
  const meeting = newMeeting();
  const headers = { 'X-Forwarded-For': '198.51.100.23', 'User-Agent': 'TellTale/1.0' };
  const [a, b] = [
    await enter(relay, meeting, { headers }),
    await enter(relay, meeting, { headers }),
  ];
  await a.next();
  await b.next();
  const number = await introduce(b, a);
  await (
    await enter(relay, meeting, { headers })
  ).closed;
  await enter(relay, newMeeting(), { headers });
  await (
    await enter(relay, newMeeting(), { headers })
  ).closed;
  await refusalStatus(dial(relay, meeting, { headers, origin: 'https://evil.example' }));
  a.socket.send('secret words');
  b.socket.send(bodyOf(100_000));
  await Promise.all([a.closed, b.closed]);
  const metrics = await (await fetch(`http://127.0.0.1:${relay.port}/metrics`)).text();
  await relay.close();

  const said = `${relay.logged.join('\n')}\n${metrics}`;
  const secrets = [meeting.room, meeting.join, '198.51.100', '127.0.0.1', 'TellTale', 'evil'];
  for (const secret of [...secrets, 'secret', String(number), 'turn.example', '::']) {
    assert.not.ok(said.includes(secret), `${secret} was told`);
  }
  assert.match(metrics, 'schnack_refused_total{reason="roomFull"} 1');
  assert.match(metrics, 'schnack_refused_total{reason="tooManyFromAddress"} 1');
  assert.match(metrics, 'schnack_refused_total{reason="origin"} 1');
  assert.match(metrics, 'schnack_dropped_total{reason="badFrame"} 1');
  assert.match(metrics, 'schnack_dropped_total{reason="frameTooBig"} 1');
  assert.ok(relay.logged.length > 0);
});

test.run();

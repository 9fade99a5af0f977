// Leading as the view sees it: what is ordered, what it means for oneself, and for what others are heard.
import { signal, type Signal } from '@preact/signals';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import {
  createMeeting,
  HOST_ROOT,
  hostedKeys,
  type Meeting,
  type Person,
} from '../../test/support/meet.ts';
import { isWhole } from '../../test/support/meeting-checks.ts';
import { toBase64url } from '../../shared/base64url.ts';
import { createHostSigner } from '../signaling/orders/signer.ts';
import { OPEN_POLICY, writeStatement } from '../signaling/orders/statement.ts';
import { createLeading, type Leading } from './leading.ts';
import type { LocalMedia } from './local-media.ts';
import type { PolicyChange } from './moderation.ts';
import type { SelfDescription } from './self-description.ts';

const test = suite('leading');

interface Attendee extends Leading {
  person: Person;
  id: string;
  microphone: Signal<boolean>;
  screen: Signal<boolean>;
}

function source(on: Signal<boolean>) {
  const off = () => void (on.value = false);
  return { on, turnOff: off };
}

/** What everybody says about themselves, without a bus: one map for all. */
function createScene(meeting: Meeting) {
  const descriptions = signal<ReadonlyMap<string, SelfDescription>>(new Map());
  const life = new AbortController();
  return {
    end: () => life.abort(),
    async join(name: string, host = false, policyWish: PolicyChange | null = null) {
      const person = await meeting.join(name, {}, { host });
      const [microphone, screen] = [signal(false), signal(false)];
      const media = { microphone: source(microphone), screen: source(screen) };
      const leading = createLeading(
        {
          session: person.session,
          media: media as unknown as Pick<LocalMedia, 'microphone' | 'screen'>,
          descriptions,
          present: person.shown,
          policyWish,
        },
        life.signal,
      );
      const { id } = person.identity;
      leading.unmuted.subscribe((unmuted) => {
        const description = { name, microphone: true, camera: false, screen: false };
        const own = { ...description, ...(unmuted !== null && { unmuted }) };
        descriptions.value = new Map(descriptions.peek()).set(id, own);
      });
      return { ...leading, person, id, microphone, screen };
    },
  };
}

async function meet(): Promise<
  { meeting: Meeting; end(): Promise<void> } & Record<'host' | 'ben' | 'cora', Attendee>
> {
  const meeting = await createMeeting({ hosted: true });
  const scene = createScene(meeting);
  const host = await scene.join('host', true);
  const ben = await scene.join('ben');
  const cora = await scene.join('cora');
  await meeting.until('a full mesh', () => isWhole(meeting), 3_000);
  await meeting.run(100);
  return {
    meeting,
    host,
    ben,
    cora,
    async end() {
      scene.end();
      await meeting.end();
    },
  };
}

test('roles are known to all, and guests order nothing', async () => {
  const { meeting, host, ben, cora, end } = await meet();
  assert.is(host.moderation.role.value, 'host');
  assert.is(ben.moderation.role.value, 'guest');
  assert.is(cora.moderation.roleOf(host.id), 'host');
  await ben.moderation.setPolicy({ lobby: true });
  await ben.moderation.mute([cora.id]);
  await meeting.run(3_000);
  assert.is(cora.moderation.policy.value.lobby, false);
  assert.is(cora.moderation.isMuted(cora.id), false);
  await end();
});

test('who is muted goes silent by itself, is silent for others, and may speak again by itself', async () => {
  const { meeting, host, ben, cora, end } = await meet();
  ben.microphone.value = true;
  await host.moderation.mute([ben.id]);
  await meeting.run(100);
  assert.is(ben.microphone.value, false, 'its own client obeys');
  for (const each of [host, ben, cora]) assert.is(each.moderation.isMuted(ben.id), true);
  ben.microphone.value = true;
  assert.is(ben.microphone.value, true);
  for (const each of [host, ben, cora]) assert.is(each.moderation.isMuted(ben.id), false);
  await host.moderation.mute([ben.id]);
  await meeting.run(100);
  assert.is(cora.moderation.isMuted(ben.id), true, 'a new mute counts again');
  await end();
});

test('where people may not unmute themselves only a host ends a mute, whatever their client says', async () => {
  const { meeting, host, ben, cora, end } = await meet();
  await host.moderation.setPolicy({ allow: { unmute: 'hosts' } });
  await host.moderation.muteOthers();
  await meeting.run(100);
  assert.is(host.moderation.isMuted(host.id), false, 'everybody but oneself');
  ben.microphone.value = true;
  assert.is(ben.microphone.value, false, 'its own client obeys');
  // A patched client says that it has ended the mute.
  (ben.unmuted as Signal<number | null>).value = 2 ** 40;
  assert.is(cora.moderation.isMuted(ben.id), true, 'the others do not hear it');
  await host.moderation.letSpeak([ben.id]);
  await meeting.run(100);
  assert.is(cora.moderation.isMuted(ben.id), false);
  assert.is(host.moderation.isMuted(cora.id), true);
  await end();
});

test('what is kept to hosts is kept for co-hosts, too, and a share ends that is not allowed any more', async () => {
  const { meeting, host, ben, cora, end } = await meet();
  ben.screen.value = true;
  cora.screen.value = true;
  // Asking for the key takes an answer, which comes only while time goes on.
  const naming = host.moderation.makeCohost(ben.id);
  await meeting.run(200);
  await naming;
  await host.moderation.setPolicy({ allow: { share: 'hosts' } });
  await meeting.run(200);
  assert.is(cora.moderation.roleOf(ben.id), 'cohost');
  assert.is(ben.moderation.role.value, 'cohost');
  assert.is(ben.screen.value, true);
  assert.is(cora.screen.value, false);
  assert.is(host.moderation.mayUse('share', cora.id), false);
  assert.is(host.moderation.mayUse('chat', cora.id), true);

  await host.moderation.revokeCohost(ben.id);
  await meeting.run(200);
  assert.is(ben.moderation.role.value, 'guest');
  assert.is(ben.screen.value, false);
  await end();
});

test('what a host chose before joining holds from the first guest on', async () => {
  const meeting = await createMeeting({ hosted: true });
  const scene = createScene(meeting);
  const host = await scene.join('host', true, { lobby: true });
  await meeting.run(100);
  const ben = await scene.join('ben');
  await meeting.until('it knocks', () => host.moderation.knocks.value.length === 1, 3_000);
  assert.is(ben.standing.value, 'waiting');
  assert.is(meeting.network.endpointCount(), 0);
  await host.moderation.admit([ben.id]);
  await meeting.until('it is in', () => isWhole(meeting), 2_000);
  assert.is(ben.standing.value, 'inside');
  scene.end();
  await meeting.end();
});

test('an old word that the door is open does not keep a host from closing it, nor its habit', async () => {
  const meeting = await createMeeting({ hosted: true, presumeLobby: true });
  const scene = createScene(meeting);
  const eve = await meeting.join('eve');
  const signer = await createHostSigner(HOST_ROOT);
  const room = toBase64url((await hostedKeys).room);
  const old = await signer.sign(writeStatement({ type: 'policy', ...OPEN_POLICY }, room, 5));
  const { signaling } = eve.session;
  signaling.on('hello', ({ peerId }) => {
    void signaling.send(peerId, { type: 'orders', orders: [old] });
  });
  const host = await scene.join('host', true, { lobby: true });
  await meeting.run(3_000);
  const guest = await scene.join('guest');
  await meeting.run(3_000);
  assert.is(host.moderation.policy.value.lobby, true);
  assert.is(guest.standing.value, 'waiting');
  assert.is(meeting.network.endpointCount(), 0, 'nobody came in, not even who told it');
  assert.is(host.moderation.decidedLobby.value, null, 'and the host has decided nothing');
  await host.moderation.setPolicy({ lobby: false });
  assert.is(host.moderation.decidedLobby.value, false);
  await meeting.until('all are in', () => isWhole(meeting), 5_000);
  await host.moderation.remove(guest.id);
  assert.is(host.moderation.decidedLobby.value, true, 'who removes somebody closes the door');
  scene.end();
  await meeting.end();
});

test('a host with another wish comes to a running meeting: who is inside stays, what was ordered stays', async () => {
  const meeting = await createMeeting({ hosted: true });
  const scene = createScene(meeting);
  const first = await scene.join('first', true);
  await scene.join('ben');
  await first.moderation.setPolicy({ allow: { chat: 'hosts' } });
  await meeting.run(500);
  const second = await scene.join('second', true, { lobby: true });
  await meeting.run(3_000);
  assert.ok(isWhole(meeting));
  assert.is(second.moderation.policy.value.allow.chat, 'hosts');
  assert.is(second.moderation.policy.value.lobby, true, 'and the door is closed behind them');
  scene.end();
  await meeting.end();
});

test('removing and renewing is one act: the person is out, the others have another link', async () => {
  const { meeting, host, ben, cora, end } = await meet();
  let renewed = 0;
  cora.person.session.on('renewed', () => void (renewed += 1));
  await host.moderation.removeAndRenewLink(ben.id);
  await meeting.run(1_000);
  assert.is(ben.standing.value, 'removed');
  assert.is(cora.standing.value, 'inside');
  assert.is(renewed, 1);
  await end();
});

test('a new link and a revoked co-host silence nobody again who had ended a mute', async () => {
  const { meeting, host, ben, cora, end } = await meet();
  const naming = host.moderation.makeCohost(cora.id);
  await meeting.run(200);
  await naming;
  await cora.moderation.mute([ben.id]);
  await meeting.run(200);
  ben.microphone.value = true;
  assert.is(host.moderation.isMuted(ben.id), false);
  await host.moderation.revokeCohost(cora.id);
  await host.moderation.mute([cora.id]);
  await host.moderation.renewLink();
  await meeting.run(3_000);
  assert.is(ben.microphone.value, true);
  for (const each of [host, ben, cora]) {
    assert.is(each.moderation.isMuted(ben.id), false);
    assert.is(each.moderation.isMuted(cora.id), true, 'and who is muted stays so');
  }
  await end();
});

test('the meeting ends for all at once, and for whoever waits', async () => {
  const { meeting, host, ben, cora, end } = await meet();
  const ending = host.moderation.endForAll();
  await meeting.run(500);
  await ending;
  for (const each of [host, ben, cora]) assert.is(each.standing.value, 'ended');
  await end();
});

test.run();

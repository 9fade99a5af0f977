// What every transport must do, whatever makes the connection: one list of cases for memory and browser.
import { equalBytes, type Bytes } from '../../client/kit/bytes.ts';
import type { Transport, TransportSignal } from '../../client/mesh/transport.ts';
import { check } from '../security/check.ts';
import type { Case } from './case.ts';

/** What a world must offer to be held to the contract. */
export interface TransportBench {
  /** A transport that may send this camera track from the start. */
  create(initiator: boolean, camera: MediaStreamTrack | null, signal: AbortSignal): Transport;
  /** SHA-256 of the certificate of all transports that `create` makes. */
  fingerprint(): Promise<Bytes>;
  /** A moving picture. */
  camera(): MediaStreamTrack;
  /** Resolves when it holds, rejects after a while. */
  until(what: string, holds: () => boolean | Promise<boolean>): Promise<void>;
  /** Lets pass what is on its way, to see that something does not happen. */
  pause(): Promise<void>;
  /** Makes the browser say that the connection has failed. */
  pretendFailure(transport: Transport): void;
}

interface End {
  transport: Transport;
  /** All that it ever wanted to be carried. */
  signals: TransportSignal[];
  texts: string[];
  opens: number;
  closed: { byPeer: boolean } | null;
  send(text: string, lossy?: boolean): boolean;
  end(): void;
}

/** Carries a signal, keeps it for later, or loses it: by calling `pass` or not. */
type Carrier = (signal: TransportSignal, pass: () => void) => void;

const direct: Carrier = (_signal, pass) => pass();
const descriptions = ({ signals }: End) => signals.filter(({ type }) => type !== 'candidate');

function carry(from: End, to: End, way: () => Carrier) {
  from.transport.on('signal', (signal) => {
    // Never inside the event itself: no carrier is that quick.
    queueMicrotask(() => way()(signal, () => to.transport.signal(signal)));
  });
}

/** The cases, each with a pair of transports of its own. */
export function transportContract(bench: TransportBench): Case[] {
  const cases: Case[] = [];

  function endOf(initiator: boolean, camera: MediaStreamTrack | null): End {
    const life = new AbortController();
    const transport = bench.create(initiator, camera, life.signal);
    const end: End = {
      transport,
      signals: [],
      texts: [],
      opens: 0,
      closed: null,
      send: (text, lossy = false) => transport.send(new TextEncoder().encode(text), lossy),
      end: () => life.abort(),
    };
    transport.on('signal', (signal) => end.signals.push(signal));
    transport.on('open', () => void (end.opens += 1));
    transport.on('closed', (closed) => void (end.closed = closed));
    transport.on('message', ({ data, lossy }) => {
      end.texts.push(`${lossy ? 'lossy' : 'reliable'} ${new TextDecoder().decode(data)}`);
    });
    return end;
  }

  function contract(name: string, play: (a: End, b: End, wire: Wire) => Promise<void>) {
    cases.push({
      name,
      async run() {
        const a = endOf(true, null);
        const b = endOf(false, null);
        const wire = { toB: direct, toA: direct };
        carry(a, b, () => wire.toB);
        carry(b, a, () => wire.toA);
        try {
          await play(a, b, wire);
        } finally {
          a.end();
          b.end();
        }
      },
    });
  }

  const bothOpen = (a: End, b: End) =>
    bench.until('both ends are open', () => a.opens > 0 && b.opens > 0);

  /** A word passes in both directions over both channels. */
  async function talk(a: End, b: End, word: string) {
    const heard = ({ texts }: End) =>
      texts.includes(`reliable ${word}`) && texts.includes(`lossy ${word}`);
    for (const end of [a, b]) check(end.send(word), 'the reliable channel takes a message');
    await bench.until(`"${word}" passes both ways`, () => {
      // A lossy message may be lost.
      for (const end of [a, b]) end.send(word, true);
      return heard(a) && heard(b);
    });
  }

  contract('both channels open, once, and carry bytes both ways', async (a, b) => {
    check(!a.send('early'), 'nothing is taken before the channel is open');
    await bothOpen(a, b);
    await talk(a, b, 'first');
    check(a.opens === 1 && b.opens === 1, 'open is said once');
    check(a.closed === null && b.closed === null, 'nothing was closed');
  });

  contract('one offer and one answer are enough', async (a, b) => {
    await bothOpen(a, b);
    await bench.pause();
    check(descriptions(a).length === 1 && descriptions(a)[0]?.type === 'offer', 'one offer');
    check(descriptions(b).length === 1 && descriptions(b)[0]?.type === 'answer', 'one answer');
  });

  contract('long messages arrive whole, and the backlog drains', async (a, b) => {
    await bothOpen(a, b);
    let isDrained = false;
    a.transport.on('drained', () => (isDrained = true));
    let bytes = 0;
    b.transport.on('message', ({ data }) => void (bytes += data.length));
    const frame = new Uint8Array(16 * 1024).fill(65);
    for (let count = 0; count < 32; count += 1) check(a.transport.send(frame, false), 'is taken');
    await bench.until('all bytes arrive', () => bytes === 32 * frame.length);
    await bench.until('drained is said', () => isDrained && a.transport.backlogBytes() === 0);
  });

  contract('a track is sent and taken back without a further description', async (a, b) => {
    await bothOpen(a, b);
    const before = descriptions(a).length + descriptions(b).length;
    a.transport.setTrack('camera', bench.camera());
    const frames = async () => (await b.transport.stats())?.framesDecoded ?? 0;
    await bench.until('frames arrive', async () => (await frames()) > 2);
    b.transport.setTrack('screen', bench.camera());
    a.transport.setTrack('camera', null);
    await bench.pause();
    check(descriptions(a).length + descriptions(b).length === before, 'nothing was negotiated');
  });

  contract(
    'each source has its own remote track, of its kind, from the first description',
    async (a, b) => {
      check(a.transport.remoteTrack('camera')?.readyState !== 'ended', 'none or a living one');
      await bothOpen(a, b);
      for (const { transport } of [a, b]) {
        const tracks = (['microphone', 'camera', 'screen', 'screenAudio'] as const).map((source) =>
          transport.remoteTrack(source),
        );
        const kinds = tracks.map((track) => track?.kind).join();
        check(kinds === 'audio,video,video,audio', `kinds are ${kinds}`);
        check(new Set(tracks).size === 4, 'no track stands for two sources');
        check(transport.remoteTrack('camera') === tracks[1], 'it stays the same');
      }
    },
  );

  contract(
    'a restart by the initiator changes the credentials and keeps the channels',
    async (a, b) => {
      await bothOpen(a, b);
      a.transport.restart();
      await bench.until('a second answer', () => descriptions(b).length === 2);
      const [first, second] = descriptions(a).map(ufragOf);
      check(first !== undefined && second !== undefined && first !== second, 'new ICE credentials');
      await talk(a, b, 'again');
      check(a.opens === 1 && b.opens === 1, 'the channels are the same');
    },
  );

  contract('a restart whose offer was lost does not block the next', async (a, b, wire) => {
    await bothOpen(a, b);
    wire.toB = () => undefined;
    a.transport.restart();
    await bench.until('the lost offer', () => descriptions(a).length === 2);
    wire.toB = direct;
    a.transport.restart();
    await bench.until('an answer to the next', () => descriptions(b).length === 2);
    await talk(a, b, 'after loss');
    check(a.closed === null && b.closed === null, 'nothing was closed');
  });

  contract('candidates may come before the description', async (a, b, wire) => {
    const late: (() => void)[] = [];
    let candidates = 0;
    wire.toB = (signal, pass) => {
      if (signal.type !== 'candidate') late.push(pass);
      else {
        candidates += 1;
        pass();
      }
    };
    await bench.until('a candidate', () => candidates > 0);
    for (const pass of late) pass();
    wire.toB = direct;
    await bothOpen(a, b);
    await talk(a, b, 'early ones');
  });

  contract('an answer that comes twice is ignored', async (a, b) => {
    await bothOpen(a, b);
    const [answer] = descriptions(b);
    check(answer !== undefined, 'there was an answer');
    a.transport.signal(answer);
    await bench.pause();
    await talk(a, b, 'still here');
    check(a.closed === null && b.closed === null, 'nothing was closed');
  });

  contract('a candidate that does not fit is ignored', async (a, b) => {
    await bothOpen(a, b);
    a.transport.signal({ type: 'candidate', candidate: { candidate: 'nonsense', sdpMid: '0' } });
    await bench.pause();
    await talk(a, b, 'still here');
  });

  contract(
    'a description that the browser refuses ends the transport, not by the peer',
    async (_a, b) => {
      b.transport.signal({ type: 'offer', sdp: 'nonsense' });
      await bench.until('closed', () => b.closed !== null);
      check(b.closed?.byPeer === false, 'the peer did not close');
    },
  );

  contract('a connection that fails is not closed', async (a, b) => {
    await bothOpen(a, b);
    bench.pretendFailure(a.transport);
    bench.pretendFailure(b.transport);
    await bench.pause();
    check(a.closed === null && b.closed === null, 'nothing was closed');
    await talk(a, b, 'still here');
  });

  contract(
    'an end is seen by the other side as closed by its peer, and not by itself',
    async (a, b) => {
      await bothOpen(a, b);
      a.end();
      await bench.until('the other side sees it', () => b.closed !== null);
      check(b.closed?.byPeer === true, 'it was the peer');
      check(a.closed === null, 'who ends needs no telling');
      check(!a.send('more') && !b.send('more'), 'nothing is taken any more');
      a.transport.signal({ type: 'candidate', candidate: { candidate: '' } });
      a.transport.restart();
      a.transport.setTrack('camera', null);
      await bench.pause();
      check(descriptions(a).length === 1, 'nothing is negotiated after the end');
    },
  );

  contract('there are four transceivers and one data section, for ever', async (a, b) => {
    await bothOpen(a, b);
    a.transport.setTrack('screen', bench.camera());
    b.transport.setTrack('camera', bench.camera());
    a.transport.restart();
    await bench.until('a second answer', () => descriptions(b).length === 2);
    for (const signal of [...descriptions(a), ...descriptions(b)]) {
      const sections = 'sdp' in signal ? (signal.sdp.match(/^m=\w+/gm) ?? []).join(' ') : '';
      const media = sections.replace(' m=application', '');
      check(media === 'm=audio m=video m=video m=audio', `sections are ${sections}`);
      check(sections.match(/application/g)?.length === 1, `sections are ${sections}`);
    }
  });

  contract('the certificate of the other side can be told', async (a, b) => {
    await bothOpen(a, b);
    for (const { transport } of [a, b]) {
      const used = await transport.remoteFingerprint();
      check(
        used === null || equalBytes(used, await bench.fingerprint()),
        'it is the announced one',
      );
    }
  });

  return cases;
}

interface Wire {
  toA: Carrier;
  toB: Carrier;
}

function ufragOf(signal: TransportSignal): string | undefined {
  return 'sdp' in signal ? /^a=ice-ufrag:(\S+)/m.exec(signal.sdp)?.[1] : undefined;
}

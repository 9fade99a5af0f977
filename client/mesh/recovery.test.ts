// Each rule of the ladder as a row: facts that matter, and the verdict.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { decide, farewellGraceMs, type LinkFacts, type Verdict } from './recovery.ts';

const test = suite('recovery');

/** A link in the best of health. */
const HEALTHY: LinkFacts = {
  confirmed: true,
  open: true,
  everOpen: true,
  initiator: true,
  attemptMs: 60_000,
  silentMs: 100,
  restarts: 0,
  sinceRestartMs: 100_000,
  farewell: 'none',
  sinceFarewellMs: 100_000,
  roundTripMs: 20,
  carrier: true,
  courier: false,
  relayOpen: true,
  allSilent: false,
  busy: false,
};

function rule(
  name: string,
  facts: Partial<LinkFacts>,
  state: Verdict['state'],
  action: Verdict['action'] = 'none',
) {
  test(name, () => assert.equal(decide({ ...HEALTHY, ...facts }), { state, action }));
}

rule('a healthy link is left alone', {}, 'open');
rule('three lost heartbeats are not yet silence', { silentMs: 1_499 }, 'open');

const fresh = { open: false, everOpen: false, attemptMs: 3_000, silentMs: 3_000 };
rule('a first attempt gets its time', fresh, 'connecting');
rule(
  'an attempt of ours that takes too long is made anew',
  { ...fresh, attemptMs: 12_001 },
  'connecting',
  'rebuild',
);
rule(
  'the answering side is more patient',
  { ...fresh, initiator: false, attemptMs: 14_999 },
  'connecting',
);
rule(
  'but not for ever',
  { ...fresh, initiator: false, attemptMs: 15_001 },
  'connecting',
  'rebuild',
);
rule(
  'without a carrier nothing is made anew',
  { ...fresh, attemptMs: 30_000, carrier: false },
  'connecting',
);
rule('a later attempt is a recovery', { open: false, attemptMs: 3_000 }, 'recovering');

rule('an unconfirmed hello gets its time', { ...fresh, confirmed: false }, 'connecting');
rule(
  'a hello that nobody stands behind ends',
  { ...fresh, confirmed: false, attemptMs: 15_001 },
  'connecting',
  'end',
);
rule(
  'an unconfirmed peer whose socket ended ends',
  { ...fresh, confirmed: false, farewell: 'hinted' },
  'connecting',
  'end',
);

rule('silence is answered by an ICE restart at once', { silentMs: 1_500 }, 'recovering', 'restart');
rule('a busy device waits, since words may wait', { silentMs: 4_999, busy: true }, 'open');
rule(
  'but a busy device does not wait for ever',
  { silentMs: 5_000, busy: true },
  'recovering',
  'restart',
);
rule(
  'a restart gets two seconds',
  { silentMs: 3_000, restarts: 1, sinceRestartMs: 1_999 },
  'recovering',
);
rule(
  'then comes the second',
  { silentMs: 3_500, restarts: 1, sinceRestartMs: 2_000 },
  'recovering',
  'restart',
);
rule(
  'which gets four seconds',
  { silentMs: 7_000, restarts: 2, sinceRestartMs: 3_999 },
  'recovering',
);
rule(
  'then comes the third',
  { silentMs: 7_600, restarts: 2, sinceRestartMs: 4_000 },
  'recovering',
  'restart',
);
rule(
  'after ten seconds of silence a new connection is made',
  { silentMs: 10_001, restarts: 3, sinceRestartMs: 2_000 },
  'recovering',
  'rebuild',
);
rule(
  'by the answering side three seconds later',
  { silentMs: 10_001, initiator: false, restarts: 3, sinceRestartMs: 2_000 },
  'recovering',
);
rule(
  'but then by it, too',
  { silentMs: 13_001, initiator: false, restarts: 3, sinceRestartMs: 2_000 },
  'recovering',
  'rebuild',
);
rule(
  'after a minute we stop and say so, while the peer is in the room',
  { silentMs: 60_001 },
  'lost',
);
rule('an attempt of that age, too', { open: false, silentMs: 60_001, attemptMs: 1_000 }, 'lost');

const alone = { carrier: false, relayOpen: false };
rule('without a relay nothing can be restarted', { ...alone, silentMs: 2_000 }, 'recovering');
rule('and silence soon means away', { ...alone, silentMs: 2_401 }, 'away');
rule(
  'unless all are silent: then it is us',
  { ...alone, silentMs: 20_000, allSilent: true },
  'recovering',
);
rule('a minute later nothing speaks for the peer', { ...alone, silentMs: 60_001 }, 'away', 'end');
rule(
  'the same holds for a peer that the relay does not know',
  { carrier: false, silentMs: 2_401 },
  'away',
);
rule('which does not stay for ever', { carrier: false, silentMs: 60_001 }, 'away', 'end');

const hinted = { farewell: 'hinted' as const };
rule("a relay's hint is not believed at once", { ...hinted, sinceFarewellMs: 39 }, 'open');
rule('it is when a ping stays unanswered', { ...hinted, sinceFarewellMs: 40 }, 'away');
rule(
  'a far peer has two round trips to answer',
  { ...hinted, sinceFarewellMs: 500, roundTripMs: 300 },
  'open',
);
rule('who changes networks has ten seconds', { ...hinted, sinceFarewellMs: 9_999 }, 'away');
rule('and then is gone', { ...hinted, sinceFarewellMs: 10_001 }, 'away', 'end');
rule(
  'if the relay died since, it has a minute',
  { ...hinted, ...alone, sinceFarewellMs: 20_000 },
  'away',
);

const closed = { farewell: 'closed' as const, open: false };
rule('a closed connection is away at once', { ...closed, sinceFarewellMs: 0 }, 'away');
rule(
  'a peer that is still in the room gets a new one',
  { ...closed, sinceFarewellMs: 2_001 },
  'away',
  'rebuild',
);
rule(
  'a peer that the relay does not know is gone',
  { ...closed, carrier: false, sinceFarewellMs: 2_001 },
  'away',
  'end',
);
rule(
  'without a relay it may take ten seconds',
  { ...closed, ...alone, sinceFarewellMs: 9_999 },
  'away',
);
rule('and no longer', { ...closed, ...alone, sinceFarewellMs: 10_001 }, 'away', 'end');
rule(
  'closed and hinted is gone at once',
  { farewell: 'both', open: false, sinceFarewellMs: 0 },
  'away',
  'end',
);

test('the grace of a hint grows with the round trip', () => {
  assert.is(farewellGraceMs(0), 280);
  assert.is(farewellGraceMs(3), 20);
  assert.is(farewellGraceMs(400), 800);
});

const byOthers = { carrier: false, relayOpen: false, courier: true };
rule(
  'without the relay somebody else carries the restart',
  { ...byOthers, silentMs: 1_600 },
  'recovering',
  'restart',
);
rule(
  'and still does when the peer is not shown any more',
  { ...byOthers, silentMs: 4_000, restarts: 1, sinceRestartMs: 2_100 },
  'away',
  'restart',
);
rule(
  'and a new attempt, which does not bring the tile back',
  { ...byOthers, open: false, silentMs: 13_000, attemptMs: 12_001 },
  'away',
  'rebuild',
);
rule('but not for ever', { ...byOthers, silentMs: 60_001 }, 'away', 'end');

test.run();

// All faults that are played in real browsers, in the order of the report.
import type { Scenario } from '../stage.ts';
import { ASYMMETRIC } from './asymmetric.ts';
import { BAD_LINES } from './bad-line.ts';
import { BLACKHOLES } from './blackhole.ts';
import { CLIENT_FAULTS } from './client.ts';
import { RELAY_FAULTS } from './relay.ts';
import { TURN_FAULTS } from './turn.ts';

const number = ({ id }: Scenario) => Number(id.slice(1));

export const SCENARIOS: readonly Scenario[] = [
  ...RELAY_FAULTS,
  ...[...BAD_LINES, ...BLACKHOLES, ...TURN_FAULTS, ASYMMETRIC].toSorted(
    (one, other) => number(one) - number(other),
  ),
  ...CLIENT_FAULTS,
];

// Networks of their own for two browsers, which reach one address of this machine and not each other.
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser } from '../../scripts/browsers.mjs';

/** Of the range for measurements between networks (RFC 2544), which no office uses. */
export const COMMON_ADDRESS = '198.18.0.1';

export interface Networks {
  /** Programs that start Chromium, each in its own network. */
  readonly programs: readonly [string, string];
  remove(): void;
}

const ip = (...words: string[]) => execFileSync('ip', words, { stdio: ['ignore', 'pipe', 'pipe'] });

/** Why this machine cannot do it, in a sentence; null when it can. */
export function whyNoNetworks(): string | null {
  const name = `schnack-try-${process.pid}`;
  try {
    ip('netns', 'add', name);
    ip('netns', 'delete', name);
    return null;
  } catch (error) {
    const why = error instanceof Error ? error.message.split('\n').at(-1) : '';
    return `Networks of their own need root and “ip netns”, which this machine does not give: ${why}`;
  }
}

export function makeNetworks(): Networks {
  const folder = mkdtempSync(join(tmpdir(), 'schnack-networks-'));
  const names = ['a', 'b'].map((side) => `schnack-${process.pid}-${side}`);
  const remove = () => {
    for (const name of names) attempt(() => ip('netns', 'delete', name));
    attempt(() => ip('address', 'delete', `${COMMON_ADDRESS}/32`, 'dev', 'lo'));
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', remove);
  ip('address', 'replace', `${COMMON_ADDRESS}/32`, 'dev', 'lo');
  const programs = names.map((name, at) => {
    const [outside, inside] = [
      `schn${at}o${process.pid % 10_000}`,
      `schn${at}i${process.pid % 10_000}`,
    ];
    const net = `198.18.${at + 1}`;
    ip('netns', 'add', name);
    ip('link', 'add', outside, 'type', 'veth', 'peer', 'name', inside, 'netns', name);
    ip('address', 'add', `${net}.1/24`, 'dev', outside);
    ip('link', 'set', outside, 'up');
    ip('-n', name, 'address', 'add', `${net}.2/24`, 'dev', inside);
    ip('-n', name, 'link', 'set', inside, 'up');
    ip('-n', name, 'link', 'set', 'lo', 'up');
    // There is no way to the other network, only to the common address.
    ip('-n', name, 'route', 'add', `${COMMON_ADDRESS}/32`, 'via', `${net}.1`);
    const program = join(folder, name);
    writeFileSync(
      program,
      `#!/bin/sh\nexec ip netns exec ${name} ${findBrowser('chromium')} "$@"\n`,
    );
    chmodSync(program, 0o755);
    return program;
  });
  return { programs: programs as [string, string], remove };
}

/** What is not there cannot be removed. */
function attempt(act: () => unknown): void {
  try {
    act();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
  }
}

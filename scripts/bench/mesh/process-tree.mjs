// What a browser with all its processes has used, as Linux knows it.
import { readdirSync, readFileSync } from 'node:fs';

/** Ticks a second in /proc (sysconf(_SC_CLK_TCK)), the same on all Linux of today. */
const TICKS_PER_SECOND = 100;
const PAGE_BYTES = 4096;

/** @param {number} pid @returns {{ cpuSeconds: number, megabytes: number }} of a process and all below it */
export function treeUsage(pid) {
  const processes = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => readProcess(name));
  const tree = new Set([pid]);
  // A Set may grow while it is walked through.
  for (const parent of tree) {
    for (const { id, parentId } of processes) if (parentId === parent) tree.add(id);
  }
  const own = processes.filter(({ id }) => tree.has(id));
  const sum = (/** @type {(one: (typeof own)[number]) => number} */ read) =>
    own.reduce((total, one) => total + read(one), 0);
  return {
    cpuSeconds: sum(({ ticks }) => ticks) / TICKS_PER_SECOND,
    megabytes: (sum(({ pages }) => pages) * PAGE_BYTES) / 1e6,
  };
}

/** Nothing when it has just ended. @param {string} name */
function readProcess(name) {
  try {
    const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const at = (/** @type {number} */ index) => Number(fields[index]);
    // proc(5): fields 4, 14 to 17; shared pages are left out of what is resident.
    const [, resident = 0, shared = 0] = readFileSync(`/proc/${name}/statm`, 'utf8')
      .split(' ')
      .map(Number);
    return [
      {
        id: Number(name),
        parentId: at(1),
        ticks: at(11) + at(12) + at(13) + at(14),
        pages: resident - shared,
      },
    ];
  } catch (error) {
    if (error instanceof Error && 'code' in error) return [];
    throw error;
  }
}

// Pure: from the lines of a run of faults to the table of docs/reliability.md.

/**
 * @typedef {{ id: string, fault: string, expected: string, seed: number,
 *   figures: Record<string, string | number>, pass: boolean }} Run
 */

const BEGIN = '<!-- table: npm run test:faults -->';
const END = '<!-- end of the table -->';

/** @param {string} lines JSON, one run each @returns {Run[]} */
export function parseRuns(lines) {
  return lines
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

/** The document with this table in the place of its former one. @param {string} document @param {readonly Run[]} runs */
export function withTable(document, runs) {
  const [before, rest] = document.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) {
    throw new Error('docs/reliability.md has no place for the table.');
  }
  const rows = runs.map(({ id, fault, expected, figures, pass }) => {
    const told = Object.entries(figures).map(([name, value]) => `${name}: ${value}`);
    return `| ${id} | ${fault} | ${expected} | ${pass ? told.join('; ') || 'as expected' : '**not as expected**'} |`;
  });
  const table = ['| # | Fault | Expected | Measured |', '| --- | --- | --- | --- |', ...rows];
  return `${before}${BEGIN}\n\n${table.join('\n')}\n\n${END}${after}`;
}

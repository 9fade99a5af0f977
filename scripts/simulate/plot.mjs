// A small line plot as SVG: CPU seconds per person and minute over the size of the meeting.

/** @typedef {{ name: string, points: { people: number, seconds: number }[] }} Curve */

const SIZE = { width: 640, height: 360, left: 56, bottom: 44, top: 20, right: 150 };
const MOST_PEOPLE = 24;
/** Two cores for a minute. */
const MOST_SECONDS = 60;
const STROKES = ['#a3460a', '#0f5f6b'];

const x = (/** @type {number} */ people) =>
  SIZE.left + ((people - 2) / (MOST_PEOPLE - 2)) * (SIZE.width - SIZE.left - SIZE.right);
const y = (/** @type {number} */ seconds) =>
  SIZE.height - SIZE.bottom - (seconds / MOST_SECONDS) * (SIZE.height - SIZE.bottom - SIZE.top);

/** @param {readonly Curve[]} curves @returns {string} the SVG */
export function plot(curves) {
  const rows = [0, 15, 30, 45, 60].map(
    (seconds) =>
      `<path d="M${SIZE.left} ${y(seconds)}H${SIZE.width - SIZE.right}" stroke="#ccd3d0"/><text x="${SIZE.left - 8}" y="${y(seconds) + 4}" text-anchor="end">${seconds}</text>`,
  );
  const columns = [2, 4, 8, 12, 16, 20, 24].map(
    (people) =>
      `<text x="${x(people)}" y="${SIZE.height - SIZE.bottom + 18}" text-anchor="middle">${people}</text>`,
  );
  const lines = curves.map(({ name, points }, at) => {
    const path = points
      .map(({ people, seconds }) => `${x(people).toFixed(1)} ${y(seconds).toFixed(1)}`)
      .join('L');
    const last = points.at(-1)?.seconds ?? 0;
    const stroke = STROKES[at % STROKES.length];
    return `<path d="M${path}" fill="none" stroke="${stroke}" stroke-width="2"/><text x="${x(MOST_PEOPLE) + 8}" y="${y(last) + 4}" fill="${stroke}">${name}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIZE.width} ${SIZE.height}" role="img" font-family="sans-serif" font-size="12" fill="#26312e">
<title>CPU seconds per person and minute by the number of people, in the grid</title>
<rect width="100%" height="100%" fill="#fff"/>
${[...rows, ...columns, ...lines].join('\n')}
<text x="${SIZE.left}" y="${SIZE.height - 8}">people</text>
<text x="8" y="14">CPU s/min</text>
</svg>
`;
}

// The reference of the embed API as Markdown, read off its types: every exported interface and type, in order.

const BEGIN = '<!-- reference: npm run embed:reference -->';
const END = '<!-- end of reference -->';

/**
 * The document with its reference made anew.
 * @param {string} document
 * @param {string} types the text of client/embed/api.ts
 */
export function withReference(document, types) {
  const [before, rest] = document.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) throw new Error(`There is no ${BEGIN}.`);
  return `${before}${BEGIN}\n\n${referenceOf(types)}\n${END}${after}`;
}

/** @param {string} types */
function referenceOf(types) {
  const exported =
    /(?:\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\n)?export (interface|type) (\w+)([^{=]*)(?:\{\n([\s\S]*?)\n\}|=([\s\S]*?);\n)/g;
  return [...types.matchAll(exported)]
    .map(([, comment = '', kind, name, , members = '', alternatives = '']) =>
      [
        `### ${name}`,
        ...(comment ? [textOf(comment)] : []),
        kind === 'interface' ? tableOf(members) : wordsOf(alternatives),
      ].join('\n\n'),
    )
    .join('\n\n');
}

/** @param {string} members the lines between the braces */
function tableOf(members) {
  const member = /(?:\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*)?(?:readonly )?(\w+)(\??)(:|\()/y;
  const rows = [];
  let at = 0;
  while (at < members.length) {
    at += /^\s*/.exec(members.slice(at))?.[0].length ?? 0;
    member.lastIndex = at;
    const found = member.exec(members);
    if (!found) break;
    const [head, comment = '', name, optional, mark] = found;
    const end = endOf(members, at + head.length - (mark === '(' ? 1 : 0));
    const from = mark === '(' ? at + head.length - 1 : at + head.length;
    const type = members
      .slice(from, end)
      .replace(/\s+/g, ' ')
      .replace(/, \)/g, ')')
      .replace(/^ ?\| /, '')
      .trim();
    const shown = mark === '(' ? `${name}${type}` : `${name}${optional}: ${type}`;
    rows.push(
      `| \`${shown.replaceAll('|', '\\|')}\` | ${textOf(comment).replaceAll('|', '\\|')} |`,
    );
    at = end + 1;
  }
  return ['| Member | Meaning |', '|---|---|', ...rows].join('\n');
}

/** Where the member that begins here ends: the semicolon outside of all brackets. @param {string} text @param {number} from */
function endOf(text, from) {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    const character = text[at] ?? '';
    if ('({['.includes(character)) depth += 1;
    if (')}]'.includes(character)) depth -= 1;
    if (character === ';' && depth === 0) return at;
  }
  return text.length;
}

/** @param {string} alternatives */
function wordsOf(alternatives) {
  const words = [...alternatives.matchAll(/'([^']+)'/g)].map(([, word]) => `\`${word}\``);
  return `One of ${words.join(', ')}.`;
}

/** @param {string} comment */
function textOf(comment) {
  return comment
    .split('\n')
    .map((line) => line.replace(/^\s*\*? ?/, ''))
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
}

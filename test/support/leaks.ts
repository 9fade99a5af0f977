// Searches bytes for secrets in every form in which a careless program could have written them.

export interface Secret {
  /** What a failing test calls it. */
  what: string;
  value: Buffer | string;
}

/**
 * Which secrets the bytes hold, as "what (form)". Nothing shorter than four bytes may be searched: in
 * some hundred kilobytes of sealed bytes it would be found by chance.
 */
export function leaksIn(bytes: Buffer, secrets: readonly Secret[]): string[] {
  return secrets.flatMap(({ what, value }) =>
    formsOf(value).flatMap(([form, needle]) => {
      if (needle.length < 4) throw new Error(`${what} is too short to be searched.`);
      return bytes.includes(needle) ? [`${what} (${form})`] : [];
    }),
  );
}

function formsOf(value: Buffer | string): [form: string, needle: Buffer][] {
  const plain = Buffer.from(value);
  const hex = plain.toString('hex');
  const forms: [string, Buffer][] = [
    ['plain', plain],
    ['hex', Buffer.from(hex)],
    ['hex in capitals', Buffer.from(hex.toUpperCase())],
    ['hex with colons', Buffer.from(hex.toUpperCase().replace(/(..)(?!$)/g, '$1:'))],
    ['base64', Buffer.from(wholeBase64(plain.toString('base64')))],
    ['base64url', Buffer.from(wholeBase64(plain.toString('base64url')))],
  ];
  if (typeof value === 'string') forms.push(['utf-16', Buffer.from(value, 'utf16le')]);
  return forms;
}

/** Without the last characters, which depend on what follows the bytes. */
function wholeBase64(text: string): string {
  const characters = text.replace(/=+$/, '');
  return characters.length % 4 === 0 ? characters : characters.slice(0, -1);
}

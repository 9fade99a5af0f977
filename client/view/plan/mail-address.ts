// A mailto: address that opens a draft (RFC 6068).

/** Lines of the body may end in '\n'; the standard wants CR LF. */
export function mailAddress(subject: string, body: string): string {
  const lines = body.replace(/\r?\n/g, '\r\n');
  return `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(lines)}`;
}

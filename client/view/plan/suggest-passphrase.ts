// A passphrase that nobody guesses and that can be read out over the telephone.

/** 32 characters that are not mistaken for each other, so that each is worth five bits. */
const ALPHABET = 'abcdefghijkmnpqrstuvwxyz23456789';
const GROUPS = 3;
const GROUP_CHARACTERS = 4;

/** Such as 'k7mq-3xtp-9rwd': 60 random bits. */
export function suggestPassphrase(): string {
  const random = crypto.getRandomValues(new Uint8Array(GROUPS * GROUP_CHARACTERS));
  const characters = Array.from(random, (byte) => ALPHABET[byte & 31]).join('');
  return (characters.match(new RegExp(`.{${GROUP_CHARACTERS}}`, 'g')) ?? []).join('-');
}

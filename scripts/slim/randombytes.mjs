// Stands in for `randombytes` inside simple-peer, which only asks for hexadecimal digits.
export default (sizeBytes) => ({
  toString: () =>
    [...crypto.getRandomValues(new Uint8Array(sizeBytes))]
      .map((byte) => byte.toString(16).padStart(2, '0'))
      .join(''),
});

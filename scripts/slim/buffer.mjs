// Stands in for `buffer` inside simple-peer: binary messages arrive as plain Uint8Arrays.
export const Buffer = { from: (arrayBuffer) => new Uint8Array(arrayBuffer) };

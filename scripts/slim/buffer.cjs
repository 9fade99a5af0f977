// Stands in for `buffer` inside simple-peer: binary messages arrive as plain Uint8Arrays.
module.exports = { Buffer: { from: (arrayBuffer) => new Uint8Array(arrayBuffer) } };

// Stands in for `debug` inside simple-peer: silence, because its lines would show addresses and SDP.
export default () => () => {};

// Stands in for `get-browser-rtc` inside simple-peer: the standard's own names.
export default () =>
  'RTCPeerConnection' in globalThis
    ? { RTCPeerConnection, RTCSessionDescription, RTCIceCandidate }
    : null;

// What of this browser or address stands in the way of every meeting.

/** What would make every attempt to join fail. */
export function browserObstacle(): 'insecure' | 'unsupported' | null {
  if (!window.isSecureContext) return 'insecure';
  return 'RTCPeerConnection' in window && 'subtle' in crypto ? null : 'unsupported';
}

// The typed bus of the meeting: one named channel per feature, from everybody to everybody.
// Built upon the mesh's named channels; never names a carrier.

/** What the mesh offers below: reliable, ordered per sender, per named channel. */
export interface BusCarrier {
  /** Sends to one participant (id) or to everybody reachable (null). Sending to nobody is fine. */
  send(to: string | null, channel: string, data: Uint8Array): void;
  onMessage(listener: (from: string, channel: string, data: Uint8Array) => void, signal: AbortSignal): void;
  /** A participant's channel opened, for the first time or again after a rebuilt link. */
  onOpen(listener: (participantId: string) => void, signal: AbortSignal): void;
  /** A participant is gone for good. */
  onGone(listener: (participantId: string) => void, signal: AbortSignal): void;
}

export interface Bus {
  readonly carrier: BusCarrier;
}

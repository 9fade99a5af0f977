// What the start page knows of an offer to install the client as an app.

export interface InstallOffer {
  /** Lets the browser ask; the offer is gone afterwards. */
  take(): void;
}

// What a transport in memory says about its senders: there are no encoders, so nothing.
export const noSenders = {
  sending: async () => null,
  picturesSeen: async () => null,
  slave: () => null,
};

// What a receiver wishes to be sent, what it is given and why: the messages of channel `w`.
import { boolean, json, literal, object, union, type Parsed } from '../../shared/parse.ts';
import { fromUtf8, utf8, type Bytes } from '../kit/bytes.ts';
import { PICTURE_SIZES, type PictureSize } from './picture-size.ts';

export const WISH_CHANNEL = 'w';

/** Sizes that one may ask for; 120 and 270 are answers to trouble only. */
export const WISHED_SIZES = ['off', '180', '360', '720'] as const satisfies PictureSize[];
export type WishedSize = (typeof WISHED_SIZES)[number];

/** `small` is a thumbnail; what `full` is sharp for is the choice of whoever shares. */
export const SCREEN_SIZES = ['off', 'small', 'full'] as const;
export type ScreenSize = (typeof SCREEN_SIZES)[number];

/**
 * Why a picture has its size. `wish`: as the receiver asked; `source`: there is nothing to send;
 * `relayed`: the path runs through a TURN server; `path`: this link carries no more; `uplink`: our
 * own line carries no more to everybody; `many`: as many as there are, larger ones would be too
 * much; `cpu`: this device cannot keep up.
 */
export const REASONS = ['wish', 'source', 'relayed', 'path', 'uplink', 'many', 'cpu'] as const;
export type Reason = (typeof REASONS)[number];

const wish = object({
  camera: literal(...WISHED_SIZES),
  screen: literal(...SCREEN_SIZES),
  /** The person chose this one to be large: it is made smaller last. */
  pinned: boolean,
});
export type Wish = Parsed<typeof wish>;

const given = object({
  camera: object({ size: literal(...PICTURE_SIZES), reason: literal(...REASONS) }),
  screen: object({ size: literal(...SCREEN_SIZES), reason: literal(...REASONS) }),
});
/** What a sender sends to one receiver, and why not more. */
export type Given = Parsed<typeof given>;

const parseMessage = json(
  union({
    wish,
    given,
    /** The receiver's picture has been standing still for a second although one is given. */
    blind: object({}),
  }),
);
export type WishMessage = NonNullable<ReturnType<typeof parseMessage>>;

export function writeWish(body: Wish): Bytes {
  return utf8(JSON.stringify({ type: 'wish', ...body }));
}

export function writeGiven({ camera, screen }: Given): Bytes {
  return utf8(JSON.stringify({ type: 'given', camera, screen }));
}

export function writeBlind(): Bytes {
  return utf8(JSON.stringify({ type: 'blind' }));
}

/** Undefined for nonsense and for types of later versions. */
export function readWishMessage(data: Uint8Array): WishMessage | undefined {
  const text = fromUtf8(data);
  return text === null ? undefined : parseMessage(text);
}

/** What a receiver is sent before its first word: full sizes for one, thumbnails for many. */
export function firstWish(linkCount: number): Wish {
  const camera = linkCount <= 1 ? '720' : linkCount === 2 ? '360' : '180';
  return { camera, screen: 'full', pinned: false };
}

export function sameWish(a: Wish, b: Wish): boolean {
  return a.camera === b.camera && a.screen === b.screen && a.pinned === b.pinned;
}

export function sameGiven(a: Given, b: Given): boolean {
  return (['camera', 'screen'] as const).every(
    (source) => a[source].size === b[source].size && a[source].reason === b[source].reason,
  );
}

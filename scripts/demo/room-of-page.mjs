// A portal's server finds the room of a page by itself: the same page always has the same room, and only who
// knows the portal's secret can tell which. Nothing is stored. Node.js alone, to be copied.
import { createHash, createHmac, createPrivateKey, createPublicKey, hkdfSync } from 'node:crypto';

/** PKCS#8 frame of an Ed25519 seed (RFC 8410 section 7). */
const ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex');

/**
 * @param {string} server such as https://meet.example
 * @param {string} secret of the portal, at least 32 random characters; never in a page
 * @param {string} page what names the room, such as the path of the page or the key of a team
 * @returns {{ guestLink: string, hostLink: string }} who gets the host link may let in, mute and remove
 */
export function roomOfPage(server, secret, page) {
  const root = createHmac('sha256', secret).update(page).digest().subarray(0, 16);
  const derive = (/** @type {string} */ label, /** @type {number} */ length) =>
    Buffer.from(hkdfSync('sha256', root, '', label, length));
  const seed = derive('schnack/1 host-sign', 32);
  const pkcs8 = Buffer.concat([ED25519, seed]);
  const key = createPublicKey(createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' }));
  const { x = '' } = key.export({ format: 'jwk' });
  const host = createHash('sha256')
    .update('schnack/1 host-pub')
    .update(Buffer.from(x, 'base64url'));
  const guest = Buffer.concat([
    derive('schnack/1 guest\0\0\0\0', 16),
    host.digest().subarray(0, 16),
  ]);
  return {
    guestLink: `${server}/#${guest.toString('base64url')}`,
    hostLink: `${server}/#h${root.toString('base64url')}`,
  };
}

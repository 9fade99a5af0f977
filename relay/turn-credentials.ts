// Short-lived TURN credentials that coturn checks by itself (its "REST API": use-auth-secret).
import { createHmac } from 'node:crypto';

export interface TurnCredentials {
  username: string;
  credential: string;
}

/**
 * Username `<expiry>:<nonce>`, password base64(HMAC-SHA1(secret, username)): neither a room nor a
 * person is in it. Times in whole seconds since 1970. SHA-1 is what coturn expects; as an HMAC it holds.
 */
export function turnCredentials(
  secret: string,
  nowSeconds: number,
  ttlSeconds: number,
  nonce: string,
): TurnCredentials {
  const username = `${nowSeconds + ttlSeconds}:${nonce}`;
  return { username, credential: createHmac('sha1', secret).update(username).digest('base64') };
}

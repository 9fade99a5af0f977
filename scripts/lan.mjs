// Lets phones in the same network join: a certificate made on the spot, addresses, and a QR code.
import { X509Certificate } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { generate } from 'selfsigned';
import { renderUnicodeCompact } from 'uqr';
import { root } from './root.mjs';

const folder = join(root, '.cache', 'lan');
const certificatePath = join(folder, 'certificate.pem');
const keyPath = join(folder, 'key.pem');
const lifetimeDays = 90;

/** The IPv4 addresses of this machine that others can reach. @returns {string[]} */
export function lanAddresses() {
  return Object.values(networkInterfaces()).flatMap((entries) =>
    (entries ?? []).flatMap(({ family, internal, address }) =>
      family === 'IPv4' && !internal ? [address] : [],
    ),
  );
}

/**
 * The certificate is kept while it fits, so that a phone warns only once.
 * @param {string[]} addresses
 * @returns {Promise<Record<string, string>>} settings for the relay's environment
 */
export async function prepareLan(addresses) {
  if (!isUsable(addresses)) {
    const notAfterDate = new Date(Date.now() + lifetimeDays * 86_400_000);
    const { cert, private: key } = await generate([{ name: 'commonName', value: 'Schnack' }], {
      keyType: 'ec',
      algorithm: 'sha256',
      notAfterDate,
      extensions: [
        {
          name: 'subjectAltName',
          altNames: [
            { type: 2, value: 'localhost' },
            ...['127.0.0.1', ...addresses].map((ip) => ({ type: /** @type {const} */ (7), ip })),
          ],
        },
      ],
    });
    mkdirSync(folder, { recursive: true });
    writeFileSync(certificatePath, cert);
    writeFileSync(keyPath, key, { mode: 0o600 });
  }
  return { HOST: '0.0.0.0', TLS_CERT: certificatePath, TLS_KEY: keyPath };
}

/** Whether the kept certificate names all addresses and is valid for another day. @param {string[]} addresses */
function isUsable(addresses) {
  if (!existsSync(certificatePath) || !existsSync(keyPath)) return false;
  const certificate = new X509Certificate(readFileSync(certificatePath));
  const tomorrowMs = Date.now() + 86_400_000;
  return (
    Date.parse(certificate.validTo) > tomorrowMs &&
    addresses.every((address) => certificate.checkIP(address) !== undefined)
  );
}

/** @param {string[]} addresses @param {string} port */
export function printLan(addresses, port) {
  const urls = addresses.map((address) => `https://${address}:${port}`);
  const [first] = urls;
  if (!first) {
    console.log('This machine has no address in a local network.');
    return;
  }
  console.log(`In your network: ${urls.join(', ')}\n`);
  console.log(renderUnicodeCompact(first));
  console.log(
    'The phone will warn once about the certificate, because this machine made it itself.',
  );
}

// From whom a request comes: the client's address behind trusted proxies, cut to what one customer holds.
import { isIP } from 'node:net';

/**
 * The address of the client: that of the socket, or with `trustedHops` proxies in front of the relay
 * the entry of X-Forwarded-For which the outermost of them wrote. What a client itself put into the
 * header stands further left and is never read.
 */
export function clientAddress(
  socketAddress: string | undefined,
  forwardedFor: string | undefined,
  trustedHops: number,
): string {
  const socket = socketAddress ?? '';
  if (trustedHops === 0 || forwardedFor === undefined) return socket;
  const path = forwardedFor.split(',').map((entry) => entry.trim());
  return path[Math.max(0, path.length - trustedHops)] ?? socket;
}

/**
 * What limits are counted by: an IPv4 address, or the /64 network of an IPv6 address, since one
 * customer has a whole one. Anything else counts as one and the same address.
 */
export function addressKey(address: string): string {
  const bare = address
    .replace(/^\[(.*)\](:\d+)?$/, '$1')
    .replace(/^([\d.]+):\d+$/, '$1')
    .replace(/%.*$/, '');
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(bare)?.[1];
  if (mapped !== undefined) return mapped;
  switch (isIP(bare)) {
    case 4:
      return bare;
    case 6:
      return network64(bare);
    default:
      return 'unknown';
  }
}

function network64(address: string): string {
  const [head = '', tail] = address.toLowerCase().split('::');
  const groups = head === '' ? [] : head.split(':');
  if (tail !== undefined) {
    const tailGroups = tail === '' ? 0 : tail.split(':').length + (tail.includes('.') ? 1 : 0);
    while (groups.length + tailGroups < 8 && groups.length < 4) groups.push('0');
    groups.push(...tail.split(':'));
  }
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}

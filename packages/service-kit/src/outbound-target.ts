import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

export type Target = { ok: true; url: URL } | { ok: false; detail: string };

/** The part of IPv6 that is given out for the public Internet (RFC 4291 §2.4); all the rest has a special meaning. */
const globalUnicast = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * Whether an address belongs to the public Internet. Everything with a special meaning is out: private, loopback,
 * link-local, CGNAT, multicast, unspecified, reserved, and IPv6 that carries an IPv4 inside (mapped, 6to4, NAT64,
 * Teredo), which a gateway could turn back into a private one.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== 'unicast') return false;
  return parsed instanceof ipaddr.IPv4 || parsed.match(globalUnicast);
}

/** `host:port` as allow-lists and politeness know it, without the brackets of IPv6. */
export function hostAndPort(url: { hostname: string; protocol: string; port: string }): string {
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  return `${withoutBrackets(url.hostname)}:${port}`;
}

export function withoutBrackets(hostname: string): string {
  return hostname.replace(/^\[(.*)\]$/, '$1');
}

/**
 * Decides from its text alone whether an address may be fetched: http or https, no credentials, no IP address that
 * is private or written in a disguise (decimal, octal, hexadecimal, short). Names are checked again once resolved.
 */
export function checkTarget(
  input: string | URL,
  options: { base?: URL; isAllowed: (hostAndPort: string) => boolean; onlyAllowed?: boolean | undefined },
): Target {
  const url = URL.parse(String(input), options.base?.href);
  if (!url) return { ok: false, detail: 'not a valid URL' };
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    return { ok: false, detail: `scheme ${url.protocol} is not fetched` };
  if (url.username !== '' || url.password !== '')
    return { ok: false, detail: 'credentials in a URL are not used' };
  if (url.hostname === '' || url.href.length > 8192) return { ok: false, detail: 'not a usable URL' };
  if (options.onlyAllowed === true && !options.isAllowed(hostAndPort(url)))
    return { ok: false, detail: `${url.host} is not among the few addresses that are fetched here` };
  const host = withoutBrackets(url.hostname);
  const family = isIP(host);
  if (family === 4 && typeof input === 'string' && !writesHostPlainly(input, host))
    return { ok: false, detail: 'the IP address is written in a disguised form' };
  if (family !== 0 && !isPublicAddress(host) && !options.isAllowed(hostAndPort(url)))
    return { ok: false, detail: `${host} is not a public address` };
  return { ok: true, url };
}

/** The URL parser reads `2130706433`, `0x7f.1` or `0177.1` as IPv4; honest links write the four decimals. */
function writesHostPlainly(input: string, host: string): boolean {
  const authority = /^\s*(?:[a-z][a-z0-9+.-]*:)?[\\/]{2,}([^\\/?#]*)/i.exec(input)?.[1];
  return authority === undefined || authority === host || authority.startsWith(`${host}:`);
}

import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { TLSSocket } from 'node:tls';
import { buildConnector } from 'undici';
import { OutboundError } from './outbound-types.ts';
import { hostAndPort, isPublicAddress, withoutBrackets } from './outbound-target.ts';

const connectTimeoutMs = 10_000;
const addressesTried = 3;

/** The addresses of a name as the system resolves it, IPv4 first: many networks have no working IPv6. */
export async function resolveWithSystem(hostname: string): Promise<string[]> {
  const found = await lookup(hostname, { all: true, verbatim: true });
  return found.toSorted((a, b) => a.family - b.family).map(({ address }) => address);
}

/**
 * Opens sockets only to public addresses. The name is resolved once, all its addresses must be public, and the
 * socket goes to one of those very addresses, so a name that changes its answer in between gains nothing. This is
 * the last check before the wire and it holds for every connection, also after a redirect.
 */
export function createSafeConnector(options: {
  isAllowed: (hostAndPort: string) => boolean;
  resolve: (hostname: string) => Promise<string[]>;
  /** Fingerprint of the one certificate that is accepted without an authority. */
  acceptedSha256?: string;
}): buildConnector.connector {
  const { acceptedSha256 } = options;
  // undici's type leaves out what it hands on to `tls.connect`.
  const verification = acceptedSha256 === undefined ? {} : { rejectUnauthorized: false };
  const connect = buildConnector({ allowH2: false, timeout: connectTimeoutMs, ...verification });

  async function safeAddresses(target: buildConnector.Options): Promise<string[]> {
    const host = withoutBrackets(target.hostname);
    const addresses = isIP(host) === 0 ? await resolveName(host, options.resolve) : [host];
    if (!options.isAllowed(hostAndPort(target)) && !addresses.every(isPublicAddress))
      throw new OutboundError('refused', `${host} does not resolve to public addresses only`);
    return addresses.slice(0, addressesTried);
  }

  /** Tries the addresses one after another; `host` stays the name, from which TLS takes the one it verifies. */
  function connectToFirst(
    target: buildConnector.Options,
    [address = '', ...others]: string[],
    callback: buildConnector.Callback,
  ): void {
    connect({ ...target, hostname: address }, (error, socket) => {
      if (error === null && !isVouchedFor(socket, acceptedSha256)) {
        socket.destroy();
        callback(
          new OutboundError('tls', `${target.hostname} shows another certificate than the accepted one`),
          null,
        );
      } else if (error === null) callback(null, socket);
      else if (others.length > 0) connectToFirst(target, others, callback);
      else callback(error, null);
    });
  }

  return (target, callback) => {
    void (async () => {
      try {
        connectToFirst(target, await safeAddresses(target), callback);
      } catch (error) {
        callback(error instanceof Error ? error : new Error(String(error)), null);
      }
    })();
  };
}

/** With an accepted certificate, the socket's is that very one, or an authority vouches for it as for any other. */
function isVouchedFor(socket: unknown, acceptedSha256: string | undefined): boolean {
  if (acceptedSha256 === undefined || !(socket instanceof TLSSocket) || socket.authorized) return true;
  const { fingerprint256 } = socket.getPeerCertificate();
  return fingerprint256?.replaceAll(':', '').toLowerCase() === acceptedSha256.toLowerCase();
}

async function resolveName(
  host: string,
  resolve: (hostname: string) => Promise<string[]>,
): Promise<string[]> {
  let addresses: string[];
  try {
    addresses = await inTime(resolve(host));
  } catch (error) {
    throw new OutboundError('dns', `${host} could not be resolved`, { cause: error });
  }
  if (addresses.length === 0) throw new OutboundError('dns', `${host} has no address`);
  return addresses;
}

/** The system's resolver has no deadline of its own, and a waiting name would hold back later requests to it. */
async function inTime(resolving: Promise<string[]>): Promise<string[]> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => late.reject(new Error(`no answer in ${connectTimeoutMs} ms`)),
    connectTimeoutMs,
  );
  try {
    return await Promise.race([resolving, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

const loopbackHosts = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * Whether a request's Origin header is this site's. A site on the loopback address is the same site under each
 * of its names, so that http://localhost:8080 works as well as http://127.0.0.1:8080.
 */
export function isOwnOrigin(origin: string | undefined, publicUrl: string): boolean {
  if (origin === undefined || !URL.canParse(origin)) return false;
  const given = new URL(origin);
  const own = new URL(publicUrl);
  if (given.origin === own.origin) return true;
  return (
    given.protocol === own.protocol &&
    given.port === own.port &&
    loopbackHosts.has(given.hostname) &&
    loopbackHosts.has(own.hostname)
  );
}

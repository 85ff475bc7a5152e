import type { FastifyHelmetOptions } from '@fastify/helmet';

/**
 * Helmet for a self-hosted site: everything from our own origin, scripts also by the nonce of the answer
 * (`reply.cspNonce.script`, for React's streamed HTML), style attributes allowed because rendered HTML has them.
 * A route with other needs overrides it with `{ helmet: { contentSecurityPolicy: { … } } }`.
 * HSTS and the upgrade to https only hold when the public URL is https, or a plain http site would break itself.
 */
export function contentSecurity(publicUrl: string): FastifyHelmetOptions {
  const isHttps = publicUrl.startsWith('https:');
  return {
    enableCSPNonces: true,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'self'"],
        'script-src': ["'self'"],
        'style-src': ["'self'"],
        'style-src-attr': ["'unsafe-inline'"],
        'img-src': ["'self'", 'data:', 'blob:'],
        'font-src': ["'self'", 'data:'],
        'connect-src': ["'self'"],
        'worker-src': ["'self'", 'blob:'],
        'object-src': ["'none'"],
        'base-uri': ["'self'"],
        'form-action': ["'self'"],
        'frame-ancestors': ["'self'"],
        ...(isHttps && { 'upgrade-insecure-requests': [] }),
      },
    },
    // Open data is there to be used from other sites.
    crossOriginResourcePolicy: { policy: 'cross-origin' },
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
    strictTransportSecurity: isHttps && { maxAge: 31_536_000, includeSubDomains: false },
  };
}

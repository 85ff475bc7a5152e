import { OutboundError, type OutboundReason } from './outbound-types.ts';

/** What undici, Node's TLS and zlib throw, in our own words. An abort is always the deadline or the caller's. */
export function outboundErrorOf(error: unknown, signal: AbortSignal): OutboundError {
  if (error instanceof OutboundError) return error;
  if (signal.aborted)
    return new OutboundError('deadline', 'the deadline passed before the answer ended', { cause: error });
  const cause = innermost(error);
  return new OutboundError(reasonOf(cause), messageOf(cause), { cause: error });
}

function innermost(error: unknown): unknown {
  if (error instanceof AggregateError && error.errors.length > 0) return innermost(error.errors[0]);
  if (error instanceof Error && error.cause instanceof Error && codeOf(error) === '')
    return innermost(error.cause);
  return error;
}

function reasonOf(error: unknown): OutboundReason {
  if (error instanceof OutboundError) return error.reason;
  const code = codeOf(error);
  if (code === 'UND_ERR_INVALID_ARG') return 'refused';
  if (code === 'UND_ERR_HEADERS_OVERFLOW' || code === 'HPE_HEADER_OVERFLOW') return 'too-large';
  if (/^(Z_|ERR__ERROR|ERR_PADDING|ERR_BROTLI|BROTLI)/.test(code)) return 'encoding';
  if (/TLS|SSL|CERT|SELF_SIGNED|UNABLE_TO|EPROTO/.test(code)) return 'tls';
  return 'connect';
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

function messageOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const code = codeOf(error);
  return (code === '' || message.includes(code) ? message : `${code}: ${message}`).slice(0, 300);
}

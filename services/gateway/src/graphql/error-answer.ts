import { isDatabaseDown, isUnstorableText, type Language, type Logger } from '@rma/service-kit';
import type { GraphQLFormattedError } from 'graphql';
import { GatewayError } from './gateway-error.ts';

function causeOf(error: unknown): unknown {
  if (error instanceof Error && 'originalError' in error && error.originalError)
    return causeOf(error.originalError);
  return error;
}

export type ErrorAudience = { language: Language; requestId: string; logger: Logger };

/**
 * What a caller is told of an error: ours in their language, GraphQL's own as they are, a lost database as
 * UNAVAILABLE, and anything else as INTERNAL with the request's id, under which it is logged.
 */
export function tellError(error: unknown, audience: ErrorAudience): GraphQLFormattedError {
  const { language, requestId, logger } = audience;
  const cause = causeOf(error);
  const where =
    error instanceof Error && 'locations' in error
      ? {
          ...(Array.isArray(error.locations) && { locations: error.locations }),
          ...('path' in error && Array.isArray(error.path) && { path: error.path }),
        }
      : {};
  const told = (known: GatewayError) => ({
    message: known.sayIn(language),
    ...where,
    extensions: { code: known.code, ...(known.code === 'INTERNAL' && { requestId }) },
  });
  if (cause instanceof GatewayError) return told(cause);
  const isOfGraphql =
    (cause instanceof Error && cause.name === 'GraphQLError') ||
    (cause === error && 'locations' in Object(error));
  if (isOfGraphql && cause instanceof Error) {
    return { message: cause.message, ...where, extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } };
  }
  if (isDatabaseDown(cause)) {
    logger.warn({ err: cause, requestId }, 'the database did not answer a query');
    return told(new GatewayError('UNAVAILABLE'));
  }
  if (isUnstorableText(cause)) {
    const reason = { es: 'un texto tiene un carácter nulo', en: 'a text has a NUL character' };
    return told(new GatewayError('BAD_REQUEST', { reason }));
  }
  logger.error({ err: cause, requestId }, 'a query failed');
  return told(new GatewayError('INTERNAL', { requestId }));
}

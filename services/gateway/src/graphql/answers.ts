import { createHash } from 'node:crypto';
import type { Language, Logger, Metrics } from '@rma/service-kit';
import type { GraphQLFormattedError } from 'graphql';
import type { NationalWatch } from '../national/national-watch.ts';
import { createBatches } from './batches.ts';
import type { GatewayContext, GatewayParts } from './context.ts';
import { costOf, type Variables } from './cost.ts';
import { prepareDocument, type PreparedDocument } from './document.ts';
import type { Engine } from './engine.ts';
import { tellError } from './error-answer.ts';
import { GatewayError } from './gateway-error.ts';
import { limits } from './limits.ts';
import { createRecent } from './recent.ts';

export type Question = {
  source: string;
  variables: Variables;
  operationName: string | null;
  language: Language;
  requestId: string;
};
/** An answer ready to send. `etag` is null for answers with errors or of one moment, which are never kept. */
export type Answer = { status: number; body: string; etag: string | null };

/**
 * Whole answers are kept until the national view changes, as long as changes are being followed; and never longer
 * than this, for freshness and days left depend on the time too.
 */
const KEPT_MS = 30_000;
const MOST_KEPT_CHARACTERS = 64_000_000;
const MOST_DOCUMENT_CHARACTERS = 8_000_000;
/** A change told an instant ago is waited for, so whoever wrote it reads it. */
const CATCH_UP_MS = 150;

type Kept = Answer & { version: number; atMs: number };

/**
 * Answers GraphQL questions: limits first, then a kept answer if nothing changed since, then the engine. Never
 * rejects: whatever goes wrong becomes an answer with errors.
 */
export function createAnswers(options: {
  parts: GatewayParts;
  engine: Engine;
  watch: NationalWatch;
  logger: Logger;
  metrics: Metrics;
}) {
  const { parts, engine, watch, logger, metrics } = options;
  const documents = createRecent<PreparedDocument>({
    mostWeight: MOST_DOCUMENT_CHARACTERS,
    weightOf: ({ source }) => source.length,
  });
  const kept = createRecent<Kept>({
    mostWeight: MOST_KEPT_CHARACTERS,
    weightOf: ({ body }) => body.length + 500,
  });
  const answered = metrics.counter({
    name: 'rma_graphql_answers_total',
    help: 'GraphQL answers by how they came about',
    labels: ['how'] as const,
  });

  function prepared({ source, operationName }: Question): PreparedDocument {
    const key = `${operationName ?? ''}\n${source}`;
    const known = documents.get(key);
    if (known !== undefined) return known;
    const document = prepareDocument(source, operationName);
    documents.set(key, document);
    return document;
  }

  function refusal(errors: GraphQLFormattedError[]): Answer {
    answered.inc({ how: 'refused' });
    const isUnavailable = errors.some((error) => error.extensions?.['code'] === 'UNAVAILABLE');
    const isInternal = errors.some((error) => error.extensions?.['code'] === 'INTERNAL');
    const status = isUnavailable ? 503 : isInternal ? 500 : 400;
    return { status, body: JSON.stringify({ errors }), etag: null };
  }

  async function execute(question: Question): Promise<Answer & { isKeepable: boolean }> {
    const { variables, language, requestId } = question;
    const document = prepared(question);
    const cost = costOf(engine.schema, document, variables);
    if (cost > limits.cost) throw new GatewayError('QUERY_TOO_COSTLY', { found: cost, limit: limits.cost });
    await engine.ready();
    await watch.caughtUp(CATCH_UP_MS);
    if (!parts.directory.isLoaded()) await watch.catchUp();
    if (!parts.directory.isLoaded()) throw new GatewayError('UNAVAILABLE');
    const context: GatewayContext = {
      ...parts,
      now: parts.clock.now(),
      language,
      requestId,
      batches: createBatches(parts),
      notes: { isMomentary: false },
    };
    const { data, errors } = await engine.execute(document.source, context, variables);
    const hasErrors = errors !== undefined && errors.length > 0;
    const body = JSON.stringify({
      ...(hasErrors && { errors }),
      data: data ?? null,
      extensions: { cost: { estimated: cost, limit: limits.cost } },
    });
    const isDown =
      (data ?? null) === null && errors?.some((error) => error.extensions['code'] === 'UNAVAILABLE');
    const isKeepable = !hasErrors && !context.notes.isMomentary;
    const etag = !isKeepable ? null : `"${createHash('sha1').update(body).digest('base64url')}"`;
    return { status: isDown === true ? 503 : 200, body, etag, isKeepable };
  }

  return {
    async answer(question: Question): Promise<Answer> {
      const nowMs = parts.clock.now().getTime();
      const key = `${question.operationName ?? ''}\n${JSON.stringify(question.variables)}\n${question.source}`;
      const version = watch.version();
      const known = kept.get(key);
      const isYoung = known !== undefined && Math.abs(nowMs - known.atMs) <= KEPT_MS;
      if (isYoung && known.version === version && watch.isCurrent()) {
        answered.inc({ how: 'kept' });
        return known;
      }
      const { language, requestId } = question;
      try {
        const { isKeepable, ...answer } = await execute(question);
        answered.inc({ how: 'executed' });
        if (isKeepable && watch.version() === version) kept.set(key, { ...answer, version, atMs: nowMs });
        return answer;
      } catch (error) {
        const nested =
          error instanceof Error && 'errors' in error && Array.isArray(error.errors) ? error.errors : [];
        const errors: unknown[] = nested.length > 0 ? nested : [error];
        return refusal(errors.map((one) => tellError(one, { language, requestId, logger })));
      }
    },
  };
}
export type Answers = ReturnType<typeof createAnswers>;

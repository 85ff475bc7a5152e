import { createHash } from 'node:crypto';
import type { Language, Logger, Metrics } from '@rma/service-kit';
import type { GraphQLFormattedError } from 'graphql';
import type { NationalWatch } from '../national/national-watch.ts';
import type { Relations } from '../national/relations.ts';
import type { GatewayParts } from './context.ts';
import { costOf, type Variables } from './cost.ts';
import { prepareDocument, type PreparedDocument } from './document.ts';
import type { Engine } from './engine.ts';
import { tellError } from './error-answer.ts';
import { GatewayError } from './gateway-error.ts';
import { createKeptAnswers } from './kept-answers.ts';
import { limits } from './limits.ts';
import { createRecent } from './recent.ts';
import { createRequestContext } from './request-context.ts';
import { createTurns } from './turns.ts';

export type Question = {
  source: string;
  variables: Variables;
  operationName: string | null;
  language: Language;
  requestId: string;
  /** Told what is about to be spent, in points of cost, before any work; throws QUOTA_EXCEEDED to refuse it. */
  charge?: (points: number) => void;
};
/**
 * An answer ready to send. `etag` is null for answers with errors or of one moment, which are never kept.
 * `isOfDocument`: the request was well formed and its document was not (GraphQL over HTTP tells them apart).
 * `served`: the datasets it tells of because they were asked for by their ids.
 */
export type Answer = {
  status: number;
  body: string;
  etag: string | null;
  isOfDocument?: boolean;
  served?: readonly string[];
};

const MOST_DOCUMENT_CHARACTERS = 8_000_000;
/** A change told an instant ago is waited for, so whoever wrote it reads it. */
const CATCH_UP_MS = 150;
/** What an answer costs that was at hand. */
const KEPT_POINTS = 1;
/** Points of cost being worked out at once: one of the costliest questions; a page of ordinary lists never waits. */
const turnsAtOnce = { mostWeight: 10_000, light: 500, mostWaiting: 200, mostWaitMs: 10_000 };

type InFlight = { answer: Promise<Answer>; version: number; language: Language };

/**
 * Answers GraphQL questions: a kept answer if nothing it was made of changed, one that is being worked out for somebody
 * else at this moment, or else the limits, the quota, its turn and the engine. Never rejects: whatever goes wrong
 * becomes an answer with errors.
 */
export function createAnswers(options: {
  parts: GatewayParts;
  engine: Engine;
  watch: NationalWatch;
  relations: () => Promise<Relations>;
  logger: Logger;
  metrics: Metrics;
}) {
  const { parts, engine, watch, relations, logger, metrics } = options;
  const documents = createRecent<PreparedDocument>({
    mostWeight: MOST_DOCUMENT_CHARACTERS,
    weightOf: ({ source }) => source.length,
  });
  const kept = createKeptAnswers({ watch });
  const inFlight = new Map<string, InFlight>();
  const turns = createTurns(turnsAtOnce);
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
    const has = (code: string) => errors.some((error) => error.extensions?.['code'] === code);
    const status =
      has('UNAVAILABLE') || has('BUSY') ? 503 : has('INTERNAL') ? 500 : has('QUOTA_EXCEEDED') ? 429 : 400;
    const isOfDocument = has('GRAPHQL_VALIDATION_FAILED') || has('PERSISTED_QUERY_NOT_FOUND');
    return { status, body: JSON.stringify({ errors }), etag: null, isOfDocument };
  }

  function tellRefusal(
    error: unknown,
    { language, requestId }: Pick<Question, 'language' | 'requestId'>,
  ): Answer {
    const nested =
      error instanceof Error && 'errors' in error && Array.isArray(error.errors) ? error.errors : [];
    const errors: unknown[] = nested.length > 0 ? nested : [error];
    return refusal(errors.map((one) => tellError(one, { language, requestId, logger })));
  }

  function execute(
    { variables, language, requestId }: Question,
    { key, document, cost }: { key: string; document: PreparedDocument; cost: number },
  ): Promise<Answer> {
    return turns.take(cost, async () => {
      await engine.ready();
      await watch.caughtUp(CATCH_UP_MS);
      if (!parts.directory.isLoaded()) await watch.catchUp();
      if (!parts.directory.isLoaded()) throw new GatewayError('UNAVAILABLE');
      const request = { relations: await relations(), language, requestId };
      const version = watch.version();
      const atMs = parts.clock.now().getTime();
      const { context, reads } = createRequestContext(parts, request);
      const { data, errors } = await engine.execute(document.source, context, variables);
      const hasErrors = errors !== undefined && errors.length > 0;
      const body = JSON.stringify({
        ...(hasErrors && { errors }),
        data: data ?? null,
        extensions: { cost: { estimated: cost, limit: limits.cost } },
      });
      answered.inc({ how: 'executed' });
      if (hasErrors) {
        const isDown =
          (data ?? null) === null && errors.some(({ extensions }) => extensions['code'] === 'UNAVAILABLE');
        return { status: isDown ? 503 : 200, body, etag: null };
      }
      const etag = reads.isMomentary ? null : `"${createHash('sha1').update(body).digest('base64url')}"`;
      const answer = { status: 200, body, etag, served: [...reads.served] };
      kept.set(key, answer, { reads, atMs, version });
      return answer;
    });
  }

  /** One execution for all who ask the same meanwhile, as long as nothing is known to have changed since it began. */
  function executeOnce(question: Question, key: string): Promise<Answer> {
    const { language } = question;
    const version = watch.version();
    const begun = inFlight.get(key);
    if (begun?.version === version && begun.language === language && !watch.isBehind()) {
      question.charge?.(KEPT_POINTS);
      answered.inc({ how: 'shared' });
      return begun.answer;
    }
    const document = prepared(question);
    const cost = costOf(engine.schema, document, question.variables);
    if (cost > limits.cost) throw new GatewayError('QUERY_TOO_COSTLY', { found: cost, limit: limits.cost });
    question.charge?.(cost);
    const own = { answer: execute(question, { key, document, cost }), version, language };
    inFlight.set(key, own);
    const finished = () => {
      if (inFlight.get(key) === own) inFlight.delete(key);
    };
    own.answer.then(finished, finished);
    return own.answer;
  }

  return {
    async answer(question: Question): Promise<Answer> {
      const { language } = question;
      const key = `${question.operationName ?? ''}\n${JSON.stringify(question.variables)}\n${question.source}`;
      try {
        if (watch.isBehind()) await watch.caughtUp(CATCH_UP_MS);
        const known = kept.get(key, { nowMs: parts.clock.now().getTime(), language });
        if (known !== null) {
          question.charge?.(KEPT_POINTS);
          answered.inc({ how: 'kept' });
          return known;
        }
        return await executeOnce(question, key);
      } catch (error) {
        return tellRefusal(error, question);
      }
    },
    /** What is told of a request that never became a question. */
    refuse: tellRefusal,
  };
}
export type Answers = ReturnType<typeof createAnswers>;

export { type AuthenticationOptions, authentication, requireActor } from './authentication.ts';
export { isDatabaseDown } from './database-down.ts';
export { authorize, refusal } from './authorize.ts';
export { EnvironmentError, readEnvironment, serverEnvironment, variables } from './environment.ts';
export { describeIssue, jsonPointer, parseInput, validationFailed } from './field-errors.ts';
export { type Language, type Localized, negotiateLanguage } from './language.ts';
export { StartupError, listen, requireFreePort } from './listen.ts';
export { type Logger, createLogger } from './logging.ts';
export { type Metrics, createMetrics } from './metrics.ts';
export { requireNode24 } from './node-version.ts';
export { runProcess } from './run-process.ts';
export { type OpenapiOptions, openapi } from './openapi.ts';
export {
  type CreateOutboundOptions,
  type Outbound,
  type OutboundClock,
  OutboundError,
  type OutboundFailure,
  type OutboundOptions,
  type OutboundReason,
  type OutboundResponse,
  type OutboundResult,
  type OutboundReading,
} from './outbound-types.ts';
export { isPublicAddress } from './outbound-target.ts';
export { acceptingCertificate, createOutbound } from './outbound.ts';
export { type Page, decodeCursor, encodeCursor, pageOf, pageQuery, toPage } from './paging.ts';
export {
  type FieldError,
  type ProblemDefinition,
  ProblemError,
  type ProblemParam,
  defineProblems,
  listProblems,
} from './problem-definition.ts';
export { type Problem, problemOf, problemSchema, readableBytes, sendProblem } from './problem-response.ts';
export { problems } from './problems.ts';
export { type Readiness, type ReadinessCheck, type ReadinessReport, createReadiness } from './readiness.ts';
export { type Server, type ServerOptions, createServer } from './server.ts';
export { type ShutdownStep, closeInOrder } from './shutdown.ts';
export { type JWK } from 'jose';
export { type InstanceSigner } from './signatures/instance-signer.ts';
export { keyIdOf } from './signatures/key-id.ts';
export { type SignedRequest, type SignedResponse } from './signatures/signature-base.ts';
export { signRequest, signResponse } from './signatures/sign-message.ts';
export { receivedRequest, signedRequests } from './signatures/signed-requests.ts';
export { signedResponses } from './signatures/signed-responses.ts';
export { readToken, signToken } from './signatures/signed-token.ts';
export {
  type SignatureFault,
  type Verified,
  type VerifyingOptions,
  namedKey,
  verifyRequest,
  verifyResponse,
} from './signatures/verify-message.ts';
export { type UseNote, noteUse, notedUse } from './use-notes.ts';
export { isUnstorableText } from './unstorable-text.ts';

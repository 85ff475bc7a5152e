import {
  Kind,
  parse,
  print,
  separateOperations,
  type DocumentNode,
  type OperationDefinitionNode,
} from 'graphql';
import { GatewayError } from './gateway-error.ts';
import { checkLimits, limits } from './limits.ts';

/** A document that passed the limits, with one operation: `source` is what is executed. */
export type PreparedDocument = {
  source: string;
  document: DocumentNode;
  operation: OperationDefinitionNode;
};

function parseWithinLimits(source: string): DocumentNode {
  if (source.length > limits.documentCharacters) {
    throw new GatewayError('DOCUMENT_TOO_LARGE', { found: source.length, limit: limits.documentCharacters });
  }
  try {
    return parse(source, { maxTokens: limits.tokens });
  } catch (error) {
    if (error instanceof Error && error.message.includes(`more that ${limits.tokens} tokens`)) {
      throw new GatewayError('TOO_MANY_TOKENS', { limit: limits.tokens });
    }
    throw error;
  }
}

function chooseOperation(document: DocumentNode, operationName: string | null): OperationDefinitionNode {
  const operations = document.definitions.filter(
    (definition) => definition.kind === Kind.OPERATION_DEFINITION,
  );
  const chosen =
    operationName === null
      ? operations
      : operations.filter((operation) => operation.name?.value === operationName);
  const [operation] = chosen;
  if (operation === undefined || chosen.length > 1) {
    const reason = {
      es: 'el documento debe tener una sola operación o «operationName» el nombre de una',
      en: 'the document must have one operation, or "operationName" the name of one',
    };
    throw new GatewayError('BAD_REQUEST', { reason });
  }
  if (operation.operation !== 'query') throw new GatewayError('ONLY_QUERIES');
  return operation;
}

/**
 * Parses a document and checks it against the limits. One that has several operations is reduced to the one that
 * was asked for, since what is compiled is kept by its text alone. Throws GatewayError, or GraphQLError for syntax.
 */
export function prepareDocument(source: string, operationName: string | null): PreparedDocument {
  const parsed = parseWithinLimits(source);
  const operation = chooseOperation(parsed, operationName);
  const isAlone =
    parsed.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION).length === 1;
  const document = isAlone ? parsed : (separateOperations(parsed)[operation.name?.value ?? ''] ?? parsed);
  checkLimits(document, operation);
  return { source: isAlone ? source : print(document), document, operation };
}

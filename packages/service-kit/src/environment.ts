import { isIP } from 'node:net';
import { z } from 'zod';
import { describeIssue } from './field-errors.ts';
import type { Localized } from './language.ts';

/** The environment is not usable; the message names every variable that is wrong, in Spanish and then in English. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';
  readonly variables: readonly string[];
  constructor(message: string, variables: readonly string[]) {
    super(message);
    this.variables = variables;
  }
}

/**
 * Parses several small models of environment variables at once, so that every mistake is told in one go.
 * Takes models by name and the variables (`process.env`); an empty variable counts as absent. A field says what it
 * expects with `.meta({ es, en })`. Returns the parsed models by the same names; throws EnvironmentError.
 */
export function readEnvironment<Schemas extends Record<string, z.ZodType>>(
  schemas: Schemas,
  source: NodeJS.ProcessEnv,
): { [Name in keyof Schemas]: z.output<Schemas[Name]> };
export function readEnvironment(
  schemas: Record<string, z.ZodType>,
  source: NodeJS.ProcessEnv,
): Record<string, unknown> {
  const given = Object.fromEntries(
    Object.entries(source).filter(([, value]) => value !== undefined && value !== ''),
  );
  const wrong = new Map<string, { value: string | undefined; expected: Localized }>();
  const parsed: Record<string, unknown> = {};
  for (const [name, schema] of Object.entries(schemas)) {
    const result = schema.safeParse(given);
    if (result.success) {
      parsed[name] = result.data;
      continue;
    }
    for (const { code, message, path, ...facts } of result.error.issues) {
      const variable = String(path[0] ?? name);
      if (wrong.has(variable)) continue;
      const expected = expectation(schema, variable) ?? describeIssue({ code, message, facts });
      wrong.set(variable, { value: given[variable], expected });
    }
  }
  if (wrong.size > 0) throw new EnvironmentError(explain(wrong), [...wrong.keys()]);
  return parsed;
}

function expectation(schema: z.ZodType, variable: string): Localized | undefined {
  const inner = schema instanceof z.ZodPipe ? schema.in : schema;
  const field = inner instanceof z.ZodObject ? inner.shape[variable] : undefined;
  const meta = field ? z.globalRegistry.get(field) : undefined;
  return typeof meta?.['es'] === 'string' && typeof meta['en'] === 'string'
    ? { es: meta['es'], en: meta['en'] }
    : undefined;
}

/** Values are shown only when the name does not look like a secret's. */
const secretName = /PASSWORD|SECRET|TOKEN|KEY|_URL$/;

function explain(wrong: Map<string, { value: string | undefined; expected: Localized }>): string {
  const lines = (language: keyof Localized) =>
    [...wrong].map(([variable, { value, expected }]) => {
      const missing = { es: 'falta', en: 'is missing' };
      const refused = { es: 'no es válida', en: 'is not valid' };
      const state = value === undefined ? missing : refused;
      const shown = value === undefined || secretName.test(variable) ? '' : ` («${value.slice(0, 80)}»)`;
      const label = { es: 'se espera', en: 'expected' };
      return `  - ${variable} ${state[language]}${shown}; ${label[language]}: ${expected[language]}`;
    });
  return [
    'La configuración del entorno no es válida:',
    ...lines('es'),
    'The environment configuration is not valid:',
    ...lines('en'),
  ].join('\n');
}

/** Where a server listens and how it is known from outside; PUBLIC_URL comes out without a final slash. */
export const serverEnvironment = z
  .object({
    PORT: z.coerce
      .number()
      .int()
      .min(0)
      .max(65_535)
      .default(8080)
      .meta({ es: 'un puerto entre 0 y 65535', en: 'a port between 0 and 65535' }),
    HOST: z
      .string()
      .default('127.0.0.1')
      .meta({ es: 'la dirección en que se escucha', en: 'the address to listen on' }),
    PUBLIC_URL: z
      .url({ protocol: /^https?$/ })
      .optional()
      .meta({ es: 'una dirección http o https completa', en: 'a full http or https URL' }),
    LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info').meta({
      es: 'uno de fatal, error, warn, info, debug, trace, silent',
      en: 'one of fatal, error, warn, info, debug, trace, silent',
    }),
  })
  .transform(({ PORT, HOST, PUBLIC_URL, LOG_LEVEL }) => ({
    port: PORT,
    host: HOST,
    publicUrl: (PUBLIC_URL ?? localUrl(HOST, PORT)).replace(/\/+$/, ''),
    logLevel: LOG_LEVEL,
  }));

const postgresUrl = z
  .url({ protocol: /^postgres(ql)?$/ })
  .meta({ es: 'una dirección postgres://…', en: 'a postgres://… address' });

const proxyNames = new Set(['loopback', 'linklocal', 'uniquelocal']);

function isProxy(entry: string): boolean {
  const [address = '', bits] = entry.split('/');
  const family = isIP(address);
  if (family === 0) return bits === undefined && proxyNames.has(address);
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
}

const commaSeparated = z
  .string()
  .default('')
  .transform((list) =>
    list
      .split(',')
      .map((entry) => entry.trim())
      .filter((entry) => entry !== ''),
  );

/** The variables that more than one process reads, each said once. */
export const variables = {
  TRUST_PROXY: commaSeparated
    .refine((entries) => entries.every(isProxy))
    .meta({
      es: 'las direcciones o redes de sus proxies separadas por comas, o loopback, linklocal, uniquelocal',
      en: 'the addresses or networks of your proxies separated by commas, or loopback, linklocal, uniquelocal',
    }),
  DATABASE_URL: postgresUrl,
  READ_DATABASE_URL: postgresUrl.optional().meta(postgresUrl.meta() ?? {}),
  BLOB_STORE_URL: z.url({ protocol: /^file$/ }).meta({
    es: 'una dirección file:///carpeta (s3: aún no está disponible)',
    en: 'a file:///folder address (s3: is not available yet)',
  }),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/ })
    .optional()
    .meta({ es: 'una dirección smtp://…', en: 'an smtp://… address' }),
  RMA_EFIRMA_AUTHORITIES: z
    .string()
    .min(1)
    .optional()
    .meta({ es: 'un archivo con certificados PEM', en: 'a file with PEM certificates' }),
  RMA_EFIRMA_OCSP_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .meta({ es: 'la dirección de un servicio de OCSP', en: 'the address of an OCSP responder' }),
  RMA_OUTBOUND_ALLOW: commaSeparated.meta({
    es: 'direcciones host:puerto separadas por comas',
    en: 'host:port entries separated by commas',
  }),
  STANDARDS_DIR: z.string().optional().meta({
    es: 'la carpeta de los temas y estándares de su federación',
    en: "the folder of your federation's themes and standards",
  }),
  RMA_CONTACT_EMAIL: z.email().default('contacto@redmexicoabierto.example').meta({
    es: 'el correo que se da a los portales cosechados',
    en: 'the e-mail given to harvested portals',
  }),
  RMA_UPLOAD_LIMIT_BYTES: z.coerce
    .number()
    .int()
    .min(1)
    .default(2 ** 30)
    .meta({ es: 'un número de bytes', en: 'a number of bytes' }),
  RMA_DEMO: z.enum(['0', '1']).optional().meta({ es: '1 o 0', en: '1 or 0' }),
};

function localUrl(host: string, port: number): string {
  // A wildcard address is where one listens, not where one can be visited.
  const reachable = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`;
}

import { type DestinationStream, type Logger as PinoLogger, pino } from 'pino';

export type Logger = PinoLogger;

const secretFields = [
  'authorization',
  'cookie',
  'set-cookie',
  'x-api-key',
  'password',
  'token',
  'accessToken',
  'refreshToken',
  'apiKey',
  'secret',
];

/** pino's redaction has no "any depth" wildcard, so the depths that occur in practice are listed one by one. */
const depths = ['', '*.', '*.*.', '*.*.*.'];

const redactedPaths = secretFields.flatMap((field) =>
  depths.map((depth) => (field.includes('-') ? `${depth.slice(0, -1)}["${field}"]` : `${depth}${field}`)),
);

/**
 * One JSON line per event on standard output, with the service's name and without credentials: authorization,
 * cookies, passwords, tokens, keys and secrets are replaced down to the fourth level. `destination` is for tests.
 */
export function createLogger(options: {
  level: string;
  service: string;
  destination?: DestinationStream;
}): Logger {
  const settings = {
    level: options.level,
    base: { service: options.service },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: redactedPaths, censor: '[redacted]' },
  };
  return options.destination ? pino(settings, options.destination) : pino(settings);
}

import { expect, test } from 'vitest';
import { recordingLogger } from './testing.ts';

test('credentials never reach the log, down to the fourth level', () => {
  const { logger, lines } = recordingLogger();
  const secrets = {
    authorization: 'SECRET-1',
    cookie: 'SECRET-2',
    'set-cookie': 'SECRET-3',
    'x-api-key': 'SECRET-4',
    password: 'SECRET-5',
    token: 'SECRET-6',
    refreshToken: 'SECRET-7',
    apiKey: 'SECRET-8',
    secret: 'SECRET-9',
    accessToken: 'SECRET-10',
  };
  logger.info({ ...secrets, kept: 'visible' });
  logger.info({ headers: secrets });
  logger.info({ req: { headers: secrets } });
  logger.info({ job: { payload: { account: secrets } } });
  const text = JSON.stringify(lines);
  expect(text).not.toContain('SECRET-');
  expect(text.match(/\[redacted\]/g)).toHaveLength(40);
  expect(lines[0]).toMatchObject({ kept: 'visible', service: 'test' });
});

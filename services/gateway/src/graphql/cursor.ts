import type { z } from 'zod';
import { GatewayError } from './gateway-error.ts';

const MOST_CURSOR_CHARACTERS = 4000;

/** The place of a row in its list as opaque base64url text. The place must survive JSON. */
export function encodeCursor(place: unknown): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/** Reads a cursor back; throws BAD_CURSOR unless it is one that `schema` accepts. */
export function decodeCursor<Schema extends z.ZodType>(schema: Schema, cursor: string): z.output<Schema> {
  if (cursor.length > MOST_CURSOR_CHARACTERS || !/^[\w-]+$/.test(cursor))
    throw new GatewayError('BAD_CURSOR');
  let place: unknown;
  try {
    place = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw new GatewayError('BAD_CURSOR');
  }
  const parsed = schema.safeParse(place);
  if (!parsed.success) throw new GatewayError('BAD_CURSOR');
  return parsed.data;
}

import type { z } from 'zod';
import type { Localized } from './language.ts';
import { type FieldError, type ProblemError } from './problem-definition.ts';
import { problems } from './problems.ts';

/** The parts of a zod issue that are needed to explain it; both raw issues and Fastify's copies have them. */
export type IssueFacts = { code: string; message: string; facts: Readonly<Record<string, unknown>> };

const typeNames: Record<string, Localized> = {
  string: { es: 'un texto', en: 'a string' },
  number: { es: 'un número', en: 'a number' },
  int: { es: 'un número entero', en: 'an integer' },
  boolean: { es: 'verdadero o falso', en: 'true or false' },
  array: { es: 'una lista', en: 'an array' },
  object: { es: 'un objeto', en: 'an object' },
  record: { es: 'un objeto', en: 'an object' },
  date: { es: 'una fecha', en: 'a date' },
  null: { es: 'nulo', en: 'null' },
};

const formatNames: Record<string, Localized> = {
  email: { es: 'un correo electrónico válido', en: 'a valid e-mail address' },
  url: { es: 'una dirección web válida', en: 'a valid URL' },
  uuid: { es: 'un identificador UUID', en: 'a UUID' },
  datetime: { es: 'una fecha y hora ISO 8601', en: 'an ISO 8601 date and time' },
  date: { es: 'una fecha AAAA-MM-DD', en: 'a date, YYYY-MM-DD' },
  time: { es: 'una hora ISO 8601', en: 'an ISO 8601 time' },
  regex: { es: 'un texto con el formato indicado', en: 'a text in the stated format' },
};

const units: Record<string, Localized> = {
  string: { es: ' caracteres', en: ' characters' },
  array: { es: ' elementos', en: ' items' },
  set: { es: ' elementos', en: ' items' },
  file: { es: ' bytes', en: ' bytes' },
};

/** Zod's own messages all begin like this; anything else was written by the schema's author, for a person. */
const zodWording = /^(Invalid|Too (small|big)|Unrecognized key)/;

/**
 * Explains one zod issue in both languages. An author's own message is kept as it is (write it in Spanish); a custom
 * issue may give its English in `params.en`.
 */
export function describeIssue({ code, message, facts }: IssueFacts): Localized {
  if (!zodWording.test(message)) {
    const params = facts['params'];
    const english =
      typeof params === 'object' && params !== null && 'en' in params && typeof params.en === 'string'
        ? params.en
        : message;
    return { es: message, en: english };
  }
  const unit = units[String(facts['origin'])];
  switch (code) {
    case 'invalid_type': {
      const expected = typeNames[String(facts['expected'])] ?? {
        es: String(facts['expected']),
        en: String(facts['expected']),
      };
      if (message.endsWith('received undefined'))
        return {
          es: `Falta este dato; se espera ${expected.es}.`,
          en: `Missing; ${expected.en} is expected.`,
        };
      return { es: `Se espera ${expected.es}.`, en: `It must be ${expected.en}.` };
    }
    case 'too_small': {
      const minimum = String(facts['minimum']);
      if (minimum === '1' && facts['origin'] === 'string')
        return { es: 'No puede quedar vacío.', en: 'It cannot be empty.' };
      if (unit)
        return {
          es: `Debe tener al menos ${minimum}${unit.es}.`,
          en: `It must have at least ${minimum}${unit.en}.`,
        };
      return facts['inclusive'] === false
        ? { es: `Debe ser mayor que ${minimum}.`, en: `It must be greater than ${minimum}.` }
        : { es: `Debe ser mayor o igual que ${minimum}.`, en: `It must be at least ${minimum}.` };
    }
    case 'too_big': {
      const maximum = String(facts['maximum']);
      if (unit)
        return {
          es: `Debe tener como máximo ${maximum}${unit.es}.`,
          en: `It must have at most ${maximum}${unit.en}.`,
        };
      return facts['inclusive'] === false
        ? { es: `Debe ser menor que ${maximum}.`, en: `It must be less than ${maximum}.` }
        : { es: `Debe ser menor o igual que ${maximum}.`, en: `It must be at most ${maximum}.` };
    }
    case 'invalid_format': {
      const format = formatNames[String(facts['format'])];
      if (format) return { es: `Debe ser ${format.es}.`, en: `It must be ${format.en}.` };
      return { es: 'No tiene el formato esperado.', en: 'It is not in the expected format.' };
    }
    case 'invalid_value': {
      const values = Array.isArray(facts['values']) ? facts['values'].map(String).join(', ') : '';
      return { es: `Debe ser uno de: ${values}.`, en: `It must be one of: ${values}.` };
    }
    case 'not_multiple_of':
      return {
        es: `Debe ser múltiplo de ${String(facts['divisor'])}.`,
        en: `It must be a multiple of ${String(facts['divisor'])}.`,
      };
    case 'unrecognized_keys': {
      const keys = Array.isArray(facts['keys']) ? facts['keys'].map(String).join(', ') : '';
      return { es: `Hay campos que no se conocen: ${keys}.`, en: `There are unknown fields: ${keys}.` };
    }
    default:
      return { es: 'No es un valor válido.', en: 'It is not a valid value.' };
  }
}

/** A validation-failed problem from the issues zod found in one part of a request. */
export function validationFailed(issues: readonly z.core.$ZodIssue[], part: FieldError['in']): ProblemError {
  const errors = issues.map((issue): FieldError => {
    const { code, message, path, ...facts } = issue;
    return { in: part, pointer: jsonPointer(path), code, message: describeIssue({ code, message, facts }) };
  });
  return problems.validationFailed({}, { errors });
}

/** A path as a JSON Pointer (RFC 6901): `['a/b', 0]` gives `/a~1b/0`. */
export function jsonPointer(path: readonly PropertyKey[]): string {
  return path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/**
 * Parses what a stranger sent, outside of a route's own schema (a cursor, an uploaded descriptor).
 * Returns the schema's output; throws validation-failed with every field that is wrong.
 */
export function parseInput<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  part: FieldError['in'] = 'body',
): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw validationFailed(parsed.error.issues, part);
  return parsed.data;
}

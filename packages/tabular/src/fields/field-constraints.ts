import type { StandardField } from '@rma/themes';
import { list, text } from '../engine/sql.ts';

/** A check of one field: how many cells satisfy `when`, over x (trimmed cell) and y (typed value). */
export type FieldCheck = { code: string; when: string; message: string; fix: string };

const expected: Record<StandardField['type'], { what: string; fix: string }> = {
  string: { what: 'un texto', fix: 'Escriba un texto.' },
  integer: { what: 'un número entero', fix: 'Escriba solo dígitos, sin decimales, letras ni unidades.' },
  number: { what: 'un número', fix: 'Escriba solo el número, con punto decimal y sin unidades.' },
  boolean: { what: 'verdadero o falso', fix: 'Escriba true o false (también se entienden Sí y No).' },
  date: {
    what: 'una fecha AAAA-MM-DD',
    fix: 'Escriba la fecha como 2025-03-14. Una fecha como 03/04/2025 no se lee si nada en la columna dice cuál es el día.',
  },
};

const keyExpected = {
  cve_ent: {
    what: 'una clave de entidad',
    fix: 'Escriba los dos dígitos de la entidad en el catálogo del INEGI, no su nombre.',
  },
  cve_mun: {
    what: 'una clave de municipio',
    fix: 'Escriba los tres dígitos del municipio en el catálogo del INEGI, no su nombre.',
  },
  cvegeo: {
    what: 'una clave geoestadística',
    fix: 'Escriba los dos dígitos de la entidad seguidos de los tres del municipio.',
  },
};

/** Every check the standard declares for the field alone. */
export const fieldChecks = (field: StandardField): FieldCheck[] => {
  const { constraints, title, rma } = field;
  const type = rma.key ? keyExpected[rma.key] : expected[field.type];
  const checks: FieldCheck[] = [
    {
      code: 'type-error',
      when: 'x IS NOT NULL AND y IS NULL',
      message: `«${title}» debe ser ${type.what}.`,
      fix: type.fix,
    },
  ];
  const constraint = (kind: string, when: string, words: { message: string; fix: string }) =>
    checks.push({ code: `constraint-${kind}`, when, ...words });
  if (constraints.required && rma.default === undefined) {
    constraint('required', 'x IS NULL', {
      message: `«${title}» es obligatorio y está vacío.`,
      fix: 'Llene la celda o quite el renglón si no corresponde a un registro.',
    });
  }
  if (constraints.enum) {
    constraint('enum', `y IS NOT NULL AND NOT list_contains(${list(constraints.enum)}, y)`, {
      message: `«${title}» tiene un valor que no está en la lista.`,
      fix: `Use uno de estos valores: ${constraints.enum.join(', ')}.`,
    });
  }
  if (constraints.minimum !== undefined) {
    constraint('minimum', `y < ${constraints.minimum}`, {
      message: `«${title}» es menor que ${constraints.minimum}.`,
      fix: `El valor más bajo que se admite es ${constraints.minimum}.`,
    });
  }
  if (constraints.maximum !== undefined) {
    constraint('maximum', `y > ${constraints.maximum}`, {
      message: `«${title}» es mayor que ${constraints.maximum}.`,
      fix: `El valor más alto que se admite es ${constraints.maximum}.`,
    });
  }
  if (constraints.pattern !== undefined) {
    constraint('pattern', `y IS NOT NULL AND NOT regexp_full_match(y, ${text(constraints.pattern)})`, {
      message: `«${title}» no tiene la forma que pide el estándar.`,
      fix: field.description,
    });
  }
  const { minLength, maxLength } = constraints;
  if (minLength !== undefined || maxLength !== undefined) {
    constraint('length', `length(y) < ${minLength ?? 0} OR length(y) > ${maxLength ?? 1_000_000}`, {
      message: `«${title}» tiene un texto demasiado ${minLength === undefined ? 'largo' : 'corto o largo'}.`,
      fix: `Se admiten de ${minLength ?? 0} a ${maxLength ?? 1_000_000} caracteres.`,
    });
  }
  return checks;
};

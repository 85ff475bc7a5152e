type Constraints = {
  minimum?: number;
  maximum?: number;
  enum?: string[];
  pattern?: string;
  unique?: boolean;
  minLength?: number;
  maxLength?: number;
};

/** The part of a Frictionless Table Schema that is told as rules. */
export type TableSchema = {
  fields?: { name: string; title?: string; constraints?: Constraints }[];
  primaryKey?: string | string[];
};

function rulesOf(constraints: Constraints): string[] {
  const { minimum, maximum, enum: allowed, pattern, unique, minLength, maxLength } = constraints;
  return [
    minimum !== undefined && maximum !== undefined && `va de ${minimum} a ${maximum}`,
    minimum !== undefined && maximum === undefined && `no es menor que ${minimum}`,
    maximum !== undefined && minimum === undefined && `no es mayor que ${maximum}`,
    allowed && `solo puede decir: ${allowed.join(', ')}`,
    pattern !== undefined && `tiene la forma ${pattern}`,
    unique === true && 'no se repite',
    minLength !== undefined && `tiene al menos ${minLength} caracteres`,
    maxLength !== undefined && `tiene como máximo ${maxLength} caracteres`,
  ].filter((rule) => typeof rule === 'string');
}

/** A rule over a whole row, as the catalog tells it. */
export type RowRule = { code: string; severity: 'error' | 'warning'; message: { es: string }; fix: string };

/** The schema's constraints and the standard's own rules, as sentences. */
export function StandardRules({ schema, rules }: { schema: TableSchema; rules: RowRule[] }) {
  const fields = (schema.fields ?? []).map((field) => ({
    ...field,
    rules: rulesOf(field.constraints ?? {}),
  }));
  const keys = [schema.primaryKey ?? []].flat();
  const ruled = fields.filter(({ rules: own }) => own.length > 0);
  return (
    <ul>
      {keys.length > 0 && (
        <li>
          No hay dos renglones con {keys.length === 1 ? 'el mismo valor' : 'los mismos valores'} en{' '}
          {keys.map((key, place) => (
            <span key={key}>
              {place > 0 && (place === keys.length - 1 ? ' y ' : ', ')}
              <code>{key}</code>
            </span>
          ))}
          .
        </li>
      )}
      {ruled.map(({ name, rules: own }) => (
        <li key={name}>
          <code>{name}</code> {own.join('; ')}.
        </li>
      ))}
      <li>Las columnas obligatorias no tienen celdas vacías.</li>
      {rules.map(({ code, severity, message, fix }) => (
        <li key={code}>
          {severity === 'error' ? 'Es error' : 'Se advierte'}: {message.es} {fix}
        </li>
      ))}
    </ul>
  );
}

import { countOf } from '../../format.ts';
import type { StandardField } from '../package-types.ts';
import type { Upload } from '../upload-types.ts';
import { WorkForm } from '../work-form.tsx';
import { certaintyOf } from './column-words.ts';
import { decidedColumns } from './decided-columns.ts';
import { GoOn, NoFileYet, StepHead } from './step-parts.tsx';
import type { StepProps } from './step-props.ts';
import { knownFields, openFields } from './open-questions.ts';

/** Which column of the file is each field of the standard: confirmed or corrected once, remembered for the next delivery. */
export function ColumnsStep({ publishing, next, pathOf }: StepProps) {
  const { upload, fields, prepare } = publishing;
  if (!upload?.detected) return <NoFileYet pathOf={pathOf} />;
  const open = openFields({ upload, required: fields.filter(({ isRequired }) => isRequired) });
  const asks = fields.filter(({ name }) => open.includes(name));
  const rest = fields.filter(({ name }) => !open.includes(name));
  const unused = upload.unusedHeaders;
  return (
    <>
      <StepHead title="Qué columna es cada dato" publishing={publishing}>
        <p>
          {asks.length === 0
            ? 'La red reconoció sus columnas. Si alguna no es la correcta, cámbiela aquí.'
            : 'Diga cuál de sus columnas es cada dato. Se lo preguntamos una vez: la próxima entrega lo recordará.'}
        </p>
      </StepHead>
      {asks.length === 0 && <GoOn to={next} />}
      <WorkForm
        label={asks.length === 0 ? 'Cambiar las columnas' : 'Confirmar las columnas'}
        busyLabel="Aplicando…"
        {...(asks.length === 0 && { kind: 'quiet' as const })}
        action={async (form) =>
          prepare({ columns: decidedColumns({ form, upload, fields, asked: new Set(open) }) })
        }
      >
        {() => (
          <>
            {asks.length > 0 && (
              <FieldList title="Esperan su respuesta" fields={asks} upload={upload} isOpen />
            )}
            {asks.length > 0 ? (
              <details>
                <summary>{countOf(rest.length, 'dato más', 'datos más')}, sin dudas</summary>
                <FieldList title="Sin dudas" fields={rest} upload={upload} />
              </details>
            ) : (
              <FieldList title="Sus columnas" fields={rest} upload={upload} />
            )}
          </>
        )}
      </WorkForm>
      {unused.length > 0 && (
        <section className="stack-tight">
          <h2 className="small-head">Columnas que no se publican</h2>
          <p>
            El estándar no las usa: no aparecen en el archivo que la red publica.
            {upload.isOriginalPublic ? ' Sí van en su archivo original, que también queda a la vista.' : ''}
          </p>
          <ul className="headers">
            {unused.map((header) => (
              <li key={header}>{header}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function FieldList({
  title,
  fields,
  upload,
  isOpen = false,
}: {
  title: string;
  fields: StandardField[];
  upload: Upload;
  isOpen?: boolean;
}) {
  return (
    <ul className="pairs" aria-label={title}>
      {fields.map((field) => (
        <FieldChoice key={field.name} field={field} upload={upload} isOpen={isOpen} />
      ))}
    </ul>
  );
}

function FieldChoice({ field, upload, isOpen }: { field: StandardField; upload: Upload; isOpen: boolean }) {
  const { matches, suggestions, detected } = upload;
  const match = matches.find((each) => each.field === field.name);
  const suggestion = match ?? (isOpen ? suggestions.find((each) => each.field === field.name) : undefined);
  const id = `columna-${field.name}`;
  return (
    <li className={isOpen ? 'open' : undefined}>
      <div>
        <label htmlFor={id}>{field.title}</label>
        {field.isRequired && <span className="tag">obligatorio</span>}
        <p className="small soft" id={`${id}-que`}>
          {field.description}
        </p>
      </div>
      <div>
        <select
          id={id}
          name={`columna.${field.name}`}
          defaultValue={suggestion?.header ?? ''}
          aria-describedby={`${id}-que ${id}-como`}
        >
          <option value="">Ninguna</option>
          {(detected?.headers ?? []).map((header) => (
            <option key={header} value={header}>
              {header}
            </option>
          ))}
        </select>
        <p className="small" id={`${id}-como`}>
          {suggestion ? certaintyOf(suggestion) : sourceWithoutColumn(field, upload)}
        </p>
      </div>
    </li>
  );
}

function sourceWithoutColumn({ name, isRequired }: StandardField, upload: Upload): string {
  if (knownFields(upload).has(name)) return 'no hace falta: la red ya lo sabe';
  if (upload.proposals.some(({ field, state }) => field === name && state !== 'rejected'))
    return 'se llena con un cambio propuesto';
  return isRequired ? 'no se encontró' : 'no viene';
}

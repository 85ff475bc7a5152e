import { SelectField, TextField } from '../../design/form.tsx';
import { Facts } from '../../design/text.tsx';
import { countOf } from '../../format.ts';
import { textOf } from '../form-text.ts';
import type { Detected, Preparation, Reading, Upload } from '../upload-types.ts';
import { WorkForm } from '../work-form.tsx';
import { delimiterWords, encodingWords, formatWords } from './file-words.ts';
import { GoOn, NoFileYet, StepHead } from './step-parts.tsx';
import type { StepProps } from './step-props.ts';
import { wasRefused } from './open-questions.ts';

/** What was understood of the file before looking at what it says, and where a person says otherwise. */
export function ReadingStep({ publishing, next, pathOf }: StepProps) {
  const { upload, prepare } = publishing;
  if (!upload) return <NoFileYet pathOf={pathOf} />;
  const { detected } = upload;
  return (
    <>
      <StepHead title="Así se leyó su archivo" publishing={publishing} />
      {detected ? (
        <>
          <WhatWasSeen detected={detected} upload={upload} />
          <GoOn to={next} />
        </>
      ) : (
        <p>No se reconoció una tabla. Si el archivo está bien, diga aquí cómo se lee.</p>
      )}
      <details className="stack correction" open={wasRefused(upload)}>
        <summary>Corregir cómo se lee</summary>
        <Correction upload={upload} prepare={prepare} />
      </details>
    </>
  );
}

function WhatWasSeen({ detected, upload }: { detected: Detected; upload: Upload }) {
  const { format, encoding, delimiter, sheet, sheets, headerRow, preambleRows, footerRows, crs } = detected;
  return (
    <>
      <Facts
        facts={[
          ['Formato', formatWords[format] ?? format],
          [
            'Hoja',
            sheet !== null && `«${sheet}»${sheets.length > 1 ? `, de ${sheets.length} que tiene` : ''}`,
          ],
          ['Letras', encoding !== null && (encodingWords[encoding] ?? encoding)],
          ['Separador', delimiter !== null && (delimiterWords[delimiter] ?? delimiter)],
          ['Nombres de columnas', headerRow !== null && `en el renglón ${headerRow}`],
          [
            'No se leyó',
            [
              preambleRows > 0 && `${countOf(preambleRows, 'renglón', 'renglones')} antes de la tabla`,
              footerRows > 0 && `${countOf(footerRows, 'renglón', 'renglones')} después de la tabla`,
            ]
              .filter(Boolean)
              .join(' y '),
          ],
          ['Coordenadas', crs],
          ['Datos', countOf(upload.report?.rowCount ?? 0, 'renglón', 'renglones')],
        ]}
      />
      <div className="stack-tight">
        <h2 className="small-head">
          {countOf(detected.headers.length, 'columna', 'columnas')} de su archivo
        </h2>
        <ul className="headers">
          {detected.headers.map((header, place) => (
            <li key={place}>{header}</li>
          ))}
        </ul>
      </div>
    </>
  );
}

const seenBySystem = { value: '', label: 'La que se reconozca' };
const optionsOf = (words: Record<string, string>) => [
  seenBySystem,
  ...Object.entries(words).map(([value, label]) => ({ value, label })),
];

function Correction({
  upload,
  prepare,
}: {
  upload: Upload;
  prepare: (change: Partial<Preparation>) => Promise<void>;
}) {
  const { reading } = upload.preparation;
  const { detected } = upload;
  const sheets = detected?.sheets ?? [];
  const isText = detected === null || detected.format === 'csv';
  const hasRows = detected === null || ['csv', 'xlsx', 'xls', 'ods'].includes(detected.format);
  return (
    <WorkForm
      label="Volver a leerlo así"
      busyLabel="Aplicando…"
      kind="quiet"
      check={(form) =>
        isRowNumber(textOf(form, 'headerRow')) ? {} : { headerRow: 'Escriba un número, como 3.' }
      }
      action={async (form) => prepare({ reading: readingOf(form) })}
    >
      {(mistakes) => (
        <>
          {sheets.length > 1 && (
            <SelectField
              name="sheet"
              label="Hoja con los datos"
              defaultValue={reading.sheet ?? detected?.sheet ?? ''}
              options={sheets.map(({ name, rows }) => ({
                value: name,
                label: `${name} (${countOf(rows, 'renglón', 'renglones')})`,
              }))}
            />
          )}
          {hasRows && (
            <TextField
              name="headerRow"
              label="Renglón con los nombres de las columnas"
              hint="Como lo numera Excel: el primero es 1."
              isRequired={false}
              defaultValue={String(reading.headerRow ?? detected?.headerRow ?? '')}
              mistake={mistakes['headerRow']}
            />
          )}
          {isText && (
            <>
              <SelectField
                name="encoding"
                label="Letras (si los acentos salen mal)"
                defaultValue={reading.encoding ?? ''}
                options={optionsOf(encodingWords)}
              />
              <SelectField
                name="delimiter"
                label="Qué separa las columnas"
                defaultValue={reading.delimiter ?? ''}
                options={optionsOf(delimiterWords)}
              />
            </>
          )}
          {!isText && detected.geometry !== null && (
            <TextField
              name="crs"
              label="Sistema de coordenadas"
              hint="Su código EPSG: EPSG:32614 es UTM zona 14."
              isRequired={false}
              defaultValue={reading.crs ?? detected.crs ?? ''}
              mistake={mistakes['crs']}
            />
          )}
        </>
      )}
    </WorkForm>
  );
}

const isRowNumber = (text: string) => text === '' || /^[1-9]\d{0,3}$/.test(text);

function readingOf(form: FormData): Reading {
  const said = (name: string) => textOf(form, name) || undefined;
  const [sheet, encoding, crs, headerRow] = ['sheet', 'encoding', 'crs', 'headerRow'].map(said);
  // A tab is a space to anybody who trims.
  const delimiter = form.get('delimiter');
  return {
    ...(sheet !== undefined && { sheet }),
    ...(encoding !== undefined && { encoding }),
    ...(crs !== undefined && { crs }),
    ...(headerRow !== undefined && { headerRow: Number(headerRow) }),
    ...(typeof delimiter === 'string' && delimiter !== '' && { delimiter }),
  };
}

import { Link } from 'react-router';
import { DataTable } from '../design/data-table.tsx';
import { Facts, Notice, StatusWord } from '../design/text.tsx';
import { countOf, formatCell, formatDate, formatNumber } from '../format.ts';
import { licenceName } from '../parts/licence.ts';
import { paths } from '../paths.ts';
import { themeWords } from '../words.ts';
import { Findings } from './publishing/findings.tsx';
import type { PreviewProblem, PreviewRecord, PreviewResult } from './source-preview-types.ts';
import { SourceQuality } from './source-quality.tsx';
import { fieldNames, kindName, kindSentence } from './source-words.ts';

const fates = {
  new: { kind: 'good', word: 'Nuevo' },
  duplicate: { kind: 'none', word: 'Ya está en la red' },
  loop: { kind: 'none', word: 'Salió de esta red' },
} as const;

function Detected({ result: { detected, alternatives } }: { result: PreviewResult }) {
  const { kind, title, software, version, url, evidence } = detected;
  return (
    <section aria-labelledby="encontrado" className="stack">
      <h2 id="encontrado">{title === null ? kindName(kind) : `${title} (${kindName(kind)})`}</h2>
      <p>{kindSentence(kind)}</p>
      <Facts
        facts={[
          ['Programa', software === null ? null : `${software}${version === null ? '' : ` ${version}`}`],
          ['Dirección que se leería', url],
        ]}
      />
      <details>
        <summary>Cómo lo supimos</summary>
        <ul>
          {evidence.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
          {alternatives.map((other) => (
            <li key={`${other.kind} ${other.url}`}>
              También se puede leer como {kindName(other.kind)} en {other.url}
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}

/** What would happen, in a sentence a person could read aloud. */
export function countsSentence({ counts }: PreviewResult): string {
  const { read, announced, isWhole } = counts;
  const records = countOf(read, 'registro', 'registros');
  const part = isWhole
    ? ''
    : announced === null
      ? ', una parte del catálogo'
      : ` de los ${formatNumber(announced)} que el portal dice tener`;
  const start = `${read === 1 ? 'Se leyó' : 'Se leyeron'} ${records}${part}.`;
  return `${start} ${countOf(counts.new, 'entraría', 'entrarían')} al catálogo nacional.`;
}

function Counts({ result, mayPropose }: { result: PreviewResult; mayPropose: boolean }) {
  const { counts } = result;
  return (
    <section aria-labelledby="cuentas" className="stack">
      <h2 id="cuentas">Qué entraría</h2>
      <p className="lede">{countsSentence(result)}</p>
      {mayPropose && counts.new > 0 && (
        <p>
          <a href="#proponer">Ir a proponer esta fuente</a>
        </p>
      )}
      <Facts
        facts={[
          ['Leídos', formatCell(counts.read)],
          ['Nuevos', formatCell(counts.new)],
          ['Ya conocidos o repetidos', formatCell(counts.duplicates)],
          ['Salieron de esta red', counts.loops > 0 && formatCell(counts.loops)],
          ['Rechazados', formatCell(counts.rejected)],
          ['Con datos personales', formatCell(counts.personalData)],
        ]}
      />
      {result.notes.map((note) => (
        <p key={note} className="small soft">
          {note}
        </p>
      ))}
    </section>
  );
}

function Records({ records }: { records: PreviewRecord[] }) {
  if (records.length === 0) {
    return (
      <Notice kind="attention" title="Ningún registro se puede publicar todavía">
        <p>Abajo está qué corregir en su portal. Después, pida otra vista previa.</p>
      </Notice>
    );
  }
  return (
    <section aria-labelledby="registros" className="stack">
      <h2 id="registros">Así se verían los primeros {records.length > 1 && formatCell(records.length)}</h2>
      <DataTable
        caption="Primeros registros, en los términos de la red"
        captionHidden
        isDense
        keyOf={({ remoteId }) => remoteId}
        rows={records}
        columns={[
          {
            title: 'Conjunto',
            cell: ({ title, description }) => (
              <>
                {title}
                {description !== '' && <div className="small soft record-text">{description}</div>}
              </>
            ),
          },
          { title: 'Archivos', cell: ({ distributions, formats }) => filesOf(distributions, formats) },
          {
            title: 'Actualizado',
            cell: ({ modified }) => (modified === null ? 'No lo dice' : formatDate(modified)),
          },
          {
            title: 'Licencia',
            cell: ({ licence }) => (licence === null ? 'Sin licencia' : licenceName(licence)),
          },
          {
            title: 'Tema',
            cell: ({ theme }) => (theme === null ? 'Sin tema' : (themeWords[theme] ?? theme)),
          },
          {
            title: 'Qué pasaría',
            cell: ({ fate, problems }) => (
              <>
                <StatusWord kind={fates[fate].kind}>{fates[fate].word}</StatusWord>
                {problems.length > 0 && (
                  <div className="small soft">{countOf(problems.length, 'aviso', 'avisos')}</div>
                )}
              </>
            ),
          },
        ]}
      />
    </section>
  );
}

const filesOf = (count: number, formats: string[]): string =>
  count === 0 ? 'Ninguno' : `${formatCell(count)}: ${formats.join(', ')}`;

function Problems({ title, id, problems }: { title: string; id: string; problems: PreviewProblem[] }) {
  if (problems.length === 0) return null;
  return (
    <section aria-labelledby={id} className="stack">
      <h2 id={id}>{title}</h2>
      <ul className="problem-groups">
        {problems.map((problem) => (
          <li key={`${problem.rule} ${problem.field}`}>
            <p className="small soft">{countOf(problem.count, 'registro', 'registros')}</p>
            <Findings
              isPlain
              findings={[
                {
                  code: problem.rule,
                  severity: 'error',
                  field: null,
                  message: `${fieldNames[problem.field] ? `En ${fieldNames[problem.field]}: ` : ''}${problem.message}`,
                  fix: problem.fix,
                  count: problem.count,
                  examples: problem.examples
                    .filter(({ value }) => value !== '')
                    .map(({ value }) => ({ row: null, value })),
                },
              ]}
            />
            {problem.examples.some(({ title: name, remoteId }) => (name ?? remoteId) !== null) && (
              <p className="small soft">
                Por ejemplo:{' '}
                {problem.examples
                  .map(({ title: name, remoteId }) => name?.trim() || remoteId)
                  .filter(Boolean)
                  .join('; ')}
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Duplicates({ duplicates }: { duplicates: PreviewResult['duplicates'] }) {
  if (duplicates.length === 0) return null;
  return (
    <section aria-labelledby="conocidos" className="stack">
      <h2 id="conocidos">Ya están en la red</h2>
      <p>Se mostrarían una sola vez, en el lugar de quien responde por ellos. No hay que corregir nada.</p>
      <ul>
        {duplicates.map(({ remoteId, title, isLoop, known }) => (
          <li key={remoteId}>
            {title}:{' '}
            {known === null ? (
              'salió de esta red y ya no es público aquí'
            ) : (
              <>
                {isLoop ? 'es de esta red, ' : 'es el mismo que '}
                <Link to={paths.dataset(known.datasetId)}>{known.title}</Link>, de {known.publisher}
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Everything a preview found, in the order in which a person decides. */
export function PreviewFindings({ result, mayPropose }: { result: PreviewResult; mayPropose: boolean }) {
  return (
    <>
      <Detected result={result} />
      <Counts result={result} mayPropose={mayPropose} />
      <Records records={result.records} />
      <Problems id="rechazados" title="Qué corregir para que entren todos" problems={result.rejections} />
      <Problems id="avisos" title="Qué no se pudo conservar" problems={result.repairs} />
      <Duplicates duplicates={result.duplicates} />
      {result.counts.new > 0 && <SourceQuality quality={result.quality} />}
    </>
  );
}

import { webAddress } from './web-address.ts';
import { formatBytes, formatDate } from '../format.ts';
import { type LinkCheck, LinkCheckLine } from './sources/link-check.tsx';

export type Download = {
  id: string;
  title: string;
  format: string;
  mediaType: string | null;
  downloadUrl: string | null;
  accessUrl: string | null;
  bytes: number | null;
  sha256: string | null;
  modified: string | null;
  role: string | null;
  /** What its address last answered; null when it is not checked. */
  check: LinkCheck | null;
};

/** What each form of a published file is for. */
const roleSentences: Record<string, string> = {
  conforming: 'Para hojas de cálculo: limpio y conforme al estándar, en UTF-8 y separado por comas.',
  parquet:
    'Para análisis con DuckDB, Python o R: cada columna con su tipo; los archivos grandes pesan mucho menos.',
  json: 'Para programas y páginas web: una lista de renglones.',
  geojson: 'Para mapas: con la geometría de cada renglón, en WGS84.',
  original: 'El archivo tal como lo entregó el gobierno.',
};

/** The files of a dataset; `now` is when the page was asked for. */
export function Downloads({ distributions, now }: { distributions: Download[]; now: string }) {
  if (distributions.length === 0) {
    return <p>Su gobierno describe este conjunto, pero no ofrece ningún archivo para descargar.</p>;
  }
  const roles = distributions.map(({ role }) => role);
  return (
    <>
      <Files distributions={distributions} now={now} />
      {roles.includes('conforming') && !roles.includes('original') && (
        <p className="small soft">
          El archivo tal como se recibió no se publica: contiene datos personales, o partes que la revisión no
          ve, como otras hojas o notas. Lo que se ofrece son sus copias revisadas.
        </p>
      )}
    </>
  );
}

function Files({ distributions, now }: { distributions: Download[]; now: string }) {
  return (
    <ul className="plain">
      {distributions.map((each) => {
        const url = webAddress(each.downloadUrl) ?? webAddress(each.accessUrl);
        const size = each.bytes === null ? null : formatBytes(each.bytes);
        return (
          <li key={each.id} className="download">
            <span className="format">{each.format}</span>
            <div>
              <div>{each.title}</div>
              <div className="small soft">
                {each.role !== null && <>{roleSentences[each.role] ?? ''} </>}
                {each.modified !== null && <>Archivo del {formatDate(each.modified)}. </>}
                {size === null ? 'El portal de origen no dice cuánto pesa.' : `Pesa ${size}.`}
              </div>
              {each.check && (
                <div className="small link-check">
                  <LinkCheckLine check={each.check} now={now} />
                </div>
              )}
              {each.sha256 !== null && (
                <details className="small soft">
                  <summary>Comprobar que llegó completo</summary>
                  SHA-256: <code>{each.sha256}</code>
                </details>
              )}
            </div>
            {url !== null && (
              <a className="button" href={url} {...(each.downloadUrl !== null && { download: true })}>
                Descargar {each.format}
                {size !== null && `, ${size}`}
                <span className="visually-hidden">: {each.title}</span>
              </a>
            )}
          </li>
        );
      })}
    </ul>
  );
}

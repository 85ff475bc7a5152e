import { nextDueAt } from '@rma/domain';
import { Link } from 'react-router';
import { Facts, Tag } from '../design/text.tsx';
import { formatDate, formatPeriod } from '../format.ts';
import { paths } from '../paths.ts';
import { freshnessWords, originWords } from '../words.ts';
import type { Dataset } from './dataset-data.ts';
import { licenceName, licenceSentence, licenceTextUrl } from './licence.ts';
import { periodicityName } from './periodicity.ts';
import { webAddress } from './web-address.ts';

/** Who answers for a dataset, how fresh it is and under which terms it may be used. */
export function DatasetFacts({ dataset }: { dataset: Dataset }) {
  const { publisher, source, contact, license, modified, periodicity } = dataset;
  const landingPage = webAddress(dataset.landingPage);
  const isElsewhere = landingPage !== null && !landingPage.endsWith(paths.dataset(dataset.id));
  const sourceUrl = webAddress(source?.url ?? null);
  const dueAt = nextDueAt({ modified: modified === null ? null : new Date(modified), periodicity });
  return (
    <Facts
      facts={[
        ['Responde', publisher.fullName],
        [
          'Contacto',
          contact && (contact.email ? <a href={`mailto:${contact.email}`}>{contact.name}</a> : contact.name),
        ],
        ['Actualizado', modified && formatDate(modified)],
        ['Publicado', dataset.issued && formatDate(dataset.issued)],
        ['Se actualiza', periodicityName(periodicity)],
        ['Próxima entrega', dueAt && `a más tardar el ${formatDate(dueAt.toISOString())}`],
        ['Frescura', freshnessWords[dataset.freshness].sentence],
        ['Periodo', dataset.temporal && formatPeriod(dataset.temporal)],
        ['Licencia', license && <Licence licence={license} />],
        ['Procedencia', originWords[dataset.origin]],
        ['Leído de', source && (sourceUrl ? <a href={sourceUrl}>{source.title}</a> : source.title)],
        ['Cómo está su fuente', source && <Link to={paths.source(source.id)}>Salud y últimos 30 días</Link>],
        ['Última lectura', source?.lastSuccessAt && formatDate(source.lastSuccessAt)],
        ['Página original', isElsewhere && <a href={landingPage}>Ver en el portal del gobierno</a>],
        [
          'Paquete',
          dataset.package && <Link to={paths.package(dataset.package.id)}>{dataset.package.title}</Link>,
        ],
        [
          'Palabras clave',
          dataset.keywords.length > 0 && (
            <span className="row">
              {dataset.keywords.map((word) => (
                <Tag key={word}>{word}</Tag>
              ))}
            </span>
          ),
        ],
        [
          'También en',
          dataset.alsoAt.length > 0 &&
            dataset.alsoAt.map(({ url, title }) => (
              <a key={url} href={webAddress(url) ?? undefined}>
                {title}
              </a>
            )),
        ],
        [
          'Historia',
          <Link key="historia" to={paths.datasetHistory(dataset.id)}>
            Sus cambios y cómo era otro día
          </Link>,
        ],
        ['Identificador', <code key="id">{dataset.id}</code>],
      ]}
    />
  );
}

function Licence({ licence }: { licence: string }) {
  const text = licenceTextUrl(licence);
  const sentence = licenceSentence(licence);
  return (
    <>
      {licenceName(licence)}
      {sentence !== null && <span className="soft"> {sentence}</span>}
      {text !== null && (
        <>
          {' '}
          <a href={text}>Leer su texto</a>
        </>
      )}
    </>
  );
}

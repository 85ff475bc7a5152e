import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { StatusWord, Tag, ThemeMark } from '../design/text.tsx';
import { formatDate } from '../format.ts';
import { paths } from '../paths.ts';
import { type Freshness, type Origin, freshnessWords, originWords } from '../words.ts';

export const datasetLineFields = `id title description origin modified freshness
  theme { id name } publisher { cvegeo fullName } standard { id title } distributions { format }`;

export type DatasetLine = {
  id: string;
  title: string;
  description: string | null;
  origin: Origin;
  modified: string | null;
  freshness: Freshness;
  theme: { id: string; name: string } | null;
  publisher: { cvegeo: string; fullName: string };
  standard: { id: string; title: string } | null;
  distributions: { format: string }[];
  /** Only where it was asked for; null when nobody assessed it. */
  quality?: { grade: number } | null;
};

/** Dense lines: title, who publishes, what it holds, how fresh, in words. */
export function DatasetList({
  datasets,
  heading = 'h2',
  showPublisher = true,
  told,
}: {
  datasets: DatasetLine[];
  heading?: 'h2' | 'h3';
  showPublisher?: boolean;
  /** What else is said of one, at its end. */
  told?: (dataset: DatasetLine) => ReactNode;
}) {
  const Heading = heading;
  return (
    <ul className="results">
      {datasets.map((dataset) => (
        <li key={dataset.id}>
          <Heading>
            <Link to={paths.dataset(dataset.id)}>{dataset.title}</Link>
          </Heading>
          <div className="meta">
            {showPublisher && (
              <Link to={paths.government(dataset.publisher.cvegeo)}>{dataset.publisher.fullName}</Link>
            )}
            {dataset.theme && <ThemeMark theme={dataset.theme} />}
            <StatusWord kind={freshnessWords[dataset.freshness].kind}>
              {freshnessWords[dataset.freshness].word}
            </StatusWord>
            {dataset.modified !== null && <span>Actualizado el {formatDate(dataset.modified)}</span>}
          </div>
          {dataset.description !== null && <p className="small excerpt">{dataset.description}</p>}
          <div className="meta">
            {[...new Set(dataset.distributions.map(({ format }) => format))].map((format) => (
              <Tag key={format}>{format}</Tag>
            ))}
            {dataset.standard && <span>Sigue el estándar «{dataset.standard.title}»</span>}
            <span>{originWords[dataset.origin]}</span>
            {dataset.quality && <span>Calidad {dataset.quality.grade} de 100</span>}
          </div>
          {told?.(dataset)}
        </li>
      ))}
    </ul>
  );
}

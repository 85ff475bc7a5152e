import { Link } from 'react-router';
import { Facts } from '../../design/text.tsx';
import { formatDate, formatShare } from '../../format.ts';
import { paths } from '../../paths.ts';
import { freshnessWords } from '../../words.ts';
import { gathered, pointsOf, ratingWords, starsText, type Loss, type Quality } from './quality-data.ts';
import { IndicatorList, QualityPoints } from './quality-points.tsx';

const lossesShown = 3;

/** How good a dataset is, what it is made of, and what would raise it: each loss with its fix and what it gives. */
export function QualityBlock({ quality }: { quality: Quality | null }) {
  if (quality === null) return null;
  const { score, of, unknown, rating, stars, grade, links, documentation, dimensions } = quality;
  const losses = gathered(quality.losses).filter(({ gain }) => gain >= 0.05);
  const { state, allowedUntil } = quality.freshness;
  const first = losses.slice(0, lossesShown);
  const rest = losses.slice(lossesShown);
  return (
    <section aria-labelledby="calidad" className="stack">
      <div className="section-head">
        <h2 id="calidad">Calidad: {grade} de 100</h2>
        <Link to={paths.qualityMethod()}>Cómo se mide</Link>
      </div>
      <Facts
        facts={[
          ['Descripción', `${ratingWords[rating]}: ${score} de ${of} puntos del método europeo`],
          ['Por saberse', unknown > 0 && `${pointsOf(unknown)}, cuando se pregunte por sus archivos`],
          ['Apertura', starsText(stars)],
          [
            'Actualidad',
            `${freshnessWords[state].word}${allowedUntil === null ? '' : `; plazo hasta el ${formatDate(allowedUntil)}`}`,
          ],
          [
            'Direcciones',
            links.checked === 0
              ? 'nadie ha preguntado todavía'
              : `${links.answering} de ${links.checked} entregan su archivo`,
          ],
          ['Estándar', quality.conformanceName],
          ['Documentación', documentation !== null && formatShare(documentation)],
          ['Revisado', formatDate(quality.assessedAt)],
        ]}
      />
      {first.length > 0 && (
        <>
          <h3>Qué la subiría más</h3>
          <LossList losses={first} />
        </>
      )}
      <details>
        <summary>Todos los puntos, uno por uno</summary>
        <div className="stack">
          <QualityPoints dimensions={dimensions} caption="Puntos del método europeo por dimensión" />
          <IndicatorList dimensions={dimensions} />
          {rest.length > 0 && (
            <>
              <h3>Lo demás que pierde</h3>
              <LossList losses={rest} />
            </>
          )}
        </div>
      </details>
    </section>
  );
}

function LossList({ losses }: { losses: Loss[] }) {
  return (
    <ul className="stack-tight">
      {losses.map(({ id, title, why, fix, gain }) => (
        <li key={id}>
          <Link to={paths.qualityMethod(id)}>{title}</Link>: subiría {pointsOf(gain)}.{' '}
          <span className="soft">
            {why} {fix}
          </span>
        </li>
      ))}
    </ul>
  );
}

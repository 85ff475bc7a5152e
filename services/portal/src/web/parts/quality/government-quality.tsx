import { Link } from 'react-router';
import { paths } from '../../paths.ts';
import { briefFixFields, type BriefFix } from './fix-data.ts';
import { BriefFixes } from './brief-fixes.tsx';
import { ratingWords, type Rating } from './quality-data.ts';

/** What the page of a government asks for of its catalogue's quality. */
export const governmentQualityFields = `quality { grade score of rating datasets }
  fixes(first: 3) { ${briefFixFields} }`;

export type GovernmentQualityData = {
  quality: { grade: number; score: number; of: number; rating: Rating; datasets: number } | null;
  fixes: BriefFix[];
};

/** How good a government's catalogue is, and the three things that would raise it most for least work. */
export function GovernmentQuality({ quality, fixes }: GovernmentQualityData) {
  if (quality === null) return null;
  const { grade, score, of, rating } = quality;
  return (
    <section aria-labelledby="calidad" className="stack">
      <div className="section-head">
        <h2 id="calidad">Calidad de su catálogo: {Math.round(grade)} de 100</h2>
        <Link to={paths.qualityMethod()}>Cómo se mide</Link>
      </div>
      <p>
        Es la media de sus conjuntos. Su descripción es {ratingWords[rating]}: {Math.round(score)} de {of}{' '}
        puntos del método europeo.
      </p>
      {fixes.length > 0 && (
        <>
          <h3>Qué subiría más su calificación con menos trabajo</h3>
          <BriefFixes fixes={fixes} isOwn={false} />
        </>
      )}
    </section>
  );
}

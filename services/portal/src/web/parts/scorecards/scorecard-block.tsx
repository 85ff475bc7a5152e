import { Link } from 'react-router';
import { paths } from '../../paths.ts';
import { useSite } from '../../site.ts';
import { type Confidence, changeSentence, confidenceWords, gradeText } from './scorecard-data.ts';

export type ScorecardSummary = {
  grade: number | null;
  confidence: Confidence;
  month: string;
  change: number | null;
  changeSince: string | null;
};
export const scorecardSummaryFields = 'score { grade confidence month change changeSince }';

/** A government's grade on its page, with how sure it is; what has too little to judge says so. */
export function ScorecardBlock({ cvegeo, score }: { cvegeo: string; score: ScorecardSummary | null }) {
  const site = useSite();
  return (
    <section aria-labelledby="calificacion" className="stack-tight">
      <div className="section-head">
        <h2 id="calificacion">Calificación</h2>
        <Link to={paths.scorecard(cvegeo)}>De qué sale</Link>
      </div>
      {score === null || score.grade === null ? (
        <p>
          Sin datos suficientes para calificarlo.{' '}
          <span className="soft">No es un cero: {confidenceWords.NONE.sentence.split(',')[0]}.</span>
        </p>
      ) : (
        <>
          <p className="score-figure">
            <strong>{gradeText(score.grade)}</strong> <span className="soft">de 100</span>
          </p>
          <p className="small">
            {confidenceWords[score.confidence].word}: {confidenceWords[score.confidence].sentence}.
            {changeSentence(score, site)}
          </p>
        </>
      )}
    </section>
  );
}

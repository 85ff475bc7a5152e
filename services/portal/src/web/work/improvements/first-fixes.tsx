import { Link } from 'react-router';
import { formatCell } from '../../format.ts';
import { BriefFixes } from '../../parts/quality/brief-fixes.tsx';
import { briefFixFields, type BriefFix } from '../../parts/quality/fix-data.ts';
import { paths } from '../../paths.ts';
import { useGovernment } from './use-fixes.ts';

const fields = `score { grade } fixes(first: 3) { ${briefFixFields} }`;
type Answer = { score: { grade: number | null } | null; fixes: BriefFix[] };

/** The three things a government should mend first, each one click away from where it is mended. */
export function FirstFixes({ cvegeo }: { cvegeo: string }) {
  const { answer } = useGovernment<Answer>(cvegeo, fields);
  if (answer === null || answer.fixes.length === 0) return null;
  const grade = answer.score?.grade ?? null;
  const heading = `mejoras-${cvegeo}`;
  return (
    <section aria-labelledby={heading} className="stack">
      <div className="section-head">
        <h2 id={heading}>Qué arreglar primero</h2>
        <Link to={paths.improvements(cvegeo)}>Todo lo que se puede mejorar</Link>
      </div>
      <p>
        {grade === null
          ? 'Todavía hay muy poco que calificar. Esto es lo que más sumaría con menos trabajo.'
          : `Su calificación es ${formatCell(grade, { decimals: 1 })} de 100. Esto es lo que más la subiría con menos trabajo.`}{' '}
        <Link to={paths.scorecard(cvegeo)}>De qué sale</Link>.
      </p>
      <BriefFixes fixes={answer.fixes} isOwn />
    </section>
  );
}

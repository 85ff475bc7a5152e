import { Link } from 'react-router';
import { BriefFixes } from '../../parts/quality/brief-fixes.tsx';
import { briefFixFields, type BriefFix } from '../../parts/quality/fix-data.ts';
import { paths } from '../../paths.ts';
import { useGovernment } from './use-fixes.ts';

const fields = `quality { grade } fixes(first: 3) { ${briefFixFields} }`;
type Answer = { quality: { grade: number } | null; fixes: BriefFix[] };

/** The three things a government should mend first, each one click away from where it is mended. */
export function FirstFixes({ cvegeo }: { cvegeo: string }) {
  const { answer } = useGovernment<Answer>(cvegeo, fields);
  if (answer === null || answer.quality === null || answer.fixes.length === 0) return null;
  const heading = `mejoras-${cvegeo}`;
  return (
    <section aria-labelledby={heading} className="stack">
      <div className="section-head">
        <h2 id={heading}>Qué arreglar primero</h2>
        <Link to={paths.improvements(cvegeo)}>Todo lo que se puede mejorar</Link>
      </div>
      <p>
        Su catálogo tiene {Math.round(answer.quality.grade)} de 100. Esto es lo que más lo subiría con menos
        trabajo.
      </p>
      <BriefFixes fixes={answer.fixes} isOwn />
    </section>
  );
}

import { Link } from 'react-router';
import { StatusWord, ThemeMark } from '../../design/text.tsx';
import { countOf } from '../../format.ts';
import { paths } from '../../paths.ts';
import { coverageWords, postWords } from '../../words.ts';
import type { ComparedInDetail } from './compared-in-detail.ts';
import { type Gap, gapsOf } from './gaps.ts';

/** What the others publish and one does not, and whom to ask how they did it. */
export function GapSection({ compared, theme }: { compared: ComparedInDetail[]; theme: string | undefined }) {
  const [own, ...others] = compared;
  if (own === undefined || others.length === 0) return null;
  const gaps = gapsOf(own, others);
  const name = own.government.fullName;
  const keys = compared.map(({ government }) => government.cvegeo);
  return (
    <section aria-labelledby="brecha" className="stack">
      <div className="section-head">
        <h2 id="brecha">
          {gaps.length === 0
            ? `${name} publica todo lo que publican los demás`
            : `${countOf(gaps.length, 'estándar', 'estándares')} que otros publican y ${name} no`}
        </h2>
      </div>
      <p className="row small">
        <span className="soft">Visto desde:</span>
        {compared.map(({ government }) =>
          government.cvegeo === own.government.cvegeo ? (
            <strong key={government.cvegeo} aria-current="true">
              {government.fullName}
            </strong>
          ) : (
            <Link
              key={government.cvegeo}
              to={`${paths.compare([government.cvegeo, ...keys.filter((key) => key !== government.cvegeo)], theme)}#brecha`}
            >
              {government.fullName}
            </Link>
          ),
        )}
      </p>
      {gaps.length > 0 && (
        <ul className="gap-list">
          {gaps.map((gap) => (
            <GapItem key={gap.standard.id} gap={gap} others={others.length} />
          ))}
        </ul>
      )}
    </section>
  );
}

function GapItem({ gap: { standard, publishers }, others }: { gap: Gap; others: number }) {
  return (
    <li>
      <div className="stack-tight">
        <h3>
          <Link to={paths.standard(standard.id)}>{standard.title}</Link>
        </h3>
        <p className="row small">
          <ThemeMark theme={standard.theme} isLink={false} />
          <span className="soft">
            Lo publican {publishers.length} de {others}.
          </span>
        </p>
      </div>
      <ul className="stack-tight small">
        {publishers.map(({ government, status, who }) => (
          <li key={government.cvegeo}>
            <Link to={paths.government(government.cvegeo)}>{government.fullName}</Link>{' '}
            <StatusWord kind={coverageWords[status].kind}>{coverageWords[status].word}</StatusWord>
            <br />
            <Asked officials={who.officials} cvegeo={government.cvegeo} fullName={government.fullName} />
          </li>
        ))}
      </ul>
    </li>
  );
}

/** Who of a government answers for its data: the post is public, and so is its page. */
function Asked({
  officials,
  cvegeo,
  fullName,
}: {
  officials: ComparedInDetail['who']['officials'];
  cvegeo: string;
  fullName: string;
}) {
  const [official] = officials;
  return (
    <>
      {official === undefined
        ? 'Sin enlace designado. '
        : `Pregunte a: ${official.name}, ${official.position} (${(postWords[official.post] ?? official.post).toLowerCase()}). `}
      <Link to={paths.governmentPeople(cvegeo)}>
        Quién responde<span className="visually-hidden"> por los datos de {fullName}</span>
      </Link>
    </>
  );
}

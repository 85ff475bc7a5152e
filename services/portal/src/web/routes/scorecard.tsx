import { Link } from 'react-router';
import { Breadcrumbs, EmptyState, Head } from '../design/text.tsx';
import { formatDate } from '../format.ts';
import { type LoadArguments, absence } from '../page.tsx';
import { BadgeEmbed } from '../parts/scorecards/badge-embed.tsx';
import { ContestList } from '../parts/scorecards/contest-list.tsx';
import { Evidence, type EvidencePage, evidenceFields } from '../parts/scorecards/evidence.tsx';
import { FigureTable } from '../parts/scorecards/figure-table.tsx';
import { ScoreHistory } from '../parts/scorecards/score-history.tsx';
import {
  type Scorecard,
  changeSentence,
  confidenceWords,
  gradeText,
  monthInWords,
  scorecardFields,
} from '../parts/scorecards/scorecard-data.ts';
import { paths } from '../paths.ts';
import { useSite } from '../site.ts';

const documentOf = (hasFigure: boolean) => `query Scorecard($cvegeo: ID!, $theme: ID${
  hasFigure ? ', $figure: ID!, $after: String' : ''
}) {
  government(cvegeo: $cvegeo) {
    cvegeo name fullName level membership state { cvegeo name }
    whole: score { grade themes { theme { id name } grade } }
    score(theme: $theme) { ${scorecardFields}
      ${hasFigure ? `evidence(figure: $figure, first: 50, after: $after) { ${evidenceFields} }` : ''} }
  }
  themes { id name }
}`;

type Government = {
  cvegeo: string;
  name: string;
  fullName: string;
  level: 'STATE' | 'MUNICIPALITY';
  membership: string | null;
  state: { cvegeo: string; name: string } | null;
  whole: { grade: number | null; themes: Scorecard['themes'] } | null;
  score: (Scorecard & { evidence?: EvidencePage }) | null;
};
type Data = {
  government: Government;
  themes: { id: string; name: string }[];
  theme: string | null;
  figure: string | null;
  isFirstPage: boolean;
};

const figures = [
  'implementation',
  'metadata',
  'coverage',
  'plan',
  'commitments',
  'answers',
  'freshness',
  'adela',
];

export async function load({ api, params, url }: LoadArguments): Promise<Data> {
  const { themes } = await api.query<{ themes: Data['themes'] }>('{ themes { id name } }');
  const asked = url.searchParams.get('tema');
  const theme = themes.find(({ id }) => id === asked)?.id ?? null;
  const figure = figures.find((id) => id === url.searchParams.get('cifra')) ?? null;
  const after = url.searchParams.get('pagina-despues');
  const { government } = await api.query<{ government: Government | null }>(documentOf(figure !== null), {
    cvegeo: params['cvegeo'],
    theme,
    ...(figure !== null && { figure, after }),
  });
  if (!government) throw absence('ningún gobierno con esa clave del INEGI');
  return { government, themes, theme, figure, isFirstPage: after === null };
}

export function Page({ data }: { data: Data }) {
  const { government, themes, theme } = data;
  const { cvegeo, name, fullName, state, score } = government;
  const themeName = themes.find(({ id }) => id === theme)?.name ?? null;
  return (
    <div className="stack-wide">
      <Head
        title={`Calificación de ${fullName}${themeName === null ? '' : `, ${themeName}`}`}
        description={`Cómo va ${fullName} en datos abiertos: cada cifra, de qué sale y su evidencia.`}
        path={paths.scorecard(cvegeo, { tema: theme ?? '' })}
      />
      <header className="page-head">
        <Breadcrumbs
          trail={[
            { name: 'Gobiernos', to: paths.governments() },
            ...(state ? [{ name: state.name, to: paths.government(state.cvegeo) }] : []),
            { name, to: paths.government(cvegeo) },
            { name: 'Calificación' },
          ]}
        />
        <h1>Calificación de {name}</h1>
        <Verdict government={government} themeName={themeName} />
      </header>
      <ThemeTabs government={government} theme={theme} themes={themes} />
      {score ? (
        <Whole data={data} score={score} />
      ) : (
        <EmptyState title="Todavía no hay nada que juzgar">
          <p>
            Cuando {fullName} publique datos, cumpla fechas de su plan o responda peticiones
            {themeName === null ? '' : ` de ${themeName}`}, aparecerá aquí. No es un cero.
          </p>
          <p>
            <Link to={paths.methodScorecard()}>Cómo se califica</Link>
          </p>
        </EmptyState>
      )}
    </div>
  );
}

function Verdict({
  government: { score, fullName },
  themeName,
}: {
  government: Government;
  themeName: string | null;
}) {
  const site = useSite();
  const of = themeName === null ? '' : ` en ${themeName}`;
  if (!score || score.grade === null)
    return (
      <p className="lede">
        {fullName} no tiene datos suficientes{of} para una calificación: {confidenceWords.NONE.sentence}.
      </p>
    );
  const { word, sentence } = confidenceWords[score.confidence];
  return (
    <>
      <p className="score-figure large">
        <strong>{gradeText(score.grade)}</strong> <span>de 100{of}</span>
      </p>
      <p className="lede">
        {word}: {sentence}.{changeSentence(score, site)}
      </p>
      <p className="small soft">
        De {monthInWords(score.month)}; cambió por última vez el {formatDate(score.computedAt)}.
      </p>
    </>
  );
}

function ThemeTabs({
  government: { cvegeo, whole },
  theme,
  themes,
}: {
  government: Government;
  theme: string | null;
  themes: Data['themes'];
}) {
  const gradeOf = (id: string) => whole?.themes.find((each) => each.theme?.id === id)?.grade ?? null;
  const tabs = [
    { id: null, name: 'Todo', grade: whole?.grade ?? null },
    ...themes.map(({ id, name }) => ({ id, name, grade: gradeOf(id) })),
  ];
  return (
    <nav className="tabs" aria-label="De qué tema">
      {tabs.map(({ id, name, grade }) => (
        <Link
          key={name}
          to={paths.scorecard(cvegeo, { tema: id ?? '' })}
          aria-current={id === theme ? 'page' : undefined}
        >
          {name} <span className="soft small">&nbsp;{gradeText(grade)}</span>
        </Link>
      ))}
    </nav>
  );
}

function Whole({ data, score }: { data: Data; score: NonNullable<Government['score']> }) {
  const { government, theme, figure, isFirstPage } = data;
  const { cvegeo, fullName, level } = government;
  const shown = score.figures.find(({ id }) => id === figure);
  const files = new URLSearchParams({ government: cvegeo, theme: theme ?? 'all' }).toString();
  return (
    <>
      <section aria-labelledby="cifras">
        <div className="section-head">
          <h2 id="cifras">De qué sale</h2>
          <Link to={paths.methodScorecard()}>Cómo se calcula</Link>
        </div>
        <FigureTable cvegeo={cvegeo} theme={theme} figures={score.figures} contests={score.contests} />
      </section>
      {shown && score.evidence && (
        <Evidence
          cvegeo={cvegeo}
          theme={theme}
          figure={shown}
          evidence={score.evidence}
          isFirstPage={isFirstPage}
        />
      )}
      <ScoreHistory name={fullName} history={score.history} figures={score.figures} />
      <section aria-labelledby="impugnaciones" className="stack">
        <div className="section-head">
          <h2 id="impugnaciones">Lo que dice el gobierno</h2>
          <Link to={paths.contestFigure(cvegeo, theme ?? '')}>Impugnar una cifra (para su gobierno)</Link>
        </div>
        {score.contests.length === 0 ? (
          <p>No ha impugnado ninguna de estas cifras.</p>
        ) : (
          <ContestList contests={score.contests} />
        )}
      </section>
      <div className="columns">
        <BadgeEmbed cvegeo={cvegeo} name={fullName} />
        <section aria-labelledby="siguiente" className="stack-tight">
          <div className="section-head">
            <h2 id="siguiente">Para seguir</h2>
          </div>
          <ul>
            <li>
              <Link to={paths.rankings({ nivel: level, pares: cvegeo })}>Su lugar entre sus pares</Link>
            </li>
            <li>
              <Link to={paths.compare([cvegeo])}>Compararlo con otros gobiernos</Link>
            </li>
            <li>
              <a href={`/scorecards.csv?${files}`}>Todos sus meses en CSV</a> o{' '}
              <a href={`/scorecards.json?${files}`}>en JSON</a>
            </li>
          </ul>
        </section>
      </div>
    </>
  );
}

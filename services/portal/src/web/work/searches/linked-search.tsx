import { useEffect, useState } from 'react';
import { Link, useParams } from 'react-router';
import { ApiProblem, type Problem, problemOf } from '../../api.ts';
import { Head, Notice } from '../../design/text.tsx';
import { formatDate } from '../../format.ts';
import { paths } from '../../paths.ts';
import { Loading, ProblemNotice } from '../problem-notice.tsx';
import { toProblem } from '../rest.ts';
import { WorkForm } from '../work-form.tsx';
import type { SavedSearch } from './search-data.ts';

type LinkedSearch = Omit<SavedSearch, 'id'>;
const headers = { accept: 'application/json', 'accept-language': 'es-MX' };

/** For whoever followed the link of a letter: the search, and a button that ends it. No session is needed. */
export function Page() {
  const { token = '' } = useParams();
  const address = `/api/v1/search-links/${encodeURIComponent(token)}`;
  const [search, setSearch] = useState<LinkedSearch | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isStopped, setIsStopped] = useState(false);
  useEffect(() => {
    fetch(address, { headers })
      .then(async (response) => {
        if (response.ok) setSearch((await response.json()) as LinkedSearch);
        else setProblem(await problemOf(response));
      })
      .catch((error: unknown) => setProblem(toProblem(error)));
  }, [address]);
  return (
    <div className="stack">
      <Head title="Avisos de una búsqueda" path={paths.savedSearch('')} />
      <h1>Avisos de una búsqueda</h1>
      {problem && (
        <>
          <ProblemNotice problem={problem} />
          <p>
            <Link to={paths.search()}>Buscar datos</Link>
          </p>
        </>
      )}
      {!search && !problem && <Loading what="la búsqueda" />}
      {isStopped && (
        <Notice role="status" title="Listo">
          <p>Ya no recibirá avisos de esta búsqueda, y su correo se borró.</p>
        </Notice>
      )}
      {search && (
        <>
          <p className="lede">
            <Link to={`${paths.search()}?${search.query}`}>{search.name}</Link>
          </p>
          {!isStopped && (
            <>
              <p>
                {search.toldAt === null
                  ? 'Le avisaremos por correo, a lo más una vez al día, cuando haya algo nuevo.'
                  : `El último aviso fue el ${formatDate(search.toldAt)}.`}
              </p>
              <WorkForm
                label="Dejar de recibir estos avisos"
                kind="quiet"
                action={async () => {
                  const response = await fetch(address, { method: 'DELETE', headers });
                  if (!response.ok) throw new ApiProblem(await problemOf(response));
                  setIsStopped(true);
                }}
              />
            </>
          )}
        </>
      )}
    </div>
  );
}

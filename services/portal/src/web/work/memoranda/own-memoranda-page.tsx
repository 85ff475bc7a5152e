import { Link } from 'react-router';
import { DataTable } from '../../design/data-table.tsx';
import { Breadcrumbs, EmptyState, Head, StatusWord } from '../../design/text.tsx';
import { formatDate } from '../../format.ts';
import { paths } from '../../paths.ts';
import { memorandumWordOf } from '../../words.ts';
import { keyRoles } from '../home-of.ts';
import { Loading, ProblemNotice } from '../problem-notice.tsx';
import { SignedIn } from '../signed-in.tsx';
import { type Listed, useRest } from '../rest.ts';
import type { WorkMemorandum } from './memorandum-types.ts';

export function Page() {
  return <SignedIn roles={keyRoles}>{() => <OwnMemoranda />}</SignedIn>;
}

/** The memoranda of the person's government, those that wait for it first. */
function OwnMemoranda() {
  const { data, problem } = useRest<Listed<WorkMemorandum>>('/api/v1/memoranda?first=100');
  const rows = (data?.items ?? []).toSorted(
    (a, b) => Number(b.state === 'in-review') - Number(a.state === 'in-review'),
  );
  return (
    <div className="stack">
      <Head title="Convenios de mi gobierno" path={paths.panelMemoranda()} />
      <Breadcrumbs trail={[{ name: 'Mi panel', to: paths.panel() }, { name: 'Convenios' }]} />
      <h1>Convenios de mi gobierno</h1>
      {problem && <ProblemNotice problem={problem} />}
      {!data && !problem && <Loading what="los convenios" />}
      {data?.items.length === 0 && (
        <EmptyState title="Todavía no hay convenio">
          <p>La coordinación lo redacta cuando su gobierno ingresa a la red; le llegará un aviso.</p>
        </EmptyState>
      )}
      {rows.length > 0 && (
        <DataTable
          caption="Convenios de mi gobierno"
          captionHidden
          keyOf={({ id }) => id}
          rows={rows}
          needsAttention={({ state }) => state === 'in-review'}
          columns={[
            {
              title: 'Convenio',
              cell: ({ id, title }) => <Link to={paths.panelMemorandum(id)}>{title}</Link>,
            },
            { title: 'Folio', cell: ({ folio }) => folio },
            {
              title: 'Situación',
              cell: ({ state }) => {
                const { kind, word } = memorandumWordOf(state);
                return (
                  <StatusWord kind={kind}>{state === 'in-review' ? 'Espera su revisión' : word}</StatusWord>
                );
              },
            },
            {
              title: 'Vigencia',
              cell: ({ validFrom, validUntil }) => `${formatDate(validFrom)} a ${formatDate(validUntil)}`,
            },
          ]}
        />
      )}
    </div>
  );
}

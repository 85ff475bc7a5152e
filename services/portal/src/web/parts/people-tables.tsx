import { DataTable } from '../design/data-table.tsx';
import { StatusWord } from '../design/text.tsx';
import { formatDate } from '../format.ts';
import { type Custody, type Incoming, type Official, custodyWords, postName, postOf } from './people.ts';

/** How somebody stands in a post today, in words. */
function Standing({ official }: { official: Official }) {
  const { isCurrent, isActing, standing, endedAt, endedBecause, absences } = official;
  if (!isCurrent) {
    const because = endedBecause === null ? '' : `, ${endedBecause}`;
    return (
      <StatusWord kind="none">
        Terminó el {endedAt === null ? '' : formatDate(endedAt)}
        {because}
      </StatusWord>
    );
  }
  if (isActing) return <StatusWord kind="good">En funciones</StatusWord>;
  if (standing === 'substitute') return <StatusWord kind="none">Actúa si falta el titular</StatusWord>;
  const absent = absences.find((absence) => absence.endedAt === null);
  return (
    <StatusWord kind="late">
      {absent
        ? `Ausente desde el ${formatDate(absent.from)}${absent.until === null ? '' : ` hasta el ${formatDate(absent.until)}`}`
        : 'Fuera de su periodo'}
    </StatusWord>
  );
}

/** Who holds and held the posts of a government, those in post first. `contact`: the column of who may read it. */
export function OfficialsTable({ officials, contact = false }: { officials: Official[]; contact?: boolean }) {
  return (
    <div className="people">
      <DataTable
        caption="Designados, primero los que están en funciones"
        keyOf={({ id }) => id}
        rows={officials.toSorted((a, b) => Number(b.isCurrent) - Number(a.isCurrent))}
        columns={[
          { title: 'Nombre', cell: ({ name }) => name },
          { title: 'Papel', cell: postOf },
          { title: 'Cargo', cell: ({ position }) => position },
          ...(contact ? [{ title: 'Correo', cell: ({ email }: Official) => email ?? 'no a la vista' }] : []),
          { title: 'Desde', cell: ({ termStarts }) => formatDate(termStarts) },
          {
            title: 'Último día',
            cell: ({ actsUntil }) => (actsUntil === null ? 'sin fecha' : formatDate(actsUntil)),
          },
          { title: 'Situación', cell: (official) => <Standing official={official} /> },
        ]}
      />
    </div>
  );
}

/** Who takes office on a day to come. */
export function IncomingList({ incoming }: { incoming: Incoming[] }) {
  if (incoming.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="por-llegar">
      <h2 id="por-llegar">Por tomar el cargo</h2>
      <ul>
        {incoming.map(({ id, post, name, position, termStarts }) => (
          <li key={id}>
            {name}, {position}: {postName(post).toLowerCase()} desde el {formatDate(termStarts)}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** In whose hands a government's data were, the last first. */
export function CustodyTable({ custody }: { custody: Custody[] }) {
  return (
    <DataTable
      caption="En manos de quién están y estuvieron los datos"
      keyOf={({ since, kind }) => `${since} ${kind}`}
      rows={custody}
      columns={[
        { title: 'Responde', cell: custodyWords },
        { title: 'Desde', cell: ({ since }) => formatDate(since) },
        { title: 'Hasta', cell: ({ until }) => (until === null ? 'hoy' : formatDate(until)) },
      ]}
    />
  );
}

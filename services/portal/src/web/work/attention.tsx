import { useCallback } from 'react';
import { Link } from 'react-router';
import { countOf } from '../format.ts';
import { paths } from '../paths.ts';
import type { NetworkNode } from './node-words.ts';
import { type Listed, useRest } from './rest.ts';

export const expiryWindowDays = 90;

/** What waits for a coordinator; null while it is being counted or when it could not be. */
export type Attention = {
  applications: number | null;
  expiring: number | null;
  held: number | null;
  proposed: number | null;
  nodes: number | null;
  reload: () => Promise<void>;
};

/** Counts the five things that ask for the coordinator's attention; `reload` after working on one. */
export function useAttention(): Attention {
  const applications = useRest<Listed<unknown>>('/api/v1/applications?state=submitted&first=100');
  const expiring = useRest<Listed<unknown>>(
    `/api/v1/memoranda?expiresWithinDays=${expiryWindowDays}&first=100`,
  );
  const held = useRest<Listed<unknown>>('/api/v1/sources?health=held&first=100');
  const proposed = useRest<Listed<unknown>>('/api/v1/sources?state=proposed&first=100');
  const nodes = useRest<Listed<Pick<NetworkNode, 'state'>>>('/api/v1/nodes?first=100');
  const lists = [applications.reload, expiring.reload, held.reload, proposed.reload, nodes.reload] as const;
  const [readApplications, readExpiring, readHeld, readProposed, readNodes] = lists;
  return {
    applications: applications.data?.items.length ?? null,
    expiring: expiring.data?.items.length ?? null,
    held: held.data?.items.length ?? null,
    proposed: proposed.data?.items.length ?? null,
    nodes: nodes.data?.items.filter(({ state }) => state === 'proposed').length ?? null,
    reload: useCallback(async () => {
      await Promise.all([readApplications(), readExpiring(), readHeld(), readProposed(), readNodes()]);
    }, [readApplications, readExpiring, readHeld, readProposed, readNodes]),
  };
}

type Line = { count: number | null; to: string; words: [one: string, many: string] };

/** The board that is read first: what waits is marigold and leads to its work; what does not is one line. */
export function AttentionBoard({ applications, expiring, held, proposed, nodes }: Attention) {
  const lines: Line[] = [
    {
      count: applications,
      to: paths.coordinationApplications(),
      words: ['solicitud por resolver', 'solicitudes por resolver'],
    },
    {
      count: expiring,
      to: `${paths.coordinationMemoranda()}?ver=por-vencer`,
      words: [
        `convenio vence en los próximos ${expiryWindowDays} días`,
        `convenios vencen en los próximos ${expiryWindowDays} días`,
      ],
    },
    {
      count: held,
      to: paths.coordinationSources(),
      words: ['cosecha retenida', 'cosechas retenidas'],
    },
    {
      count: proposed,
      to: paths.coordinationSources(),
      words: ['fuente por aprobar', 'fuentes por aprobar'],
    },
    { count: nodes, to: paths.coordinationNodes(), words: ['nodo por aprobar', 'nodos por aprobar'] },
  ];
  const waiting = lines.filter(({ count }) => count !== null && count > 0);
  const rest = lines.filter(({ count }) => !count);
  return (
    <ul className="attention-board" aria-label="Lo que espera a la coordinación">
      {waiting.map(({ count, to, words: [one, many] }) => (
        <li key={many} className="waiting">
          <Link to={to}>{countOf(count ?? 0, one, many)}</Link>
        </li>
      ))}
      {rest.length > 0 && (
        <li className="rest">
          {rest.map(({ count, to, words: [, many] }) => (
            <Link key={many} to={to}>
              {count === null ? '…' : count} {many}
            </Link>
          ))}
        </li>
      )}
    </ul>
  );
}

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

/** The board that is read first: five counts, each leading to its work; what waits is marigold. */
export function AttentionBoard({ applications, expiring, held, proposed, nodes }: Attention) {
  return (
    <ul className="attention-board" aria-label="Lo que espera a la coordinación">
      <Waiting
        count={applications}
        to={paths.coordinationApplications()}
        words={['solicitud por resolver', 'solicitudes por resolver']}
      />
      <Waiting
        count={expiring}
        to={`${paths.coordinationMemoranda()}?ver=por-vencer`}
        words={[
          `convenio vence en los próximos ${expiryWindowDays} días`,
          `convenios vencen en los próximos ${expiryWindowDays} días`,
        ]}
      />
      <Waiting
        count={held}
        to={paths.coordinationSources()}
        words={['cosecha retenida', 'cosechas retenidas']}
      />
      <Waiting
        count={proposed}
        to={paths.coordinationSources()}
        words={['fuente por aprobar', 'fuentes por aprobar']}
      />
      <Waiting
        count={nodes}
        to={paths.coordinationNodes()}
        words={['nodo por aprobar', 'nodos por aprobar']}
      />
    </ul>
  );
}

function Waiting({
  count,
  to,
  words: [one, many],
}: {
  count: number | null;
  to: string;
  words: [one: string, many: string];
}) {
  return (
    <li className={count ? 'waiting' : undefined}>
      <Link to={to}>{count === null ? `… ${many}` : countOf(count, one, many)}</Link>
    </li>
  );
}

import { useState } from 'react';
import type { Problem } from '../../api.ts';
import { DataTable } from '../../design/data-table.tsx';
import { StatusWord } from '../../design/text.tsx';
import { formatDate } from '../../format.ts';
import { useSession } from '../../session.tsx';
import { Loading, ProblemNotice } from '../problem-notice.tsx';
import { sendJson, toProblem, useRest } from '../rest.ts';
import { deviceName } from './device-name.ts';

type OpenSession = {
  id: string;
  startedAt: string;
  lastUsedAt: string;
  userAgent: string | null;
  method: 'password' | 'invitation' | 'oidc' | 'llave-mx';
  hasSecondFactor: boolean;
  isCurrent: boolean;
};

const methods: Record<OpenSession['method'], string> = {
  password: 'Contraseña',
  invitation: 'Invitación',
  oidc: 'Identidad de su gobierno',
  'llave-mx': 'Llave MX',
};

/** Where a person is signed in, and how to end it from here. */
export function SessionList() {
  const { call } = useSession();
  const { data, problem, reload } = useRest<{ items: OpenSession[] }>('/api/v1/account/sessions');
  const [refused, setRefused] = useState<Problem | null>(null);
  const end = (path: string) => {
    setRefused(null);
    sendJson(call, 'DELETE', { path })
      .then(reload)
      .catch((error: unknown) => setRefused(toProblem(error)));
  };
  return (
    <section aria-labelledby="sesiones" className="stack">
      <div className="section-head">
        <h2 id="sesiones">Sesiones abiertas</h2>
      </div>
      {problem && <ProblemNotice problem={problem} />}
      {refused && <ProblemNotice problem={refused} />}
      {!data && !problem && <Loading what="sus sesiones" />}
      {data && (
        <>
          <DataTable
            caption="Dónde está abierta su cuenta"
            keyOf={({ id }) => id}
            rows={data.items}
            columns={[
              { title: 'Dispositivo', cell: ({ userAgent }) => deviceName(userAgent) },
              {
                title: 'Cómo entró',
                cell: ({ method, hasSecondFactor }) =>
                  `${methods[method]}${hasSecondFactor ? ' y código' : ''}`,
              },
              { title: 'Entró', cell: ({ startedAt }) => formatDate(startedAt) },
              { title: 'Último uso', cell: ({ lastUsedAt }) => formatDate(lastUsedAt) },
              {
                title: 'Cerrar',
                cell: ({ id, userAgent, isCurrent }) =>
                  isCurrent ? (
                    <StatusWord kind="good">Esta sesión</StatusWord>
                  ) : (
                    <button
                      type="button"
                      className="button danger"
                      onClick={() => end(`/api/v1/account/sessions/${id}`)}
                    >
                      Cerrar<span className="visually-hidden"> la de {deviceName(userAgent)}</span>
                    </button>
                  ),
              },
            ]}
          />
          {data.items.length > 1 && (
            <p>
              <button type="button" className="button quiet" onClick={() => end('/api/v1/account/sessions')}>
                Cerrar todas menos esta
              </button>
            </p>
          )}
          <p className="small soft">
            Una sesión cerrada no se puede renovar; lo que tuviera abierto deja de servir en diez minutos a lo
            más.
          </p>
        </>
      )}
    </section>
  );
}

import { Call } from './call.tsx';

/** What a program that asks often should know of GraphQL: stored questions, changes, the client, quotas and what stays. */
export function GraphqlUse({ publicUrl, cvegeo }: { publicUrl: string; cvegeo: string }) {
  return (
    <>
      <Call
        title="Una consulta guardada, por su nombre"
        command={`curl -sG ${publicUrl}/graphql -d documentId=gobierno-y-pares --data-urlencode 'variables={"clave":"${cvegeo}"}'`}
      />
      <Call
        title="Lo que cambia en un gobierno, un tema o una búsqueda, conforme cambia"
        command={`curl -sN '${publicUrl}/graphql/changes?government=${cvegeo}'`}
      />
      <Call
        title="El cliente con tipos para TypeScript, un solo archivo"
        command={`curl -s ${publicUrl}/graphql/client.ts -o red-mexico-abierto.ts`}
      />
      <ul>
        <li>
          Cada respuesta dice su costo en <code>extensions.cost</code>. El máximo es de 10,000 puntos por
          consulta y de 200,000 por minuto para cada dirección; con una clave de API (<code>X-Api-Key</code>
          ), 2,000,000. Los encabezados <code>RateLimit-*</code> dicen cuánto queda.
        </li>
        <li>
          Por <code>GET</code> cada respuesta lleva <code>ETag</code>: lo que no ha cambiado se contesta con
          304, sin repetirlo. Quien vuelve a <code>/graphql/changes</code> con <code>Last-Event-ID</code>{' '}
          sigue donde se quedó.
        </li>
        <li>
          Lo que se vaya a quitar se marca antes como obsoleto en el{' '}
          <a href="/graphql/schema.graphql">esquema</a>, con la fecha y lo que lo reemplaza, al menos doce
          meses. Lo nuevo puede llegar cualquier día.
        </li>
      </ul>
    </>
  );
}

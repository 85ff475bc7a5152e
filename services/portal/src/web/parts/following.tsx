import { Link } from 'react-router';
import { paths } from '../paths.ts';
import { Call } from './call.tsx';

/** How a program keeps in step with the whole catalogue. */
export function Following({ publicUrl, cvegeo }: { publicUrl: string; cvegeo: string }) {
  return (
    <section aria-labelledby="seguir" className="stack">
      <div className="section-head">
        <h2 id="seguir">Llevarse el catálogo y seguir sus cambios</h2>
      </div>
      <ul>
        <li>
          Completo y por gobierno en DCAT-AP 3 (<code>/catalog.ttl</code>, <code>.jsonld</code>,{' '}
          <code>.rdf</code>, por páginas de Hydra) y como <code>/data.json</code>; cada conjunto también en su
          propia dirección, por <code>Accept</code>.
        </li>
        <li>
          Cada publicación, cambio y retiro en <code>/feed</code>, un canal LDES de DCAT-AP firmado por la
          red: las páginas llenas no cambian nunca; siga <code>tree:relation</code> hasta la última.
        </li>
        <li>
          Lo que cambió por último como Atom, agregando <code>.atom</code> a una búsqueda o a un tema, o{' '}
          <code>/catalog.atom</code> a un gobierno.
        </li>
        <li>
          Los integrantes pueden pedir que se les avise a los pocos segundos, en{' '}
          <Link to={paths.panelNotices()}>avisos de cambios</Link>.
        </li>
      </ul>
      <Call
        title="Los cambios más recientes"
        command={`curl -s ${publicUrl}/feed -H 'accept: application/trig'`}
      />
      <Call
        title="El catálogo de un gobierno"
        command={`curl -s ${publicUrl}/governments/${cvegeo}/catalog.ttl`}
      />
    </section>
  );
}

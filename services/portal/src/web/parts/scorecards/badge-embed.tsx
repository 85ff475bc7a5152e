import { useSite } from '../../site.ts';
import { CopyButton } from '../copy-button.tsx';

/** The badge as other sites will show it, and what to paste there. */
export function BadgeEmbed({ cvegeo, name }: { cvegeo: string; name: string }) {
  const { publicUrl } = useSite();
  const alt = `Calificación de ${name} en datos abiertos, Red México Abierto`;
  const code = `<a href="${publicUrl}/governments/${cvegeo}/calificacion"><img src="${publicUrl}/badges/${cvegeo}.svg" alt="${alt}" height="22"></a>`;
  return (
    <section aria-labelledby="insignia" className="stack-tight">
      <div className="section-head">
        <h2 id="insignia">Póngala en su sitio</h2>
      </div>
      <p>
        <img src={`/badges/${cvegeo}.svg`} alt={alt} height="22" />
      </p>
      <p className="small">
        La insignia se actualiza sola y lleva a esta página. Copie este código en su portal:
      </p>
      <pre className="small" tabIndex={0} role="group" aria-label="Código de la insignia">
        <code>{code}</code>
      </pre>
      <CopyButton text={code} label="Copiar el código" />
    </section>
  );
}

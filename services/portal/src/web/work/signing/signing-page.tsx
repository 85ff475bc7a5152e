import { useEffect, useRef, useState } from 'react';
import { Link, useParams } from 'react-router';
import { type Problem, problemOf } from '../../api.ts';
import { Facts, Head, Notice } from '../../design/text.tsx';
import { formatDate } from '../../format.ts';
import { paths } from '../../paths.ts';
import { useSite } from '../../site.ts';
import { Loading, ProblemNotice } from '../problem-notice.tsx';
import { toProblem } from '../rest.ts';
import { DemonstrationPairs } from './demonstration-pairs.tsx';
import { SignForm } from './sign-form.tsx';
import type { SignedAnswer, SigningLink } from './signing-types.ts';
import { partyWords } from './signing-words.ts';

/** What happened with the signature; takes the focus, since the form it replaces is gone. */
function Signed({ link, answer }: { link: SigningLink; answer: SignedAnswer }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div tabIndex={-1} ref={box}>
      <Notice role="status" title="Se recibió su firma">
        <p>
          {answer.isComplete
            ? `Con ella firmaron las dos partes: el convenio ${link.folio} quedó firmado y ya es público.`
            : `Falta la firma de la otra parte para que el convenio ${link.folio} quede firmado.`}
        </p>
        <p>
          Se recibió el {formatDate(answer.signedAt)}. Este enlace ya no sirve; puede cerrar la página y
          borrar la copia de sus archivos si este equipo no es suyo.
        </p>
      </Notice>
    </div>
  );
}

function Signing({ address, link }: { address: string; link: SigningLink }) {
  const { demonstration } = useSite();
  const [answer, setAnswer] = useState<SignedAnswer | null>(null);
  if (answer !== null) return <Signed link={link} answer={answer} />;
  return (
    <>
      <Facts
        facts={[
          ['Convenio', link.title],
          ['Gobierno', link.governmentName],
          ['Firma por', `${partyWords[link.party]}: ${link.organization}`],
          ['Quien firma', `${link.signatory}, ${link.position} (RFC ${link.rfc})`],
          ['El enlace vence', formatDate(link.expiresAt)],
        ]}
      />
      <section className="stack-tight" aria-labelledby="leer">
        <h2 id="leer">1. Lea el documento</h2>
        <p>
          <a className="button quiet" href={`${address}/document.pdf`} download={`${link.folio}.pdf`}>
            Descargar el convenio (PDF)
          </a>
        </p>
        <details>
          <summary>Huella del documento</summary>
          <p>
            Lo que se firma es esta huella SHA-256; la página la vuelve a calcular del documento antes de
            firmar: <code>{link.documentSha256}</code>
          </p>
        </details>
      </section>
      <section className="stack-tight" aria-labelledby="firmar">
        <h2 id="firmar">2. Fírmelo con su e.firma</h2>
        {link.isEfirmaOn ? (
          <>
            <p>
              La firma se hace en este navegador. Su llave privada y su contraseña no salen de su equipo: solo
              se envían su certificado y la firma.
            </p>
            {demonstration && <DemonstrationPairs />}
            <SignForm address={address} link={link} onSigned={setAnswer} />
          </>
        ) : (
          <Notice title="Aquí la e.firma no está disponible">
            <p>
              Imprima el documento, fírmelo y entréguelo a la coordinación de la red, que archiva la copia y
              da constancia de ella.
            </p>
          </Notice>
        )}
      </section>
    </>
  );
}

export function Page() {
  const { token = '' } = useParams();
  const [link, setLink] = useState<SigningLink | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const address = `/api/v1/signing/${encodeURIComponent(token)}`;
  useEffect(() => {
    fetch(address, { headers: { 'accept-language': 'es-MX' } })
      .then(async (response) => {
        if (response.ok) setLink((await response.json()) as SigningLink);
        else setProblem(await problemOf(response));
      })
      .catch((error: unknown) => setProblem(toProblem(error)));
  }, [address]);
  return (
    <div className="stack">
      <Head title="Firmar un convenio" path={paths.signing(token)} />
      <h1>{link === null ? 'Firmar un convenio' : `Firmar el convenio ${link.folio}`}</h1>
      {problem && (
        <>
          <ProblemNotice problem={problem} />
          <p>
            <Link to={paths.memoranda()}>Ver los convenios firmados</Link>
          </p>
        </>
      )}
      {!problem && !link && <Loading what="el convenio" />}
      {link && <Signing address={address} link={link} />}
    </div>
  );
}

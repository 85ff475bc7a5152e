import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Breadcrumbs, Facts, Head, Notice, StatusWord } from '../design/text.tsx';
import { countOf, formatDate, formatMoment } from '../format.ts';
import { type LoadArguments, absence } from '../page.tsx';
import { type AgreementBlock, agreementBlockFields } from '../parts/agreement/agreement-block.ts';
import { AgreementText } from '../parts/agreement/agreement-text.tsx';
import { type WithCommitments, commitmentFields } from '../parts/commitments/commitment-data.ts';
import { CommitmentsBlock } from '../parts/commitments/commitments-block.tsx';
import { paths } from '../paths.ts';
import { memorandumWordOf } from '../words.ts';

const document = `query Memorandum($id: ID!) {
  memorandum(id: $id) {
    id folio title state kind validFrom validUntil signedOn daysLeft endedOn endedBecause
    documentSha256 documentUrl evidenceUrl
    government { cvegeo fullName }
    parent { id folio }
    renews { id folio }
    addenda { id folio title state validFrom validUntil }
    parties { party organization signatory position }
    signatures { party method signedAt signatory certificateNumber revocation }
    ${agreementBlockFields}
    ${commitmentFields}
  }
}`;

type Side = 'FEDERATION' | 'GOVERNMENT';
type Signature = {
  party: Side;
  method: string;
  signedAt: string;
  signatory: string;
  certificateNumber: string | null;
  revocation: string | null;
};
type Kin = { id: string; folio: string };
type Data = WithCommitments & {
  id: string;
  folio: string;
  title: string;
  state: string;
  kind: 'AGREEMENT' | 'ADDENDUM';
  validFrom: string;
  validUntil: string;
  signedOn: string | null;
  daysLeft: number;
  endedOn: string | null;
  endedBecause: string | null;
  documentSha256: string | null;
  documentUrl: string | null;
  evidenceUrl: string | null;
  government: { cvegeo: string; fullName: string };
  parent: Kin | null;
  renews: Kin | null;
  addenda: (Kin & { title: string; state: string; validFrom: string; validUntil: string })[];
  parties: { party: Side; organization: string; signatory: string; position: string }[];
  signatures: Signature[];
  text: AgreementBlock[];
};

export async function load({ api, params }: LoadArguments): Promise<Data> {
  const { memorandum } = await api.query<{ memorandum: Data | null }>(document, { id: params['id'] });
  if (!memorandum) throw absence('ningún convenio firmado en esta dirección');
  return memorandum;
}

const sideWords: Record<Side, string> = { FEDERATION: 'Por la federación', GOVERNMENT: 'Por el gobierno' };

/** The text as it is shown: who signs is in the parties of the agreement, which GraphQL gives apart. */
function withSignatories({ text, parties }: Data): AgreementBlock[] {
  return text.map((block) => (block.kind === 'signatories' ? { ...block, parties } : block));
}

function validityOf({ state, daysLeft, validFrom, validUntil }: Data): string {
  const dates = `Del ${formatDate(validFrom)} al ${formatDate(validUntil)}`;
  if (state === 'EXPIRING' || (state === 'ACTIVE' && daysLeft <= 90))
    return `${dates}: ${daysLeft === 0 ? 'vence hoy' : `le quedan ${countOf(daysLeft, 'día', 'días')}`}`;
  return dates;
}

export function Page({ data }: { data: Data }) {
  const { folio, government, kind, parent, renews, addenda, title } = data;
  const { kind: status, word } = memorandumWordOf(data.state);
  return (
    <div className="stack-wide memorandum-page">
      <Head
        title={`Convenio de ${government.fullName}`}
        description={`${title}. Su texto, sus firmas y cómo van sus compromisos.`}
        path={paths.memorandum(data.id)}
      />
      <header className="page-head">
        <Breadcrumbs
          trail={[
            { name: 'Convenios', to: paths.memoranda() },
            { name: government.fullName, to: paths.government(government.cvegeo) },
            { name: folio },
          ]}
        />
        <h1>{title}</h1>
        <div className="row">
          <span>{kind === 'ADDENDUM' ? `Convenio modificatorio ${folio}` : `Convenio ${folio}`}</span>
          <StatusWord kind={status}>{word}</StatusWord>
        </div>
        <p className="lede">{validityOf(data)}.</p>
      </header>
      {data.endedBecause !== null && (
        <Notice title={`Dejó de regir el ${formatDate(data.endedOn ?? data.validUntil)}`}>
          <p>
            Motivo: {data.endedBecause}. Lo que {government.fullName} publicó sigue publicado.
          </p>
        </Notice>
      )}
      <CommitmentsBlock commitments={data.commitments} burnDown={data.burnDown} />
      <section aria-labelledby="firmas" className="stack">
        <div className="section-head">
          <h2 id="firmas">Firmas</h2>
        </div>
        <Facts
          facts={[
            ...data.parties.map(({ party, organization, signatory, position }): [string, ReactNode] => [
              sideWords[party],
              <span key={party}>
                {signatory}, {position}, {organization}
                <br />
                <SignatureLine signature={data.signatures.find((one) => one.party === party)} />
              </span>,
            ]),
            ['Firmado', data.signedOn && formatDate(data.signedOn)],
            ['Convenio que modifica', parent && <Link to={paths.memorandum(parent.id)}>{parent.folio}</Link>],
            ['Convenio que renueva', renews && <Link to={paths.memorandum(renews.id)}>{renews.folio}</Link>],
            [
              'Modificado por',
              addenda.length > 0 && (
                <ul>
                  {addenda.map((addendum) => (
                    <li key={addendum.id}>
                      <Link to={paths.memorandum(addendum.id)}>{addendum.folio}</Link>,{' '}
                      {memorandumWordOf(addendum.state).word.toLocaleLowerCase('es-MX')} desde el{' '}
                      {formatDate(addendum.validFrom)}
                    </li>
                  ))}
                </ul>
              ),
            ],
            [
              'Huella SHA-256 del documento',
              data.documentSha256 && <code className="hash">{data.documentSha256}</code>,
            ],
          ]}
        />
        {data.documentUrl !== null && (
          <p className="row no-print">
            <a className="button" href={`/memoranda/${data.id}/document.pdf`} download>
              Descargar el documento firmado (PDF)
            </a>
            <a className="button quiet" href={`/memoranda/${data.id}/evidence.zip`} download>
              Descargar las pruebas de sus firmas (ZIP)
            </a>
          </p>
        )}
        <p className="small soft no-print">
          Cualquier persona puede comprobar las firmas sin conexión con{' '}
          <code>rma memorandum verify evidence.zip</code>.
        </p>
      </section>
      {data.text.length > 0 && (
        <section aria-labelledby="texto" className="stack">
          <div className="section-head">
            <h2 id="texto">Texto</h2>
            <span className="small soft no-print">Es el mismo del PDF; esta página se puede imprimir.</span>
          </div>
          <AgreementText blocks={withSignatories(data)} />
        </section>
      )}
    </div>
  );
}

const revocationWords: Record<string, string> = {
  good: 'el certificado no estaba revocado',
  unknown: 'no se pudo saber si el certificado estaba revocado',
  revoked: 'el certificado estaba revocado',
};

function SignatureLine({ signature }: { signature: Signature | undefined }) {
  if (!signature) return <span className="soft">Firmó en el documento archivado.</span>;
  const { method, signedAt, certificateNumber, revocation } = signature;
  return (
    <span className="small">
      {method === 'e-firma'
        ? `Firmó con e.firma el ${formatMoment(signedAt)}, certificado ${certificateNumber ?? 'sin número'}${
            revocation === null ? '' : `; ${revocationWords[revocation] ?? revocation}`
          }.`
        : `Firmó en papel el ${formatDate(signedAt)}; la coordinación cotejó la copia.`}
    </span>
  );
}

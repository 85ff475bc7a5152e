import { reportKinds } from '@rma/domain';
import { useEffect, useState } from 'react';
import { Link, useParams } from 'react-router';
import { createApi } from '../../api.ts';
import { type Mistakes, SelectField, TextArea } from '../../design/form.tsx';
import { Breadcrumbs, EmptyState, Head } from '../../design/text.tsx';
import { paths } from '../../paths.ts';
import { textOf } from '../form-text.ts';
import { Loading } from '../problem-notice.tsx';
import { WorkForm } from '../work-form.tsx';
import { NeedsScript, Sent, WriterFields, emailMistake, usePublicWriting, writerOf } from './public-form.tsx';

type Reported = { id: string; title: string; publisher: { fullName: string } };
const document = 'query Reported($id: ID!) { dataset(id: $id) { id title publisher { fullName } } }';

function check(form: FormData, isSignedIn: boolean): Mistakes {
  const mistakes = emailMistake(form, isSignedIn);
  if (textOf(form, 'description').length < 10)
    mistakes['description'] = 'Diga qué está mal y dónde: el archivo, la columna, el renglón.';
  return mistakes;
}

export function Page() {
  const { id = '' } = useParams();
  const { account, send } = usePublicWriting();
  const [dataset, setDataset] = useState<Reported | null | undefined>(undefined);
  const [sent, setSent] = useState<{ isPublic: boolean } | null>(null);
  useEffect(() => {
    createApi((path, init) => fetch(path, init))
      .query<{ dataset: Reported | null }>(document, { id })
      .then((answer) => setDataset(answer.dataset))
      .catch(() => setDataset(null));
  }, [id]);
  if (sent)
    return (
      <Sent title="Recibimos su reporte" isCounted={sent.isPublic}>
        <p>
          <Link to={paths.dataset(id)}>Volver al conjunto de datos</Link>
        </p>
      </Sent>
    );
  return (
    <div className="stack">
      <Head title="Reportar un problema" path={paths.reportNew(id)} />
      <Breadcrumbs trail={[{ name: 'Datos', to: paths.search() }, { name: 'Reportar un problema' }]} />
      <h1>Reportar un problema</h1>
      <NeedsScript />
      {dataset === undefined && <Loading what="el conjunto de datos" />}
      {dataset === null && (
        <EmptyState title="No se encontró ese conjunto de datos">
          <p>
            <Link to={paths.search()}>Buscar otro</Link>
          </p>
        </EmptyState>
      )}
      {dataset && (
        <>
          <p className="lede">
            En <Link to={paths.dataset(id)}>{dataset.title}</Link>, de {dataset.publisher.fullName}. Su
            gobierno responde en 30 días.
          </p>
          <p className="small soft">
            Lo que escriba será público, menos si avisa de datos personales. No los copie aquí: diga dónde
            están.
          </p>
          <WorkForm
            label="Enviar el reporte"
            check={(form) => check(form, account !== null)}
            action={async (form) =>
              setSent(
                await send(`/api/v1/datasets/${id}/reports`, {
                  ...writerOf(form),
                  kind: textOf(form, 'kind'),
                  description: textOf(form, 'description'),
                }),
              )
            }
          >
            {(mistakes) => (
              <>
                <SelectField
                  name="kind"
                  label="Qué pasa"
                  options={Object.entries(reportKinds).map(([value, label]) => ({ value, label }))}
                  mistake={mistakes['kind']}
                />
                <TextArea
                  name="description"
                  label="Qué está mal y dónde"
                  hint="El nombre del archivo o de la columna, un renglón de ejemplo, qué esperaba encontrar."
                  mistake={mistakes['description']}
                />
                <WriterFields mistakes={mistakes} />
              </>
            )}
          </WorkForm>
        </>
      )}
    </div>
  );
}

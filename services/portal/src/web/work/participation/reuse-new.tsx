import { reuseKinds, sectors, sustainableGoals } from '@rma/domain';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { type Mistakes, SelectField, TextArea, TextField } from '../../design/form.tsx';
import { Head } from '../../design/text.tsx';
import { paths } from '../../paths.ts';
import { textOf } from '../form-text.ts';
import { WorkForm } from '../work-form.tsx';
import { DatasetPicker } from './dataset-picker.tsx';
import { NeedsScript, Sent, WriterFields, emailMistake, usePublicWriting, writerOf } from './public-form.tsx';

const mostDatasets = 10;
const mostGoals = 5;
const optionsOf = (names: Record<string, string>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }));
const goalsOf = (form: FormData) => form.getAll('sdgs').map(Number);

function check(form: FormData, isSignedIn: boolean): Mistakes {
  const mistakes = emailMistake(form, isSignedIn);
  if (textOf(form, 'title').length < 5) mistakes['title'] = 'Póngale un título.';
  if (textOf(form, 'summary').length < 20)
    mistakes['summary'] = 'Cuente en al menos veinte letras qué se hizo y para qué sirvió.';
  if (textOf(form, 'author').length < 2) mistakes['author'] = 'Diga quién lo hizo.';
  if (form.getAll('datasetIds').length === 0)
    mistakes['datasetIds'] = 'Agregue al menos un conjunto de datos de la red.';
  if (goalsOf(form).length > mostGoals) mistakes['sdgs'] = 'Elija a lo más cinco objetivos.';
  return mistakes;
}

export function Page() {
  const { account, send } = usePublicWriting();
  const [isSent, setIsSent] = useState(false);
  if (isSent)
    return (
      <Sent title="Gracias por contarlo" isCounted={account !== null}>
        <p className="lede">El escuadrón de datos lo revisa antes de publicarlo y le avisa por correo.</p>
        <p>
          <Link to={paths.reuses()}>Ver los usos de los datos</Link>
        </p>
      </Sent>
    );
  return (
    <div className="stack">
      <Head
        title="Contar un uso de los datos"
        description="Cuente qué hizo con los datos de la red: una aplicación, un reportaje, una decisión, una historia."
        path={paths.reuseNew()}
      />
      <h1>Contar un uso de los datos</h1>
      <p className="lede">
        Una aplicación, un reportaje, una decisión de gobierno, una historia: lo que los datos permitieron.
      </p>
      <NeedsScript />
      <WorkForm
        label="Enviar para revisión"
        check={(form) => check(form, account !== null)}
        action={async (form) => {
          await send('/api/v1/reuses', {
            ...writerOf(form),
            kind: textOf(form, 'kind'),
            title: textOf(form, 'title'),
            summary: textOf(form, 'summary'),
            body: textOf(form, 'body') || null,
            url: textOf(form, 'url') || null,
            author: textOf(form, 'author'),
            sector: textOf(form, 'sector'),
            sdgs: goalsOf(form),
            datasetIds: form.getAll('datasetIds'),
          });
          setIsSent(true);
        }}
      >
        {(mistakes) => <Fields mistakes={mistakes} />}
      </WorkForm>
    </div>
  );
}

function Fields({ mistakes }: { mistakes: Mistakes }) {
  const [search] = useSearchParams();
  return (
    <>
      <SelectField name="kind" label="Qué es" options={optionsOf(reuseKinds)} mistake={mistakes['kind']} />
      <TextField name="title" label="Título" mistake={mistakes['title']} />
      <TextArea
        name="summary"
        label="En pocas palabras"
        hint="Qué se hizo y qué cambió. Hasta 600 letras."
        mistake={mistakes['summary']}
      />
      <TextArea
        name="body"
        label="La historia completa"
        hint="Si quiere contar más: cómo empezó, qué se encontró, qué sigue."
        isRequired={false}
        mistake={mistakes['body']}
      />
      <TextField
        name="url"
        type="url"
        label="Dirección donde se puede ver"
        isRequired={false}
        mistake={mistakes['url']}
      />
      <TextField
        name="author"
        label="Quién lo hizo"
        hint="Una persona, un equipo, una organización. Se publica."
        mistake={mistakes['author']}
      />
      <DatasetPicker
        name="datasetIds"
        label="Qué datos usa"
        hint="Busque por palabras, o pegue la dirección de su página. Hasta diez."
        firstId={search.get('conjunto')}
        most={mostDatasets}
        mistake={mistakes['datasetIds']}
      />
      <SelectField name="sector" label="Sector" options={optionsOf(sectors)} mistake={mistakes['sector']} />
      <fieldset className="fields">
        <legend>Objetivos de Desarrollo Sostenible a los que contribuye (opcional, hasta cinco)</legend>
        {mistakes['sdgs'] !== undefined && <p className="mistake">{mistakes['sdgs']}</p>}
        <div className="check-list">
          {sustainableGoals.map((name, place) => (
            <label key={name}>
              <input type="checkbox" name="sdgs" value={place + 1} /> {place + 1}. {name}
            </label>
          ))}
        </div>
      </fieldset>
      <WriterFields mistakes={mistakes} />
    </>
  );
}

import { requesterKinds } from '@rma/domain';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { type Mistakes, Field, SelectField, TextArea, TextField } from '../../design/form.tsx';
import { Head } from '../../design/text.tsx';
import { GovernmentPicker, keyOf } from '../../parts/government-picker.tsx';
import { paths } from '../../paths.ts';
import { themeWords } from '../../words.ts';
import { textOf } from '../form-text.ts';
import { WorkForm } from '../work-form.tsx';
import { NeedsScript, Sent, WriterFields, emailMistake, usePublicWriting, writerOf } from './public-form.tsx';
import { SimilarRequests } from './similar-requests.tsx';

function check(form: FormData, isSignedIn: boolean): Mistakes {
  const mistakes = emailMistake(form, isSignedIn);
  if (!/^\d{2}(\d{3})?$/.test(keyOf(textOf(form, 'cvegeo'))))
    mistakes['cvegeo'] = 'Elija un gobierno de la lista, o escriba su clave del INEGI.';
  if (textOf(form, 'title').length < 8) mistakes['title'] = 'Diga en una línea qué dato necesita.';
  if (textOf(form, 'description').length < 20)
    mistakes['description'] = 'Descríbalo en al menos veinte letras: qué, de dónde, de cuándo.';
  return mistakes;
}

export function Page() {
  const [search] = useSearchParams();
  const { account, send } = usePublicWriting();
  const [written, setWritten] = useState<{ id: string | null; isPublic: boolean } | null>(null);
  const [wish, setWish] = useState({
    cvegeo: search.get('gobierno') ?? '',
    title: search.get('titulo') ?? '',
  });
  if (written)
    return (
      <Sent title="Recibimos su petición" isCounted={written.isPublic}>
        <p className="lede">
          {written.isPublic
            ? 'Ya es pública y corre el plazo de su gobierno: 30 días.'
            : 'Cuando confirme su correo será pública y correrá el plazo de su gobierno: 30 días.'}
        </p>
        {written.id !== null && (
          <p>
            <Link to={paths.request(written.id)}>Ver su petición</Link>
          </p>
        )}
      </Sent>
    );
  return (
    <div className="stack">
      <Head
        title="Pedir un dato"
        description="Pida a un gobierno de la red que abra un dato: responde en 30 días, a la vista de todos."
        path={paths.requestNew()}
      />
      <h1>Pedir un dato</h1>
      <p className="lede">
        Su gobierno responde en 30 días y a la vista de todos: publicado, con fecha, o por qué la ley no lo
        permite.
      </p>
      <p className="small soft">
        Lo que escriba será público. No incluya datos personales, suyos ni de nadie. Para pedir documentos o
        su propia información, use la Plataforma Nacional de Transparencia.
      </p>
      <NeedsScript />
      <div
        onInput={(event) => {
          const form = event.target instanceof Element ? event.target.closest('form') : null;
          if (!form) return;
          const data = new FormData(form);
          setWish({ cvegeo: keyOf(textOf(data, 'cvegeo')), title: textOf(data, 'title') });
        }}
      >
        <WorkForm
          label="Enviar la petición"
          check={(form) => check(form, account !== null)}
          action={async (form) =>
            setWritten(
              await send('/api/v1/data-requests', {
                ...writerOf(form),
                cvegeo: keyOf(textOf(form, 'cvegeo')),
                title: textOf(form, 'title'),
                description: textOf(form, 'description'),
                themeId: textOf(form, 'themeId') || null,
                requesterKind: textOf(form, 'requesterKind') || 'person',
                requesterName: textOf(form, 'requesterName') || null,
                purpose: textOf(form, 'purpose') || null,
                benefit: textOf(form, 'benefit') || null,
                showsRequester: form.get('showsRequester') === 'on',
              }),
            )
          }
        >
          {(mistakes) => <Fields mistakes={mistakes} wish={wish} defaultTitle={search.get('titulo') ?? ''} />}
        </WorkForm>
      </div>
    </div>
  );
}

function Fields({
  mistakes,
  wish,
  defaultTitle,
}: {
  mistakes: Mistakes;
  wish: { cvegeo: string; title: string };
  defaultTitle: string;
}) {
  const [search] = useSearchParams();
  return (
    <>
      <fieldset className="fields">
        <legend>Qué necesita</legend>
        <GovernmentPicker
          name="cvegeo"
          label="A qué gobierno lo pide"
          hint="Escriba el nombre del estado o municipio y elíjalo de la lista."
          defaultKey={search.get('gobierno') ?? ''}
          mistake={mistakes['cvegeo']}
        />
        <TextField
          name="title"
          label="Qué dato, en una línea"
          hint="Por ejemplo: rutas y horarios de los camiones de basura."
          defaultValue={defaultTitle}
          mistake={mistakes['title']}
        />
        <SimilarRequests {...wish} />
        <TextArea
          name="description"
          label="Descríbalo"
          hint="Qué columnas, de qué lugares, desde cuándo. Mientras más claro, más fácil de responder."
          mistake={mistakes['description']}
        />
        <SelectField
          name="themeId"
          label="Tema"
          options={[
            { value: '', label: 'Ninguno de estos, o no sé' },
            ...Object.entries(themeWords).map(([value, label]) => ({ value, label })),
          ]}
          mistake={mistakes['themeId']}
        />
      </fieldset>
      <fieldset className="fields">
        <legend>Quién pide, para qué (opcional)</legend>
        <p className="small soft">
          Ayuda a su gobierno a decidir qué abrir primero. Solo lo ven ese gobierno y el escuadrón de datos, a
          menos que usted diga otra cosa.
        </p>
        <SelectField
          name="requesterKind"
          label="Quién pide"
          options={Object.entries(requesterKinds).map(([value, label]) => ({ value, label }))}
          mistake={mistakes['requesterKind']}
        />
        <TextField
          name="requesterName"
          label="Nombre o agrupación"
          autoComplete="name"
          isRequired={false}
          mistake={mistakes['requesterName']}
        />
        <TextArea
          name="purpose"
          label="Para qué lo necesita"
          isRequired={false}
          mistake={mistakes['purpose']}
        />
        <TextArea
          name="benefit"
          label="Qué beneficio traería"
          isRequired={false}
          mistake={mistakes['benefit']}
        />
        <Field
          name="showsRequester"
          label="Mostrar a todos el nombre, el para qué y el beneficio"
          mistake={mistakes['showsRequester']}
        >
          {(props) => <input {...props} type="checkbox" name="showsRequester" />}
        </Field>
      </fieldset>
      <WriterFields mistakes={mistakes} />
    </>
  );
}

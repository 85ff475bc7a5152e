import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { ApiProblem, problemOf } from '../api.ts';
import { FileField, type Mistakes, TextArea, TextField } from '../design/form.tsx';
import { Head, Notice } from '../design/text.tsx';
import { formatBytes } from '../format.ts';
import { GovernmentPicker, keyOf } from '../parts/government-picker.tsx';
import { paths } from '../paths.ts';
import { WorkForm } from './work-form.tsx';
import { textOf } from './form-text.ts';

const fileLimitBytes = 20_000_000;
const officials = [
  {
    post: 'liaison',
    title: 'Enlace de datos abiertos',
    duty: 'Publica los datos y responde las dudas sobre ellos.',
  },
  {
    post: 'administrator',
    title: 'Administrador de datos',
    duty: 'Decide qué se publica y cuida que se haga bien. Puede ser la misma persona solo si no hay otra.',
  },
] as const;

/** The same questions the service asks, asked before sending 20 MB. */
function check(form: FormData): Mistakes {
  const isEmpty = (name: string) => textOf(form, name) === '';
  const mistakes: Mistakes = {};
  if (isEmpty('cvegeo')) mistakes['cvegeo'] = 'Elija su gobierno.';
  else if (!/^\d{2}(\d{3})?$/.test(keyOf(textOf(form, 'cvegeo')))) {
    mistakes['cvegeo'] = 'Elija un gobierno de la lista, o escriba su clave del INEGI: dos dígitos o cinco.';
  }
  for (const { post, title } of officials) {
    const who = title.toLowerCase();
    if (isEmpty(`${post}.name`)) mistakes[`${post}.name`] = `Escriba el nombre del ${who}.`;
    if (isEmpty(`${post}.position`)) mistakes[`${post}.position`] = `Escriba el cargo del ${who}.`;
    if (isEmpty(`${post}.email`)) mistakes[`${post}.email`] = `Escriba el correo del ${who}.`;
  }
  const file = form.get('designation');
  if (!(file instanceof File) || file.size === 0)
    mistakes['designation'] = 'Adjunte el oficio de designación.';
  else if (file.size > fileLimitBytes) {
    mistakes['designation'] =
      `El oficio pesa ${formatBytes(file.size)}; el límite es de ${formatBytes(fileLimitBytes)}.`;
  }
  return mistakes;
}

export function Page() {
  const [parameters] = useSearchParams();
  const [accepted, setAccepted] = useState<{ id: string; governmentName: string } | null>(null);
  if (accepted) return <Accepted {...accepted} />;
  return (
    <div className="stack">
      <Head
        title="Unir a mi gobierno"
        description="La solicitud para que un estado o municipio integre la Red México Abierto."
        path={paths.apply()}
      />
      <h1>Unir a mi gobierno a la red</h1>
      <p className="lede">
        Su gobierno designa a dos personas y adjunta el oficio que las nombra. La coordinación responde por
        correo.
      </p>
      <p className="small soft">
        Toma unos diez minutos. Tenga a la mano el oficio firmado, en PDF o como foto.
      </p>
      <noscript>
        <Notice kind="attention">
          <p>Este formulario necesita JavaScript para enviarse.</p>
        </Notice>
      </noscript>
      <WorkForm
        label="Enviar la solicitud"
        check={check}
        action={async (form) => {
          form.set('cvegeo', keyOf(textOf(form, 'cvegeo')));
          const response = await fetch('/api/v1/applications', {
            method: 'POST',
            headers: { 'accept-language': 'es-MX' },
            body: form,
          });
          if (!response.ok) throw new ApiProblem(fieldOf(await problemOf(response)));
          setAccepted((await response.json()) as { id: string; governmentName: string });
        }}
      >
        {(mistakes) => (
          <>
            <GovernmentPicker
              defaultKey={keyOf(parameters.get('gobierno') ?? '')}
              name="cvegeo"
              label="Su gobierno"
              hint="Escriba el nombre del estado o municipio y elíjalo de la lista."
              mistake={mistakes['cvegeo']}
            />
            {officials.map(({ post, title, duty }) => (
              <fieldset key={post} className="fields">
                <legend>{title}</legend>
                <p className="small soft">{duty}</p>
                <TextField
                  name={`${post}.name`}
                  label={`Nombre completo del ${title.toLowerCase()}`}
                  mistake={mistakes[`${post}.name`]}
                />
                <TextField
                  name={`${post}.position`}
                  label={`Cargo del ${title.toLowerCase()}`}
                  mistake={mistakes[`${post}.position`]}
                />
                <TextField
                  name={`${post}.email`}
                  label={`Correo institucional del ${title.toLowerCase()}`}
                  type="email"
                  mistake={mistakes[`${post}.email`]}
                />
                <TextField
                  name={`${post}.phone`}
                  label={`Teléfono del ${title.toLowerCase()}`}
                  type="tel"
                  isRequired={false}
                  mistake={mistakes[`${post}.phone`]}
                />
                <TextField
                  name={`${post}.termEnds`}
                  label={`Último día en funciones del ${title.toLowerCase()}`}
                  hint="Si su nombramiento termina en una fecha conocida."
                  type="date"
                  isRequired={false}
                  mistake={mistakes[`${post}.termEnds`]}
                />
              </fieldset>
            ))}
            <fieldset className="fields">
              <legend>Documentos</legend>
              <FileField
                name="designation"
                label="Oficio de designación"
                hint="PDF, JPEG o PNG, de hasta 20 MB. Solo lo ve la coordinación."
                accept="application/pdf,image/jpeg,image/png"
                mistake={mistakes['designation']}
              />
              <TextArea
                name="motivation"
                label="Qué datos quiere publicar primero"
                isRequired={false}
                mistake={mistakes['motivation']}
              />
            </fieldset>
          </>
        )}
      </WorkForm>
    </div>
  );
}

/** Problems without a pointer that are plainly about one field. */
function fieldOf(problem: ConstructorParameters<typeof ApiProblem>[0]) {
  const pointers: Record<string, string> = {
    'unknown-government': '/cvegeo',
    'application-exists': '/cvegeo',
    'document-missing': '/designation',
    'document-not-accepted': '/designation',
    'payload-too-large': '/designation',
  };
  const pointer = pointers[problem.code];
  if (pointer === undefined || problem.errors) return problem;
  return { ...problem, errors: [{ in: 'body', pointer, code: problem.code, message: problem.detail }] };
}

function Accepted({ id, governmentName }: { id: string; governmentName: string }) {
  return (
    <div className="stack">
      <Head title="Solicitud recibida" path={paths.apply()} />
      <h1>Recibimos la solicitud de {governmentName}</h1>
      <p className="lede">
        La coordinación la revisa y responde a los dos correos que escribió. Si la aprueba, cada persona
        recibirá una invitación para abrir su cuenta.
      </p>
      <p>
        Folio de la solicitud: <code>{id}</code>
      </p>
      <p>
        Mientras tanto, <Link to={paths.home()}>vea los estándares</Link> con los que publicará.
      </p>
    </div>
  );
}

import { useState } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { SelectField, TextArea, TextField } from '../../design/form.tsx';
import { Breadcrumbs, Head } from '../../design/text.tsx';
import { paths } from '../../paths.ts';
import { useSession } from '../../session.tsx';
import { textOf } from '../form-text.ts';
import { panelRoles } from '../home-of.ts';
import type { StandardSummary } from '../package-types.ts';
import { Loading, ProblemNotice } from '../problem-notice.tsx';
import { type Listed, sendJson, useRest } from '../rest.ts';
import { SignedIn } from '../signed-in.tsx';
import { WorkForm } from '../work-form.tsx';
import { type InventoryItem, inventoryPath } from './inventory-types.ts';

type LegalBasis = { id: string; name: string; citation: string; isArticleConfirmed: boolean };

export function Page() {
  const { cvegeo = '', id = '' } = useParams();
  return (
    <SignedIn roles={panelRoles}>
      {() => <OneItem key={`${cvegeo}/${id}`} cvegeo={cvegeo} id={id === 'nuevo' ? null : id} />}
    </SignedIn>
  );
}

/** One item of the inventory as a form; a new one when it has no id. */
function OneItem({ cvegeo, id }: { cvegeo: string; id: string | null }) {
  const item = useRest<InventoryItem>(id === null ? null : inventoryPath(cvegeo, `/items/${id}`));
  const bases = useRest<Listed<LegalBasis>>('/api/v1/legal-bases');
  const standards = useRest<Listed<StandardSummary>>('/api/v1/standards');
  const title = id === null ? 'Agregar al inventario' : (item.data?.title ?? 'Renglón del inventario');
  const problem = item.problem ?? bases.problem ?? standards.problem;
  const isReady = (id === null || item.data) && bases.data && standards.data;
  return (
    <div className="stack">
      <Head title={title} path={paths.panelInventoryItem(cvegeo, id ?? 'nuevo')} />
      <Breadcrumbs
        trail={[
          { name: 'Mi panel', to: paths.panel() },
          { name: 'Inventario y plan', to: paths.panelInventory(cvegeo) },
          { name: item.data?.key ?? 'Nuevo' },
        ]}
      />
      <h1>{title}</h1>
      {problem && <ProblemNotice problem={problem} />}
      {!isReady && !problem && <Loading what="el renglón" />}
      {isReady && (
        <ItemForm
          cvegeo={cvegeo}
          item={item.data}
          bases={bases.data?.items ?? []}
          standards={standards.data?.items ?? []}
        />
      )}
      {item.data && <RemoveItem cvegeo={cvegeo} item={item.data} />}
    </div>
  );
}

const orNull = (text: string) => (text === '' ? null : text);
const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i;

/** What the form says, as the catalog takes it. */
function fieldsOf(form: FormData) {
  const isPrivate = form.get('hasPrivateData') === 'private';
  return {
    responsible: textOf(form, 'responsible'),
    title: textOf(form, 'title'),
    resource: orNull(textOf(form, 'resource')),
    description: orNull(textOf(form, 'description')),
    hasPrivateData: isPrivate,
    privacyReason: isPrivate ? orNull(textOf(form, 'privacyReason')) : null,
    legalBasis: isPrivate ? orNull(textOf(form, 'legalBasis')) : null,
    platform: orNull(textOf(form, 'platform')),
    plannedOn: isPrivate ? null : orNull(textOf(form, 'plannedOn')),
    standardId: orNull(textOf(form, 'standardId')),
    datasetId: uuid.exec(textOf(form, 'datasetId'))?.[0] ?? null,
  };
}

function mistakesIn(form: FormData): Record<string, string> {
  const isPrivate = form.get('hasPrivateData') === 'private';
  const dataset = textOf(form, 'datasetId');
  return {
    ...(textOf(form, 'title') === '' && { title: 'Escriba cómo se llaman los datos.' }),
    ...(textOf(form, 'responsible') === '' && { responsible: 'Escriba qué área los tiene.' }),
    ...(isPrivate &&
      textOf(form, 'privacyReason') === '' && { privacyReason: 'Escriba por qué no se pueden abrir.' }),
    ...(isPrivate && textOf(form, 'legalBasis') === '' && { legalBasis: 'Elija el fundamento.' }),
    ...(dataset !== '' &&
      !uuid.test(dataset) && { datasetId: 'Copie la dirección de la página del conjunto en la red.' }),
  };
}

function ItemForm({
  cvegeo,
  item,
  bases,
  standards,
}: {
  cvegeo: string;
  item: InventoryItem | null;
  bases: LegalBasis[];
  standards: StandardSummary[];
}) {
  const { call } = useSession();
  const navigate = useNavigate();
  const [isPrivate, setIsPrivate] = useState(item?.hasPrivateData ?? false);
  // Who comes from a request finds what it asks for written already.
  const [search] = useSearchParams();
  const asked = item ? null : search.get('peticion');
  const value = (text: string | null | undefined) => (text ? { defaultValue: text } : {});
  return (
    <WorkForm
      label={item ? 'Guardar' : 'Agregar al inventario'}
      busyLabel="Guardando…"
      check={mistakesIn}
      action={async (form) => {
        const answer = await call(inventoryPath(cvegeo, item ? `/items/${item.id}` : '/items'), {
          method: item ? 'PUT' : 'POST',
          headers: {
            'content-type': 'application/json',
            // What somebody else wrote since this form was opened is not written over.
            ...(item && { 'if-match': `"${item.changedAt}"` }),
          },
          body: JSON.stringify(fieldsOf(form)),
        });
        if (asked !== null) {
          const added = (await answer.json()) as InventoryItem;
          await sendJson(call, 'PUT', {
            path: inventoryPath(cvegeo, `/items/${added.id}/requests/${asked}`),
            body: { isRelated: true },
          });
        }
        await navigate(paths.panelInventory(cvegeo));
      }}
    >
      {(mistakes) => (
        <>
          <TextField
            name="title"
            label="Nombre del conjunto"
            hint="Como lo llamaría quien lo busca."
            mistake={mistakes['title']}
            {...value(item?.title ?? search.get('titulo'))}
          />
          <TextField
            name="responsible"
            label="Responsable"
            hint="El área que tiene los datos, no una persona."
            mistake={mistakes['responsible']}
            {...value(item?.responsible)}
          />
          <TextField
            name="resource"
            label="Nombre del recurso"
            hint="Si el conjunto tiene varios archivos, este es uno de ellos."
            isRequired={false}
            mistake={mistakes['resource']}
            {...value(item?.resource)}
          />
          <TextArea
            name="description"
            label="¿De qué es?"
            isRequired={false}
            mistake={mistakes['description']}
            {...value(item?.description)}
          />
          <TextField
            name="platform"
            label="¿En qué plataforma, tecnología, programa o sistema se albergan?"
            isRequired={false}
            mistake={mistakes['platform']}
            {...value(item?.platform)}
          />
          <fieldset className="stack-tight">
            <legend>¿Tiene datos privados?</legend>
            {(['public', 'private'] as const).map((choice) => (
              <div className="choice" key={choice}>
                <label>
                  <input
                    type="radio"
                    name="hasPrivateData"
                    value={choice}
                    defaultChecked={(choice === 'private') === isPrivate}
                    onChange={() => setIsPrivate(choice === 'private')}
                  />{' '}
                  {choice === 'private' ? 'Privado: no se puede abrir' : 'Público: se puede abrir'}
                </label>
              </div>
            ))}
          </fieldset>
          {isPrivate ? (
            <>
              <TextArea
                name="privacyReason"
                label="Razón por la cual los datos son privados"
                mistake={mistakes['privacyReason']}
                {...value(item?.privacyReason)}
              />
              <SelectField
                name="legalBasis"
                label="Fundamento legal"
                hint="Los artículos marcados «por confirmar» se renumeraron en 2025: cotéjelos con su área jurídica."
                options={[
                  { value: '', label: 'Elija uno' },
                  ...bases.map(({ id, citation, isArticleConfirmed }) => ({
                    value: id,
                    label: `${citation}${isArticleConfirmed ? '' : ' [artículo por confirmar]'}`,
                  })),
                ]}
                mistake={mistakes['legalBasis']}
                {...value(item?.legalBasis)}
              />
            </>
          ) : (
            <TextField
              name="plannedOn"
              type="date"
              label="Fecha estimada de publicación"
              hint="Con fecha, entra en el plan de apertura."
              isRequired={false}
              mistake={mistakes['plannedOn']}
              {...value(item ? item.plannedOn : search.get('fecha'))}
            />
          )}
          <SelectField
            name="standardId"
            label="Estándar de la red que siguen"
            hint="Si lo dice, el renglón se cierra solo cuando esos datos aparecen."
            options={[
              { value: '', label: 'Ninguno' },
              ...standards.map(({ id, title }) => ({ value: id, label: title.es })),
            ]}
            mistake={mistakes['standardId']}
            {...value(item?.standardId)}
          />
          <TextField
            name="datasetId"
            label="Conjunto con el que ya se abrió"
            hint="La dirección de su página en la red, si ya existe."
            isRequired={false}
            mistake={mistakes['datasetId']}
            {...(item?.datasetId ? { defaultValue: paths.dataset(item.datasetId) } : {})}
          />
        </>
      )}
    </WorkForm>
  );
}

function RemoveItem({ cvegeo, item }: { cvegeo: string; item: InventoryItem }) {
  const { call } = useSession();
  const navigate = useNavigate();
  return (
    <details>
      <summary>Quitarlo del inventario</summary>
      <p>Lo que ya esté publicado sigue publicado: quitar el renglón no retira ningún dato.</p>
      <WorkForm
        kind="danger"
        label="Quitar el renglón"
        busyLabel="Quitando…"
        check={(form) =>
          textOf(form, 'reason').length < 10 ? { reason: 'Escriba por qué, en al menos 10 letras.' } : {}
        }
        action={async (form) => {
          const reason = encodeURIComponent(textOf(form, 'reason'));
          await sendJson(call, 'DELETE', {
            path: inventoryPath(cvegeo, `/items/${item.id}?reason=${reason}`),
          });
          await navigate(paths.panelInventory(cvegeo));
        }}
      >
        {(mistakes) => <TextArea name="reason" label="Por qué se quita" mistake={mistakes['reason']} />}
      </WorkForm>
    </details>
  );
}

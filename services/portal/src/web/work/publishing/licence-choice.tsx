import { licences } from '@rma/domain';
import { useRest } from '../rest.ts';

type Sentence = { es: string };
type Licence = {
  id: string;
  title: string;
  textUrl: string;
  mayDo: Sentence[];
  mustDo: Sentence[];
  mayNotDo: Sentence[];
};

const known: Licence[] = Object.entries(licences).map(([id, { title, textUrl }]) => ({
  id,
  title,
  textUrl,
  mayDo: [],
  mustDo: [],
  mayNotDo: [],
}));

/** The licence of a package, each with what it lets people do and where its text is. */
export function LicenceChoice({ chosen }: { chosen: string }) {
  const { data } = useRest<{ items: Licence[] }>('/api/v1/licences');
  return (
    <fieldset>
      <legend>Licencia</legend>
      <p className="soft">Vale para todo el paquete.</p>
      {(data?.items ?? known).map((licence) => (
        <div key={licence.id} className="choice">
          <input
            type="radio"
            name="licence"
            id={`licencia-${licence.id}`}
            value={licence.id}
            defaultChecked={licence.id === chosen}
            aria-describedby={`licencia-${licence.id}-que`}
          />
          <div>
            <label htmlFor={`licencia-${licence.id}`}>{licence.title}</label>
            <div className="small soft" id={`licencia-${licence.id}-que`}>
              <Sentences title="Quien use los datos puede:" sentences={licence.mayDo} />
              <Sentences title="Tiene que:" sentences={licence.mustDo} />
              <Sentences title="No puede:" sentences={licence.mayNotDo} />
            </div>
            <p className="small">
              <a href={licence.textUrl}>Texto completo de {licence.title}</a>
            </p>
          </div>
        </div>
      ))}
    </fieldset>
  );
}

function Sentences({ title, sentences }: { title: string; sentences: Sentence[] }) {
  if (sentences.length === 0) return null;
  return (
    <p>
      <b>{title}</b> {sentences.map(({ es }) => es).join(' ')}
    </p>
  );
}

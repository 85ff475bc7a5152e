import {
  type SearchAddress,
  searchDays,
  searchListNames,
  writeBounds,
  writeSearchAddress,
} from '@rma/domain';
import { Form, useNavigate } from 'react-router';
import { TextField } from '../../design/form.tsx';
import { paths } from '../../paths.ts';
import { GovernmentPicker } from '../government-picker.tsx';
import { SearchCombobox } from './search-combobox.tsx';
import type { SearchData } from './search-data.ts';
import { viewOf } from './search-filters.tsx';
import { dayWords } from './search-words.ts';

/** What goes on with the search without a field of its own on the form. */
function hiddenOf({ lists, standard, government, bounds, source }: SearchAddress): [string, string][] {
  return [
    ...searchListNames.flatMap((name) =>
      // The first column has a field.
      lists[name].slice(name === 'columna' ? 1 : 0).map((value): [string, string] => [name, value]),
    ),
    ...Object.entries({
      estandar: standard,
      gobierno: government,
      zona: bounds && writeBounds(bounds),
      fuente: source,
    }).flatMap(([name, value]): [string, string][] => (value === null ? [] : [[name, value]])),
  ];
}

/** The words and what a facet cannot say: a place, a column, days. A plain form that needs no scripts. */
export function SearchForm({ data }: { data: SearchData }) {
  const { address, place } = data;
  const navigate = useNavigate();
  const { place: key, lists, days } = address;
  const isNarrowed =
    key !== null || lists.columna.length > 0 || searchDays.some((name) => days[name] !== null);
  return (
    <Form action={paths.search()} method="get" role="search" key={writeSearchAddress(address)}>
      {hiddenOf(address).map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
      {data.sort !== 'relevancia' && <input type="hidden" name="orden" value={data.sort} />}
      <div className="search-box">
        <SearchCombobox
          label="Buscar en todos los datos"
          value={address.text}
          onText={(text) => void navigate(paths.searchAt({ ...address, text }, viewOf(data)))}
        />
        <button className="button" type="submit">
          Buscar
        </button>
      </div>
      <details className="more-filters" open={isNarrowed}>
        <summary>Lugar, columna y fechas</summary>
        <div className="fields-row">
          <GovernmentPicker
            name="lugar"
            label="De un lugar"
            hint="Un estado con sus municipios, o un municipio."
            defaultKey={key === null ? '' : place ? `${key} ${place.fullName}` : key}
          />
          <TextField
            name="columna"
            label="Con una columna"
            hint="Por ejemplo, velocidad."
            defaultValue={lists.columna[0] ?? ''}
            isRequired
          />
          {searchDays.map((name) => (
            <TextField
              key={name}
              name={name}
              type="date"
              label={dayWords[name]}
              defaultValue={days[name] ?? ''}
              isRequired
            />
          ))}
        </div>
        <button className="button quiet" type="submit">
          Buscar con estos filtros
        </button>
      </details>
    </Form>
  );
}

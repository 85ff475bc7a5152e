import { Form } from 'react-router';
import { countOf } from '../../format.ts';
import { paths } from '../../paths.ts';
import { type IndicatorData, levelWord, mostLines, periodValue, periodWords } from './indicator-data.ts';

/** Governments offered to be drawn; more are asked for in the address. */
const mostOffered = 32;

/** Which period, level, part and governments: a plain form whose answer is an address. */
export function IndicatorFilters({ data }: { data: IndicatorData }) {
  const { indicator, address, lines } = data;
  const { map, periods, breakdowns, breakdownTitle } = indicator;
  if (map === null) return null;
  const ofLevel = periods.filter(({ level }) => level === map.level);
  const levels = [...new Set(periods.map(({ level }) => level))];
  const drawn = new Set(lines.map(({ government }) => government.cvegeo));
  const offered = map.marks.filter(({ value, cvegeo }) => value !== null || drawn.has(cvegeo));
  return (
    <Form
      action={paths.indicator(indicator.id)}
      method="get"
      className="grouping no-print"
      key={JSON.stringify(address)}
      preventScrollReset
    >
      <div className="choices">
        {levels.length > 1 && (
          <div className="field">
            <label htmlFor="nivel">Nivel</label>
            <select id="nivel" name="nivel" defaultValue={levelWord(map.level)}>
              <option value="estado">Estados</option>
              <option value="municipio">Municipios</option>
            </select>
          </div>
        )}
        <div className="field">
          <label htmlFor="periodo">Periodo del mapa</label>
          <select id="periodo" name="periodo" defaultValue={periodValue(map, ofLevel)}>
            {ofLevel.map((each) => (
              <option key={`${each.period} ${each.series}`} value={periodValue(each, ofLevel)}>
                {optionWords(each)}
                {periodValue(each, ofLevel) !== each.period && ` (${each.series})`}
              </option>
            ))}
          </select>
        </div>
        {breakdowns.length > 0 && (
          <div className="field">
            <label htmlFor="desglose">{breakdownTitle}</label>
            <select id="desglose" name="desglose" defaultValue={address.breakdown ?? ''}>
              <option value="">Todo junto</option>
              {breakdowns.map((name) => (
                <option key={name} value={name}>
                  {name}
                </option>
              ))}
            </select>
          </div>
        )}
      </div>
      {offered.length > 1 && (
        <details>
          <summary>Qué gobiernos van en las líneas (hasta {mostLines})</summary>
          <fieldset className="government-choices">
            <legend className="visually-hidden">Gobiernos de las líneas</legend>
            {offered.slice(0, mostOffered).map(({ cvegeo, fullName }) => (
              <label key={cvegeo}>
                <input type="checkbox" name="g" value={cvegeo} defaultChecked={drawn.has(cvegeo)} />{' '}
                {fullName}
              </label>
            ))}
          </fieldset>
        </details>
      )}
      <p>
        <button type="submit" className="button">
          Ver
        </button>
      </p>
    </Form>
  );
}

function optionWords({
  period,
  reported,
  whole,
}: {
  period: string;
  reported: number;
  whole: number;
}): string {
  const how = whole === 0 && reported > 0 && !period.includes('/') ? ', incompleto' : '';
  return `${periodWords(period)}: ${countOf(reported, 'gobierno', 'gobiernos')}${how}`;
}

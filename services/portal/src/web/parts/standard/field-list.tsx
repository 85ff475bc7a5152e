import type { ReactNode } from 'react';
import { Facts, Tag } from '../../design/text.tsx';
import { countOf } from '../../format.ts';
import { fieldTypeWords } from '../../words.ts';
import { type DocumentedField, constraintsOf } from './documentation.ts';

/** As many values are read at a glance; more wait behind a summary. */
const valuesInView = 6;

/** Every field of a standard, each with an address of its own. */
export function FieldList({ fields }: { fields: DocumentedField[] }) {
  return (
    <ol className="field-list">
      {fields.map((field) => (
        <li key={field.name} id={`campo-${field.name}`}>
          <div className="stack-tight">
            <h3>
              <a href={`#campo-${field.name}`}>{field.title}</a>
            </h3>
            <p className="row small">
              <code>{field.name}</code>
              {field.isRequired && <Tag>obligatorio</Tag>}
            </p>
            <p>{field.description}</p>
          </div>
          <FieldFacts field={field} />
        </li>
      ))}
    </ol>
  );
}

function FieldFacts({ field }: { field: DocumentedField }) {
  const { allowedValues, codes, parts, sumOf, valueMap } = field;
  return (
    <Facts
      facts={[
        ['Tipo', fieldTypeWords[field.type] ?? field.type],
        ['Unidad', field.unit],
        ['Debe ser', constraintsOf(field).join('; ')],
        ['Solo puede decir', allowedValues && <Values values={allowedValues} labels={field.labels} />],
        ['Su lista', field.vocabulary !== null && <a href="#listas">{field.vocabulary}</a>],
        ['Valores con sentido propio', hasAny(codes) && <Meanings meanings={codes} />],
        ['Por ejemplo', field.example !== null && <code>{field.example}</code>],
        ['Si falta', field.default !== null && `se toma ${field.default}`],
        [
          'Significa sin dato',
          field.missingValues.length > 0 && <code>{field.missingValues.join(', ')}</code>,
        ],
        [
          'También se reconoce como',
          field.synonyms.length > 0 && <span className="soft">{field.synonyms.join(', ')}</span>,
        ],
        [
          'Se arma con',
          parts && `las columnas de año (${parts.year[0]}), mes (${parts.month[0]}) y día (${parts.day[0]})`,
        ],
        ['Se suma de', sumOf && <span className="soft">{sumOf.join(', ')}</span>],
        ['De otros sistemas', hasAny(valueMap) && <Equivalents valueMap={valueMap} />],
      ]}
    />
  );
}

const hasAny = (record: Record<string, string>) => Object.keys(record).length > 0;

function Values({ values, labels }: { values: string[]; labels: Record<string, string> }) {
  const list = (
    <ul className="plain">
      {values.map((value) => (
        <li key={value}>
          <code>{value}</code>
          {labels[value] !== undefined && `: ${labels[value]}`}
        </li>
      ))}
    </ul>
  );
  return values.length <= valuesInView ? list : <Folded count={values.length}>{list}</Folded>;
}

function Meanings({ meanings }: { meanings: Record<string, string> }) {
  const entries = Object.entries(meanings);
  const list = (
    <ul className="plain">
      {entries.map(([value, meaning]) => (
        <li key={value}>
          <code>{value}</code>: {meaning}
        </li>
      ))}
    </ul>
  );
  return entries.length <= valuesInView ? list : <Folded count={entries.length}>{list}</Folded>;
}

function Equivalents({ valueMap }: { valueMap: Record<string, string> }) {
  const entries = Object.entries(valueMap);
  return (
    <Folded count={entries.length}>
      <ul className="plain">
        {entries.map(([cell, value]) => (
          <li key={cell}>
            <code>{cell}</code> se lee como {value === '' ? 'sin dato' : <code>{value}</code>}
          </li>
        ))}
      </ul>
    </Folded>
  );
}

function Folded({ count, children }: { count: number; children: ReactNode }) {
  return (
    <details className="values">
      <summary>{countOf(count, 'valor', 'valores')}</summary>
      {children}
    </details>
  );
}

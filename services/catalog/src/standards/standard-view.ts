import { latest, standardVersions, tableSchema, versionedId } from '@rma/themes';
import type { Standard } from '@rma/themes';
import type { StandardSummaryView, StandardView } from './standard-schema.ts';

/** Extension of the worked example in the format of the standard. */
export const exampleExtension = { table: 'csv', gtfs: 'zip', cap: 'xml' } as const;

/** The address of a file of a standard; an older version is named in it. */
const fileUrl = (of: Standard, publicUrl: string, path: string): string => {
  const version = latest(of.id)?.version === of.version ? '' : `?version=${of.version}`;
  return `${publicUrl}/api/v1/standards/${of.id}/${path}${version}`;
};

/** A standard as lists show it. `publicUrl` has no final slash. */
export function viewStandardSummary(of: Standard, publicUrl: string): StandardSummaryView {
  const exampleUrl = fileUrl(of, publicUrl, `example.${exampleExtension[of.kind]}`);
  const isTable = of.kind === 'table';
  return {
    id: of.id,
    versionedId: versionedId(of),
    version: of.version,
    kind: of.kind,
    theme: of.theme,
    name: of.name,
    title: of.title,
    description: of.description,
    periodicity: of.periodicity,
    ally: of.ally,
    url: `${publicUrl}/estandares/${of.id}`,
    templateUrl: isTable ? fileUrl(of, publicUrl, 'template.csv') : exampleUrl,
    templateXlsxUrl: isTable ? fileUrl(of, publicUrl, 'template.xlsx') : null,
    exampleUrl,
    exampleTableUrl: fileUrl(of, publicUrl, 'example.csv'),
  };
}

function viewField(of: Standard, index: number): StandardView['fields'][number] {
  const field = of.schema.fields[index]!;
  const { name, constraints, rma } = field;
  const { required, unique, enum: allowed, minimum, maximum, minLength, maxLength, pattern } = constraints;
  return {
    name,
    type: field.type,
    title: field.title,
    description: field.description,
    en: rma.en ?? null,
    isRequired: required ?? false,
    unit: rma.unit ?? null,
    synonyms: rma.synonyms,
    allowedValues: allowed ?? null,
    labels: rma.labels ?? {},
    codes: rma.codes ?? {},
    constraints: { required, unique, enum: allowed, minimum, maximum, minLength, maxLength, pattern },
    isKey: of.schema.primaryKey.includes(name),
    inegiKey: rma.key ?? null,
    vocabulary: of.vocabularies.find(({ fields }) => fields.includes(name))?.code ?? null,
    missingValues: rma.missingValues,
    default: rma.default ?? null,
    singleValue: rma.singleValue ?? false,
    valueMap: rma.valueMap ?? {},
    parts: rma.parts ?? null,
    sumOf: rma.sumOf ?? null,
    example: of.exampleRows.map((row) => row[index] ?? '').find((cell) => cell !== '') ?? null,
  };
}

const words = ({ message, fix }: { message: Standard['title']; fix: { es: string } }) => ({
  message,
  fix: fix.es,
});

/** A standard with all that its documentation says: fields, rules, vocabularies, keys, correspondences. */
export function viewStandard(of: Standard, publicUrl: string): StandardView {
  const { geometry } = of;
  return {
    ...viewStandardSummary(of, publicUrl),
    versions: standardVersions(of.id).map((each) => each.version),
    references: of.references,
    schema: tableSchema(of),
    fields: of.schema.fields.map((_, index) => viewField(of, index)),
    primaryKey: of.schema.primaryKey,
    rules: of.rules.map((rule) => ({ code: rule.code, severity: rule.severity, ...words(rule) })),
    formatRules: of.formatRules.map((rule) => ({
      code: rule.code,
      severity: rule.severity,
      about: rule.about,
      ...words(rule),
    })),
    foreignKeys: of.foreignKeys.map((key) => ({
      fields: key.fields,
      severity: key.severity,
      reference: {
        ...key.reference,
        title: latest(key.reference.standard)!.title,
        url: `${publicUrl}/estandares/${key.reference.standard}`,
      },
      ...words(key),
    })),
    vocabularies: of.vocabularies.map((vocabulary) => ({
      code: vocabulary.code,
      fields: vocabulary.fields,
      rowCount: vocabulary.rows.length,
      url: fileUrl(of, publicUrl, `vocabularies/${vocabulary.code}.csv`),
      ...words(vocabulary),
    })),
    shapes: of.wideToLong.map(({ name, title, columns }) => ({
      name,
      title,
      headers: columns.map(({ header }) => header),
    })),
    correspondences: of.correspondences.map(({ system, title, rows }) => ({
      system,
      title,
      url: fileUrl(of, publicUrl, `correspondences/${system.toLowerCase()}.csv`),
      rows,
    })),
    skipRows: of.skipRows,
    temporalField: of.temporalField ?? null,
    geometry: geometry
      ? {
          latitude: geometry.latitude ?? null,
          longitude: geometry.longitude ?? null,
          wkt: geometry.wkt ?? null,
          within: geometry.within,
        }
      : null,
    blurred: of.blurred ?? null,
    exampleRows: of.exampleRows,
  };
}

import { z } from 'zod';
import type { Mapped } from '../../record/canonical-record.ts';
import { readDistributions, type WrittenDistribution } from '../../record/distributions.ts';
import { firstText, looseText } from '../../record/field-text.ts';
import { plainText } from '../../record/plain-text.ts';
import { provenanceOf } from '../../record/provenance.ts';
import {
  clippedField,
  contactField,
  dateField,
  descriptionField,
  keywordsField,
  mapped,
  pageField,
  titleProblem,
  type Notes,
} from '../../record/record-fields.ts';
import { recordProblem } from '../../record/record-problem.ts';
import { guessTheme } from '../../record/theme-guess.ts';
import { layerExtent } from './layer-extent.ts';

const group = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.object(shape).partial().optional().catch(undefined);

const said = {
  description: looseText,
  copyrightText: looseText,
  capabilities: looseText,
  supportedQueryFormats: looseText,
  maxRecordCount: looseText,
};

const layerRecord = z.object({
  service: looseText,
  address: looseText,
  about: group({
    ...said,
    serviceDescription: looseText,
    documentInfo: group({
      Title: looseText,
      Author: looseText,
      Comments: looseText,
      Subject: looseText,
      Keywords: looseText,
    }),
  }),
  layer: z
    .object({
      ...said,
      name: looseText,
      extent: z.unknown(),
      editingInfo: group({ lastEditDate: looseText, dataLastEditDate: looseText }),
    })
    .partial(),
});

const words = (name: string) => name.replaceAll(/[_]+/g, ' ').trim();

/** What the layer lets itself be asked for, by the formats it declares; with how many rows it gives at most. */
function queriesOf(
  address: string,
  layer: { formats: string; capabilities: string; most: string | undefined },
): WrittenDistribution[] {
  if (layer.capabilities !== '' && !/\bQuery\b/i.test(layer.capabilities)) return [];
  const limit =
    layer.most === undefined ? '' : ` (hasta ${Number(layer.most).toLocaleString('es-MX')} elementos)`;
  const forms: [format: string, code: string, pattern: RegExp][] = [
    ['GEOJSON', 'geojson', /geojson/i],
    ['CSV', 'csv', /\bcsv\b/i],
    ['JSON', 'json', /^$|(?:^|[\s,])json/i],
  ];
  return forms
    .filter(([, , pattern]) => pattern.test(layer.formats))
    .map(([format, code]) => ({
      remoteId: `query:${code}`,
      title: `${format}${limit}`,
      format,
      mediaType: undefined,
      downloadUrl: `${address}/query?where=1%3D1&outFields=*&outSR=4326&f=${code}`,
      accessUrl: undefined,
      bytes: undefined,
      modified: undefined,
    }));
}

/**
 * A layer or table of an ArcGIS Server in the network's terms: it is described by itself, else by its service.
 * Fields of the wrong type count as absent. Rejected: not an object, without name. Pure.
 */
export function fromLayer(raw: unknown): Mapped {
  const parsed = layerRecord.safeParse(raw);
  if (!parsed.success) return { ok: false, problems: [recordProblem('', raw, 'not-an-object')] };
  const { service = '', address, about = {}, layer } = parsed.data;
  const document = about.documentInfo ?? {};
  const title = layer.name === undefined ? undefined : words(layer.name);
  const titleFault = titleProblem(title);
  if (titleFault !== null) return { ok: false, problems: [{ ...titleFault, field: 'name' }] };

  const notes: Notes = [];
  const description = firstText(
    layer.description,
    about.serviceDescription,
    about.description,
    document.Comments,
  );
  const keywords = keywordsField((document.Keywords ?? '').split(/[,;]/).map((word) => word.trim()));
  const author = firstText(document.Author, layer.copyrightText, about.copyrightText);
  const access: WrittenDistribution = {
    remoteId: 'service',
    title: 'Servicio de ArcGIS',
    format: 'ARCGIS',
    mediaType: undefined,
    downloadUrl: undefined,
    accessUrl: address,
    bytes: undefined,
    modified: undefined,
  };
  const queries =
    address === undefined
      ? []
      : queriesOf(address, {
          formats: layer.supportedQueryFormats ?? about.supportedQueryFormats ?? '',
          capabilities: layer.capabilities ?? about.capabilities ?? '',
          most: layer.maxRecordCount ?? about.maxRecordCount,
        });
  return mapped(
    {
      title: title ?? '',
      description: descriptionField('description', plainText(description ?? ''), notes),
      keywords,
      themeId: guessTheme([...service.split('/').map(words), ...keywords, document.Subject ?? '']),
      licence: null,
      issued: null,
      modified: dateField(
        'editingInfo.lastEditDate',
        firstText(layer.editingInfo?.dataLastEditDate, layer.editingInfo?.lastEditDate),
        notes,
      ),
      periodicity: null,
      temporal: null,
      spatial: clippedField(layerExtent(layer.extent), 1000),
      landingPage: pageField('address', address, notes),
      contact: contactField(
        'author',
        { name: author === undefined ? undefined : plainText(author), email: undefined },
        notes,
      ),
      distributions: readDistributions('address', [...queries, access], notes),
      provenance: provenanceOf({ uri: address, publisherName: document.Author }),
    },
    notes,
  );
}

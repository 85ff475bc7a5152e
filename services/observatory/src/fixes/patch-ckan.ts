import type { Change } from './propose.ts';
import type { Patch } from './read-patch.ts';

/**
 * One call to make. `body` may be sent to `package_patch` as it is: it only has fields that were empty. `package_patch`
 * replaces whole lists, so what goes into `extras` and `resources` is apart, to be joined to what the package has
 * (https://docs.ckan.org/en/2.11/api/#ckan.logic.action.patch.package_patch).
 */
export type CkanPatch = {
  action: 'package_patch';
  body: { id: string } & Record<string, unknown>;
  extras: { key: string; value: string }[];
  resources: { url: string; format?: string; mimetype?: string; size?: number }[];
};

/** CKAN and ckanext-dcat call these so. */
const extraNames: Partial<Record<Change['field'], string>> = {
  spatial: 'spatial_text',
  temporal: 'temporal',
  periodicity: 'frequency',
  issued: 'issued',
  modified: 'modified',
};

function contactFields(text: string): Record<string, string> {
  const [, name = text, email] = /^(.*?)\s*(?:<([^<>]+)>)?$/.exec(text) ?? [];
  return { maintainer: name, ...(email !== undefined && { maintainer_email: email }) };
}

function resourcesOf(changes: readonly Change[]): CkanPatch['resources'] {
  const byFile = Map.groupBy(
    changes.filter(({ file, proposed }) => file !== null && proposed !== null),
    ({ file }) => file ?? '',
  );
  return [...byFile].map(([url, own]) => {
    const valueOf = (field: Change['field']) =>
      own.find((change) => change.field === field)?.proposed ?? undefined;
    const [format, mimetype, size] = [valueOf('format'), valueOf('mediaType'), valueOf('bytes')];
    return {
      url,
      ...(format !== undefined && { format }),
      ...(mimetype !== undefined && { mimetype }),
      ...(size !== undefined && { size: Number(size) }),
    };
  });
}

/** The proposed values of a dataset as a call to its CKAN; null when there is nothing to propose. */
export function toCkanPatch({ remoteId, changes }: Pick<Patch, 'remoteId' | 'changes'>): CkanPatch | null {
  if (remoteId === null) return null;
  const proposed = changes.filter((change) => change.proposed !== null && change.file === null);
  const body: CkanPatch['body'] = { id: remoteId };
  const extras: CkanPatch['extras'] = [];
  for (const { field, proposed: value } of proposed) {
    if (value === null) continue;
    if (field === 'keywords') body['tags'] = value.split(', ').map((name) => ({ name }));
    else if (field === 'contact') Object.assign(body, contactFields(value));
    else if (extraNames[field] !== undefined) extras.push({ key: extraNames[field], value });
  }
  const resources = resourcesOf(changes);
  const hasNothing = Object.keys(body).length === 1 && extras.length === 0 && resources.length === 0;
  return hasNothing ? null : { action: 'package_patch', body, extras, resources };
}

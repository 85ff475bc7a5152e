import type { AssessedDataset } from '@rma/domain';
import type { CanonicalRecord } from '@rma/interop';

/**
 * A record as its metadata would be judged once the network gives it: with its government as publisher, public, and in
 * DCAT-AP, which the network writes without violations. Whether its addresses answer nobody has asked yet.
 */
export function toAssessed(record: CanonicalRecord): AssessedDataset {
  return {
    keywords: record.keywords,
    hasTheme: record.themeId !== null,
    hasSpatial: record.spatial !== null,
    hasTemporal: record.temporal !== null,
    hasContact: record.contact !== null,
    hasPublisher: true,
    accessRights: 'public',
    issued: record.issued,
    modified: record.modified,
    conforms: true,
    distributions: record.distributions.map(({ url, accessUrl, format, mediaType, bytes, modified }) => ({
      accessUrl: accessUrl ?? url,
      downloadUrl: url,
      accessAnswers: null,
      downloadAnswers: null,
      format,
      mediaType,
      licence: record.licence,
      rights: null,
      bytes,
      issued: null,
      modified,
    })),
  };
}

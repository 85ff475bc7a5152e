import { ratingOf, scoreMetadata, type AssessedDataset } from '@rma/domain';
import {
  mapRecord,
  recordProblem,
  type CanonicalRecord,
  type CatalogueAddress,
  type RecordProblem,
  type RemoteRecord,
  type SourceKind,
} from '@rma/interop';
import type { Tables } from '@rma/persistence';
import type { Kysely } from 'kysely';
import { holdsPersonalData, personalDataProblem } from '../records/personal-data.ts';
import { toAssessed } from './assessed.ts';
import { standingsOf, type Standing } from './known-records.ts';
import type { PreviewResult } from './preview-result.ts';
import { createProblemGroups } from './problem-groups.ts';

const SHOWN = 20;
const DESCRIPTION_SHOWN = 300;

type Accepted = { remoteId: string; record: CanonicalRecord; problems: RecordProblem[] };
type Judged = Pick<PreviewResult, 'records' | 'rejections' | 'repairs' | 'duplicates' | 'quality'> & {
  counts: Omit<PreviewResult['counts'], 'announced' | 'isWhole'>;
};

/** What a rejected record is called, unless its title itself says what nobody should read. */
const titleOf = (raw: unknown): string | null => {
  const title = typeof raw === 'object' && raw !== null && 'title' in raw ? raw.title : null;
  return typeof title === 'string' && !holdsPersonalData(title) ? title.slice(0, 300) : null;
};

function toShown(
  { remoteId, record, problems }: Accepted,
  { kind }: Standing,
): PreviewResult['records'][number] {
  const { title, description, modified, licence, themeId, distributions } = record;
  return {
    remoteId,
    title,
    description:
      description.length > DESCRIPTION_SHOWN ? `${description.slice(0, DESCRIPTION_SHOWN)}…` : description,
    formats: [...new Set(distributions.map(({ format }) => format))],
    modified,
    licence,
    theme: themeId,
    distributions: distributions.length,
    fate: kind,
    problems,
  };
}

/**
 * Judges records page by page as a run would, without writing anything: each is new, known, a loop, rejected, or kept
 * back for personal data, and counted once. Holds what is shown and what the quality is computed from, not the records.
 */
export function createJudge(
  db: Kysely<Tables>,
  catalogue: CatalogueAddress & { kind: SourceKind },
  context: { publicUrl: string; exceptSource: string | null },
) {
  const counts: Judged['counts'] = { read: 0, new: 0, duplicates: 0, rejected: 0, loops: 0, personalData: 0 };
  const seen = new Set<string>();
  const rejections = createProblemGroups();
  const repairs = createProblemGroups();
  const shown: PreviewResult['records'] = [];
  const duplicates: PreviewResult['duplicates'] = [];
  const assessed: AssessedDataset[] = [];

  /** The record in the network's terms, or null when it is not one to be published. */
  function accept({ remoteId, raw }: RemoteRecord): Accepted | null {
    const refuse = (problems: readonly RecordProblem[]): null => {
      counts.rejected += 1;
      rejections.add(problems, { remoteId, title: titleOf(raw) });
      return null;
    };
    if (remoteId === null) return refuse([recordProblem('id', '', 'id-required')]);
    if (seen.has(remoteId)) {
      counts.duplicates += 1;
      rejections.add([recordProblem('id', remoteId, 'id-unique')], { remoteId, title: titleOf(raw) });
      return null;
    }
    seen.add(remoteId);
    const mapped = mapRecord(catalogue.kind, catalogue, { remoteId, raw });
    if (!mapped.ok) return refuse(mapped.problems);
    const personal = personalDataProblem(mapped.record);
    if (personal !== null) {
      counts.personalData += 1;
      rejections.add([personal], { remoteId, title: null });
      return null;
    }
    return { remoteId, record: mapped.record, problems: mapped.problems };
  }

  function keep(accepted: Accepted, standing: Standing): void {
    const { remoteId, record, problems } = accepted;
    counts[standing.kind === 'new' ? 'new' : standing.kind === 'loop' ? 'loops' : 'duplicates'] += 1;
    repairs.add(problems, { remoteId, title: record.title });
    if (standing.kind === 'new') assessed.push(toAssessed(record));
    else if (duplicates.length < SHOWN) {
      const { kind, known } = standing;
      duplicates.push({ remoteId, title: record.title, isLoop: kind === 'loop', known });
    }
    if (shown.length < SHOWN) shown.push(toShown(accepted, standing));
  }

  return {
    async add(records: readonly RemoteRecord[]): Promise<void> {
      counts.read += records.length;
      const accepted = records.map(accept).filter((each) => each !== null);
      const standings = await standingsOf(db, accepted, context);
      accepted.forEach((each, place) => keep(each, standings[place] ?? { kind: 'new' }));
    },
    /** What was found so far; the quality is that of the records that would be new. */
    result(): Judged {
      const score = scoreMetadata(assessed);
      return {
        counts,
        records: shown,
        rejections: rejections.list(),
        repairs: repairs.list(),
        duplicates,
        quality: { ...score, of: 405, rating: ratingOf(score.score) },
      };
    },
  };
}

import { treat } from '@rma/privacy';
import { decidedFor } from '../checks/personal-data.ts';
import type { Engine } from '../engine/engine.ts';
import { crsOfCode } from '../intake/crs.ts';
import type { OpenedFile } from '../intake/opened-file.ts';
import type { ColumnMatch } from '../match/column-match.ts';
import { noPreparation } from '../preparation.ts';
import type { Proposal, Repair, ValidationRequest } from '../report.ts';
import { convertGeometry, geometryProposal, withGeometry } from './convert-geometry.ts';
import { planGeometry } from './geometry-plan.ts';
import type { GeometryPlan } from './geometry-plan.ts';
import type { ConvertedCells } from './name-prepared.ts';

export type PreparedGeometry = {
  match: ColumnMatch;
  converted: ConvertedCells | null;
  repairs: Repair[];
  proposals: Proposal[];
};

/** Whether a person decided to blur the column that the places come from. */
const isBlurred = (plan: GeometryPlan, headers: string[], request: ValidationRequest): boolean => {
  const indexes = plan.source.kind === 'cell' ? [plan.source.index] : [plan.source.x, plan.source.y];
  const decisions = request.preparation?.privacy ?? [];
  return indexes.some((index) => decidedFor(headers[index] ?? '', decisions) === 'blur');
};

const blur = (text: string): string => treat('blur', text, { kind: 'victim-coordinates', type: null }) ?? '';

/** Brings the places of the file to the fields of the standard, when they are written in some other way. */
export const prepareGeometry = async (
  engine: Engine,
  headers: string[],
  options: {
    request: ValidationRequest;
    opened: OpenedFile;
    samples: string[][];
    match: ColumnMatch;
    treated: ReadonlyMap<number, string>;
    rowCount: number;
    folder: string;
  },
): Promise<PreparedGeometry> => {
  const { match, request } = options;
  const { reading, proposals: answers } = request.preparation ?? noPreparation;
  const declared = reading.crs ?? options.opened.detected.crs;
  const plan = planGeometry({
    standard: request.standard,
    context: request.context,
    headers,
    samples: options.samples,
    match,
    declared: declared === null ? null : crsOfCode(declared),
  });
  if (!plan) return { match, converted: null, repairs: [], proposals: [] };
  const proposals = await geometryProposal(engine, plan, { answers, rowCount: options.rowCount });
  if (plan.question && !answers.accepted.includes(plan.question.key))
    return { match, converted: null, repairs: [], proposals };
  const { converted, repairs } = await convertGeometry(engine, plan, {
    folder: options.folder,
    // Degrees within bytes or in metres cannot be blurred as text: those places are blurred once they are read.
    ...(isBlurred(plan, headers, request)
      ? { treated: new Map(), hides: true, finish: blur }
      : { treated: options.treated, hides: false, finish: (text: string) => text }),
  });
  return { match: withGeometry(match, plan, headers), converted, repairs, proposals };
};

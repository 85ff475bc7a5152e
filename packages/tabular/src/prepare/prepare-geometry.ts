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

/** Coordinates written in another way would slip through a treatment of the cell: they are blurred again once read. */
const blurring = (plan: GeometryPlan, headers: string[], request: ValidationRequest) => {
  const indexes = plan.source.kind === 'cell' ? [plan.source.index] : [plan.source.x, plan.source.y];
  const decisions = request.preparation?.privacy ?? [];
  const isBlurred = indexes.some((index) => decidedFor(headers[index] ?? '', decisions) === 'blur');
  return (text: string): string =>
    isBlurred ? (treat('blur', text, { kind: 'victim-coordinates', type: null }) ?? '') : text;
};

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
    treated: options.treated,
    finish: blurring(plan, headers, request),
  });
  return { match: withGeometry(match, plan, headers), converted, repairs, proposals };
};

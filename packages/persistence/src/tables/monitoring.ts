import type { MonthlyReportFacts, NetworkFigures, UseChannel } from '@rma/domain';
import type { Json } from './columns.ts';

/** How datasets are used and how the network is. Owner: services/observatory. */
export type MonitoringTables = {
  'national.use_day': {
    dataset_id: string;
    cvegeo: string;
    /** Of Mexico City, YYYY-MM-DD. */
    day: string;
    channel: UseChannel;
    count: number;
    /** Programs that say they are robots; not in `count`. */
    robots: number;
  };
  'national.use_government_day': {
    cvegeo: string;
    day: string;
    channel: UseChannel;
    count: number;
    robots: number;
  };
  'national.network_day': {
    day: string;
    measured_at: Date;
    figures: Json<NetworkFigures>;
  };
  'national.monthly_report': {
    /** The month's first day, YYYY-MM-DD. */
    month: string;
    published_at: Date;
    /** The day whose state it tells. */
    state_on: string;
    figures: Json<NetworkFigures>;
    facts: Json<MonthlyReportFacts>;
    pdf_sha256: string;
    pdf_bytes: number;
  };
  'observatory.report_document': {
    month: string;
    pdf: Buffer;
  };
};

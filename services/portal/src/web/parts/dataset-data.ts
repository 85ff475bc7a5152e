import type { Api } from '../api.ts';
import type { Freshness, Origin } from '../words.ts';
import { countColumn } from './count-column.ts';
import { type DatasetUse, datasetUseFields } from './use/dataset-use.tsx';
import { type DatasetVoices, datasetVoicesFields } from './demand/dataset-voices.tsx';
import type { Download } from './downloads.tsx';
import type { GeometryColumns } from './map/place.ts';
import { loadMap } from './map/map-data.ts';
import type { MapData } from './map/dataset-map.tsx';
import { type Quality, qualityFields } from './quality/quality-data.ts';
import type { PreviewData, StandardField } from './preview-table.tsx';
import { type Release, loadReleases } from './releases.tsx';
import { type Chart, chartOfCategories } from './rows/charts.ts';
import type { AllowedValues } from './rows/filter-panel.tsx';
import { loadChart } from './rows/load-chart.ts';
import type { RowQuery } from './rows/row-query.ts';
import {
  type ColumnStatistics,
  type RowPage,
  type Statistics,
  readRows,
  readStatistics,
} from './rows/rows-api.ts';

export const datasetDocument = `query Dataset($id: ID!) {
  network { asOf }
  dataset(id: $id) {
    id title description keywords origin license issued modified periodicity freshness temporal spatial landingPage archivedAt
    theme { id name }
    publisher {
      cvegeo name fullName lon lat officials { post name position } neighbours { name lon lat }
    }
    source { id title url lastSuccessAt }
    standard { id title version fields { name title type description required } }
    package { id title release }
    contact { name email }
    distributions { id title format mediaType downloadUrl accessUrl bytes sha256 modified role
      check { state status checkedAt failingSince } }
    preview { columns { name title type } rows }
    alsoAt { url title }
    ${qualityFields}
    ${datasetVoicesFields}
    ${datasetUseFields}
  }
}`;

export type Dataset = DatasetVoices & {
  id: string;
  title: string;
  description: string | null;
  keywords: string[];
  origin: Origin;
  license: string | null;
  issued: string | null;
  modified: string | null;
  periodicity: string | null;
  freshness: Freshness;
  temporal: string | null;
  spatial: string | null;
  landingPage: string | null;
  archivedAt: string | null;
  theme: { id: string; name: string } | null;
  publisher: {
    cvegeo: string;
    name: string;
    fullName: string;
    lon: number | null;
    lat: number | null;
    officials: { post: string; name: string; position: string }[];
    neighbours: { name: string; lon: number | null; lat: number | null }[];
  };
  source: { id: string; title: string; url: string | null; lastSuccessAt: string | null } | null;
  standard: { id: string; title: string; version: string; fields: StandardField[] } | null;
  package: { id: string; title: string; release: number } | null;
  contact: { name: string; email: string | null } | null;
  distributions: Download[];
  preview: PreviewData | null;
  quality: Quality | null;
  alsoAt: { url: string; title: string }[];
  use: DatasetUse;
};

/** The rows of a dataset under the page's question, and what is drawn of them. */
export type Explored = {
  query: RowQuery;
  page: RowPage | null;
  statistics: Statistics;
  allowed: AllowedValues;
  chart: Chart | null;
  map: MapData | null;
};

export type DatasetData = {
  dataset: Dataset;
  explored: Explored | null;
  releases: Release[];
  /** When the national view answered. */
  asOf: string;
};

type Described = {
  temporalField?: string | null;
  geometry?: GeometryColumns | null;
  fields: { name: string; unit: string | null; allowedValues: string[] | null }[];
};

/** Everything of a dataset that other interfaces tell: its rows, figures, map and releases; what fails is left out. */
export async function loadAround(
  api: Api,
  dataset: Dataset,
  query: RowQuery,
): Promise<Omit<DatasetData, 'dataset' | 'asOf'>> {
  const [explored, releases] = await Promise.all([
    // Only what is released here has rows to ask: not what was harvested, nor an inventory or a plan.
    dataset.package ? explore(api, dataset, query) : null,
    dataset.package ? loadReleases(api, dataset.package.id) : [],
  ]);
  return { explored, releases };
}

async function explore(api: Api, dataset: Dataset, query: RowQuery): Promise<Explored | null> {
  const { id, standard, publisher } = dataset;
  const [statistics, described] = await Promise.all([
    readStatistics(api, id),
    standard && api.read<Described>(`/api/v1/standards/${standard.id}`),
  ]);
  if (!statistics) return null;
  const { columns } = statistics;
  const time = columns.find(({ name }) => name === described?.temporalField);
  const counting = countColumn(columns);
  const unit = described?.fields.find(({ name }) => name === counting?.name)?.unit;
  const geometry = described?.geometry ? filledGeometry(described.geometry, columns) : null;
  const [page, map, chart] = await Promise.all([
    readRows(api, id, {
      query,
      // A geometry is read on the map, not in a cell.
      columns: columns.flatMap(({ name }) => (name === geometry?.wkt ? [] : [name])),
    }),
    geometry && loadMap(api, { id, query, geometry, fields: columns, publisher }),
    standard
      ? loadChart(api, {
          datasetId: id,
          standard: standard.id,
          statistics,
          time,
          counted: counting ? { column: counting, unit: unit ?? 'casos' } : null,
        })
      : chartOfCategories(statistics),
  ]);
  return {
    query,
    page,
    statistics,
    allowed: Object.fromEntries(
      (described?.fields ?? []).flatMap(({ name, allowedValues }) =>
        allowedValues === null ? [] : [[name, allowedValues]],
      ),
    ),
    chart,
    map,
  };
}

/** The columns of a place that hold anything; null when none does. */
function filledGeometry(
  { latitude, longitude, wkt }: GeometryColumns,
  columns: readonly ColumnStatistics[],
): GeometryColumns | null {
  const isFilled = (wanted: string | null) =>
    columns.some(({ name, filled }) => name === wanted && filled > 0);
  if (isFilled(wkt)) return { latitude, longitude, wkt };
  return isFilled(latitude) && isFilled(longitude) ? { latitude, longitude, wkt: null } : null;
}

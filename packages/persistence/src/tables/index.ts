import type { AccountTables } from './accounts.ts';
import type { AgreementTables } from './agreement.ts';
import type { CatalogTables } from './catalog.ts';
import type { CommitmentTables } from './commitment.ts';
import type { DemandTables } from './demand.ts';
import type { GeographyTables } from './geography.ts';
import type { HarvestTables } from './harvest.ts';
import type { IndicatorTables } from './indicator.ts';
import type { InventoryTables } from './inventory.ts';
import type { MonitoringTables } from './monitoring.ts';
import type { NationalTables } from './national.ts';
import type { ObservatoryTables } from './observatory.ts';
import type { OfficialTables } from './officials.ts';
import type { ProgrammeTables } from './programme.ts';
import type { PipelineTables } from './pipeline.ts';
import type { RegistryTables } from './registry.ts';
import type { SavedSearchTables } from './saved-searches.ts';
import type { ScorecardTables } from './scorecard.ts';
import type { SearchTables } from './search.ts';
import type { SigningTables } from './signing.ts';

/** Every table, by schema. A service's connection may reach its own and `national` only. */
export type Tables = RegistryTables &
  AccountTables &
  AgreementTables &
  OfficialTables &
  ProgrammeTables &
  CatalogTables &
  CommitmentTables &
  DemandTables &
  GeographyTables &
  HarvestTables &
  IndicatorTables &
  InventoryTables &
  MonitoringTables &
  NationalTables &
  ObservatoryTables &
  PipelineTables &
  ScorecardTables &
  SavedSearchTables &
  SearchTables &
  SigningTables;

export type * from './accounts.ts';
export type * from './agreement.ts';
export type * from './catalog.ts';
export type * from './commitment.ts';
export type * from './columns.ts';
export type * from './demand.ts';
export type * from './geography.ts';
export type * from './harvest.ts';
export type * from './indicator.ts';
export type * from './inventory.ts';
export type * from './monitoring.ts';
export type * from './national.ts';
export type * from './observatory.ts';
export type * from './officials.ts';
export type * from './programme.ts';
export type * from './pipeline.ts';
export type * from './registry.ts';
export type * from './saved-searches.ts';
export type * from './scorecard.ts';
export type * from './search.ts';
export type * from './signing.ts';

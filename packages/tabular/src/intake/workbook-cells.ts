import { SSF } from '@e965/xlsx';
import type { CellObject } from '@e965/xlsx';

const two = (value: number): string => String(value).padStart(2, '0');

/** A serial day of a spreadsheet as ISO 8601: date, date and time, or time alone below one day. */
const isoDate = (serial: number, isFrom1904: boolean): string | null => {
  const parts = SSF.parse_date_code(serial, { date1904: isFrom1904 });
  if (!parts) return null;
  const time = `${two(parts.H)}:${two(parts.M)}:${two(Math.floor(parts.S))}`;
  if (serial < 1 && serial >= 0) return time;
  const day = `${String(parts.y).padStart(4, '0')}-${two(parts.m)}-${two(parts.d)}`;
  return time === '00:00:00' ? day : `${day}T${time}`;
};

/** Only zeros: the column shows keys, whose zeros on the left count. */
const keyFormat = /^0+$/;

const numberText = (value: number, format: string | number | undefined, isFrom1904: boolean): string => {
  if (typeof format === 'string' && format !== 'General') {
    if (SSF.is_date(format)) return isoDate(value, isFrom1904) ?? String(value);
    if (keyFormat.test(format) && Number.isInteger(value) && value >= 0) {
      return String(value).padStart(format.length, '0');
    }
  }
  return Number.isInteger(value) && Math.abs(value) < 1e21 ? value.toFixed(0) : String(value);
};

/**
 * A cell as text: dates in ISO 8601, numbers with all their digits and no separators, keys with the zeros their
 * format shows, formulas by the value they were saved with, errors such as #N/A empty.
 */
export const cellText = (cell: CellObject | undefined, isFrom1904: boolean): string => {
  if (!cell || cell.v === undefined || cell.v === null) return '';
  switch (cell.t) {
    case 'n':
      return typeof cell.v === 'number' ? numberText(cell.v, cell.z, isFrom1904) : String(cell.v);
    case 'b':
      return cell.v === true ? 'true' : 'false';
    case 'd':
      return cell.v instanceof Date ? cell.v.toISOString().replace(/T00:00:00\.000Z$/, '') : String(cell.v);
    case 's':
      return String(cell.v).replaceAll('\0', '');
    default:
      return '';
  }
};

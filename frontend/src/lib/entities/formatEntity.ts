import { formatDay } from '@/lib/format/formatDay';
import type { EntityType } from './entityTypes';

/** A normal form as people write it: days and sums by language, IBANs in groups of four; anything else as it is. */
export function formatEntity(type: EntityType | null, name: string, language: string): string {
  if (type === 'DATE') return formatDay(name, language);
  if (type === 'IBAN') return name.replace(/(.{4})(?=.)/g, '$1 ');
  if (type === 'MONEY') return formatMoney(name, language);
  return name;
}

function formatMoney(name: string, language: string): string {
  const parts = /^(-?\d+(?:\.\d+)?) ([A-Z]{3})$/.exec(name);
  if (parts?.[1] === undefined || parts[2] === undefined) return name;
  return new Intl.NumberFormat(language, { style: 'currency', currency: parts[2] }).format(Number(parts[1]));
}

import type { EntityType } from '@/lib/entities/entityTypes';
import { TYPE_ICONS } from './typeIcons';
import './entityTypes.css';

/** The sign of a type on its colour; what it means must be written or spoken beside it. */
export function TypeSign({ type, large = false }: { readonly type: EntityType; readonly large?: boolean }) {
  const Icon = TYPE_ICONS[type];
  return (
    <span className={`wb-type-sign ${large ? 'wb-type-sign--large' : ''}`} data-type={type} aria-hidden="true">
      <Icon />
    </span>
  );
}

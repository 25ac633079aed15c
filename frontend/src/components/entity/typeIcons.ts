import {
  AtSign,
  BookMarked,
  Building2,
  CalendarDays,
  CarFront,
  Cog,
  Euro,
  FolderOpen,
  IdCard,
  Landmark,
  MapPin,
  MapPinned,
  Phone,
  Scale,
  UserRound,
  type LucideIcon,
} from 'lucide-react';
import type { EntityType } from '@/lib/entities/entityTypes';

/** The sign of each type. */
export const TYPE_ICONS: Record<EntityType, LucideIcon> = {
  PERSON: UserRound,
  ORGANISATION: Building2,
  ADDRESS: MapPin,
  LOCATION: MapPinned,
  LICENCE_PLATE: CarFront,
  PHONE: Phone,
  EMAIL: AtSign,
  IBAN: Landmark,
  FILE_REFERENCE: FolderOpen,
  REGISTER_NUMBER: BookMarked,
  ID_NUMBER: IdCard,
  VIN: Cog,
  DATE: CalendarDays,
  MONEY: Euro,
  LAW: Scale,
};

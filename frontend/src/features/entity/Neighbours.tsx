import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NeighbourView } from '@/api/types';
import { TypeSign } from '@/components/entity/TypeSign';
import { ProblemNotice } from '@/components/ProblemNotice';
import { Waiting } from '@/components/Waiting';
import { DETAIL_TYPES, LEADING_TYPES, type EntityType } from '@/lib/entities/entityTypes';
import { formatEntity } from '@/lib/entities/formatEntity';
import { groupByType, type Group } from '@/lib/entities/groupByType';
import { neighboursQuery } from '@/lib/entities/queries';

/** Values shown of a type before somebody asks for more. */
const FEW = 8;

/** What stands in the same visible documents as an entity, by type; each leads to its own page. */
export function Neighbours({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const [details, setDetails] = useState(false);
  return (
    <aside className="wb-card wb-entity__neighbours" aria-labelledby="entity-neighbours">
      <h2 id="entity-neighbours">{t('entity.neighbours')}</h2>
      <p className="wb-muted wb-small">{t('entity.neighboursText')}</p>
      <OfTypes id={id} types={LEADING_TYPES} />
      {details ? (
        <OfTypes id={id} types={DETAIL_TYPES} />
      ) : (
        <button type="button" className="wb-link" onClick={() => setDetails(true)}>
          {t('entity.details')}
        </button>
      )}
    </aside>
  );
}

function OfTypes({ id, types }: { readonly id: string; readonly types: readonly EntityType[] }) {
  const { t } = useTranslation();
  const found = useQuery(neighboursQuery(id, types));
  if (found.isPending) return <Waiting />;
  if (found.isError) return <ProblemNotice error={found.error} onRetry={() => void found.refetch()} />;
  if (found.data.length === 0) return <p className="wb-muted">{t('entity.noNeighbours')}</p>;
  return groupByType(found.data).map((group) => <NeighbourGroup key={group.type} group={group} />);
}

function NeighbourGroup({ group: { type, items } }: { readonly group: Group<NeighbourView> }) {
  const { t, i18n } = useTranslation();
  const [all, setAll] = useState(false);
  return (
    <section className="wb-entity__group">
      <h3>
        <TypeSign type={type} />
        {t(`entity.plurals.${type}`)}
      </h3>
      <ul>
        {(all ? items : items.slice(0, FEW)).map((one) => (
          <li key={one.id}>
            <Link to="/entitaet/$id" params={{ id: one.id }}>
              {formatEntity(type, one.name, i18n.language)}
            </Link>
            <span className="wb-entity__shared">{t('entity.shared', { count: one.shared_documents })}</span>
          </li>
        ))}
      </ul>
      {items.length > FEW && (
        <button type="button" className="wb-link" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('search.fewerValues') : t('search.moreValues', { count: items.length - FEW })}
        </button>
      )}
    </section>
  );
}

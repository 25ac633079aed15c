import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useCanGoBack, useRouter } from '@tanstack/react-router';
import { ArrowLeft, FileQuestion, Search } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Problem } from '@/api/problem';
import type { EntityDetail } from '@/api/types';
import { EmptyState } from '@/components/EmptyState';
import { TypeSign } from '@/components/entity/TypeSign';
import { IconButton } from '@/components/IconButton';
import { ProblemNotice } from '@/components/ProblemNotice';
import { Waiting } from '@/components/Waiting';
import { entityType } from '@/lib/entities/entityTypes';
import { formatEntity } from '@/lib/entities/formatEntity';
import { entityQuery } from '@/lib/entities/queries';
import { useShortcuts } from '@/lib/keyboard/useShortcuts';
import { lastSearch } from '@/lib/url/lastSearch';
import { useTitle } from '@/lib/useTitle';
import { EntityDocuments } from './EntityDocuments';
import { Neighbours } from './Neighbours';
import { SamenessNote } from './SamenessNote';
import './EntityPage.css';

const route = getRouteApi('/shell/reading/entitaet/$id');

/** One person, firm or thing: how it was read, where it stands, and what stands beside it. */
export function EntityPage() {
  const { t, i18n } = useTranslation();
  const { id } = route.useParams();
  const entity = useQuery(entityQuery(id));
  const back = useBack();
  const shown = entity.data;
  useTitle(shown === undefined ? t('entity.title') : formatEntity(entityType(shown.type), shown.name, i18n.language));
  useShortcuts({ Escape: back });
  if (entity.isPending) return <Waiting label={t('entity.loading')} />;
  if (entity.isError) {
    return entity.error instanceof Problem && entity.error.status === 404 ? (
      <EmptyState
        wholePage
        icon={FileQuestion}
        title={t('entity.notFound')}
        action={
          <Link className="kern-btn kern-btn--primary wb-btn" to="/suche" search={lastSearch()}>
            <span className="kern-label">{t('viewer.back')}</span>
          </Link>
        }
      >
        <p>{t('entity.notFoundText')}</p>
      </EmptyState>
    ) : (
      <div className="wb-page">
        <ProblemNotice error={entity.error} onRetry={() => void entity.refetch()} />
      </div>
    );
  }
  return (
    <div className="wb-page wb-page--wide wb-entity">
      <Head entity={entity.data} onBack={back} />
      <div className="wb-entity__body">
        <EntityDocuments entity={entity.data} />
        <Neighbours key={id} id={id} />
      </div>
    </div>
  );
}

function Head({ entity, onBack }: { readonly entity: EntityDetail; readonly onBack: () => void }) {
  const { t, i18n } = useTranslation();
  const type = entityType(entity.type);
  const name = formatEntity(type, entity.name, i18n.language);
  return (
    <header className="wb-card wb-entity__head">
      <div className="wb-entity__who">
        <IconButton icon={ArrowLeft} label={t('entity.back')} onClick={onBack} />
        {type !== null && <TypeSign type={type} large />}
        <div className="wb-entity__name">
          <p className="wb-entity__type">{type === null ? entity.type : t(`entity.types.${type}`)}</p>
          <h1>{name}</h1>
        </div>
        <p className="wb-entity__counts">
          <strong>{t('entity.documentCount', { count: entity.document_count })}</strong>
          <span>{t('entity.mentionCount', { count: entity.mention_count })}</span>
        </p>
        <Link className="kern-btn kern-btn--secondary wb-btn" to="/suche" search={{ entity: [entity.id] }}>
          <Search className="wb-btn__icon" aria-hidden="true" />
          <span className="kern-label">{t('entity.search')}</span>
        </Link>
      </div>
      <dl className="wb-entity__facts">
        <div>
          <dt>{t('entity.variants')}</dt>
          <dd>
            <ul className="wb-entity__variants">
              {entity.variants.map((variant) => (
                <li key={variant}>{variant}</li>
              ))}
            </ul>
          </dd>
        </div>
        {type !== null && (
          <div>
            <dt>{t('entity.gathered')}</dt>
            <dd>
              <SamenessNote type={type} />
            </dd>
          </div>
        )}
      </dl>
    </header>
  );
}

/** Back to where one came from, or to the last search for who came by an address. */
function useBack(): () => void {
  const router = useRouter();
  const canGoBack = useCanGoBack();
  return () => {
    if (canGoBack) router.history.back();
    else void router.navigate({ to: '/suche', search: lastSearch() });
  };
}

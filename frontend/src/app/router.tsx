import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { readAuditState } from '@/features/audit/auditState';
import { readSearchState } from '@/features/search/readSearchState';
import { readListState } from '@/features/upload/listState';
import { readViewerState } from '@/features/viewer/viewerState';
import { may } from '@/lib/roles/may';
import { meQuery } from '@/lib/session/session';
import { readQuery, type RawQuery } from '@/lib/url/readQuery';
import { writeQuery } from '@/lib/url/writeQuery';
import { NotFoundPage } from './NotFoundPage';
import { CrashPage } from './CrashPage';
import { homeOf } from './homeOf';
import { PurposeGate } from './PurposeGate';
import { Shell } from './Shell';
import { Frame } from './Frame';

interface Context {
  readonly queries: QueryClient;
}

type Right = Parameters<typeof may>[1];

const root = createRootRouteWithContext<Context>()({ component: Frame });

const login = createRoute({
  getParentRoute: () => root,
  path: '/anmelden',
  validateSearch: (raw: RawQuery): { zurueck?: string; abgelaufen?: '1' } => ({
    ...(typeof raw.zurueck === 'string' && { zurueck: raw.zurueck }),
    ...(raw.abgelaufen === '1' && { abgelaufen: '1' as const }),
  }),
  beforeLoad: async ({ context }) => {
    if ((await context.queries.query({ ...meQuery, staleTime: 'static' })) !== null) throw redirect({ to: '/' });
  },
  component: lazyRouteComponent(() => import('@/features/login/LoginPage'), 'LoginPage'),
});

/** Everything that needs a login; who has none is led to it and back. */
const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  component: Shell,
  beforeLoad: async ({ context, location }) => {
    const me = await context.queries.query({ ...meQuery, staleTime: 'static' });
    if (me === null)
      throw redirect({ to: '/anmelden', search: location.href === '/' ? {} : { zurueck: location.href } });
    return { me };
  },
});

const home = createRoute({
  getParentRoute: () => shell,
  path: '/',
  beforeLoad: ({ context }) => {
    throw redirect({ to: homeOf(context.me), replace: true });
  },
});

/** Everything that reads documents; it waits until a purpose is stated. */
const reading = createRoute({
  getParentRoute: () => shell,
  id: 'reading',
  component: PurposeGate,
  beforeLoad: ({ context }) => demand(context.me, 'read'),
});

const search = createRoute({
  getParentRoute: () => reading,
  path: '/suche',
  validateSearch: readSearchState,
  component: lazyRouteComponent(() => import('@/features/search/SearchPage'), 'SearchPage'),
});

const viewer = createRoute({
  getParentRoute: () => reading,
  path: '/dokument/$id',
  validateSearch: readViewerState,
  component: lazyRouteComponent(() => import('@/features/viewer/ViewerPage'), 'ViewerPage'),
});

const entity = createRoute({
  getParentRoute: () => reading,
  path: '/entitaet/$id',
  component: lazyRouteComponent(() => import('@/features/entity/EntityPage'), 'EntityPage'),
});

const documents = createRoute({
  getParentRoute: () => reading,
  path: '/eingaben',
  validateSearch: readListState,
  beforeLoad: ({ context }) => demand(context.me, 'handIn'),
  component: lazyRouteComponent(() => import('@/features/upload/DocumentsPage'), 'DocumentsPage'),
});

const batch = createRoute({
  getParentRoute: () => reading,
  path: '/stapel/$id',
  component: lazyRouteComponent(() => import('@/features/batch/BatchPage'), 'BatchPage'),
});

const batches = createRoute({
  getParentRoute: () => reading,
  path: '/stapel',
  beforeLoad: ({ context }) => demand(context.me, 'handIn'),
  component: lazyRouteComponent(() => import('@/features/batch/BatchListPage'), 'BatchListPage'),
});

const reviews = createRoute({
  getParentRoute: () => reading,
  path: '/pruefen',
  validateSearch: (raw: RawQuery): { alle?: '1' } => (raw.alle === '1' ? { alle: '1' } : {}),
  beforeLoad: ({ context }) => demand(context.me, 'handIn'),
  component: lazyRouteComponent(() => import('@/features/reviews/ReviewsPage'), 'ReviewsPage'),
});

const upload = createRoute({
  getParentRoute: () => shell,
  path: '/eingang',
  validateSearch: (raw: RawQuery): { stapel?: string } => ({
    ...(typeof raw.stapel === 'string' && { stapel: raw.stapel }),
  }),
  beforeLoad: ({ context }) => demand(context.me, 'handIn'),
  component: lazyRouteComponent(() => import('@/features/upload/UploadPage'), 'UploadPage'),
});

const audit = createRoute({
  getParentRoute: () => shell,
  path: '/protokoll',
  validateSearch: readAuditState,
  beforeLoad: ({ context }) => demand(context.me, 'audit'),
  component: lazyRouteComponent(() => import('@/features/audit/AuditPage'), 'AuditPage'),
});

const withoutRights = createRoute({
  getParentRoute: () => shell,
  path: '/konto',
  component: lazyRouteComponent(() => import('./NoRightsPage'), 'NoRightsPage'),
});

/** A page that a role has no use for leads to the one that it has. */
function demand(me: Parameters<typeof may>[0], right: Right): void {
  if (!may(me, right)) throw redirect({ to: homeOf(me), replace: true });
}

const tree = root.addChildren([
  login,
  shell.addChildren([
    home,
    reading.addChildren([search, viewer, entity, documents, batch, batches, reviews]),
    upload,
    audit,
    withoutRights,
  ]),
]);

export function createPageRouter(queries: QueryClient) {
  return createRouter({
    routeTree: tree,
    context: { queries },
    parseSearch: readQuery,
    stringifySearch: writeQuery,
    defaultNotFoundComponent: NotFoundPage,
    defaultErrorComponent: CrashPage,
    defaultPendingMs: 300,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createPageRouter>;
  }
}

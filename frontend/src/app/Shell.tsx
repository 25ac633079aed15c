import { Outlet, useRouterState } from '@tanstack/react-router';
import { ReadingProgress } from '@/features/start/ReadingProgress';
import { UploadFollower } from '@/features/upload/UploadFollower';
import { may } from '@/lib/roles/may';
import { useQuery } from '@tanstack/react-query';
import { meQuery } from '@/lib/session/session';

/** What surrounds the pages of somebody who is logged in. */
export function Shell() {
  const { data: user } = useQuery(meQuery);
  const searching = useRouterState({ select: ({ location }) => location.pathname === '/suche' });
  if (user == null) return null;
  return (
    <>
      {may(user, 'handIn') && <UploadFollower />}
      {may(user, 'read') && searching && <ReadingProgress />}
      <Outlet />
    </>
  );
}

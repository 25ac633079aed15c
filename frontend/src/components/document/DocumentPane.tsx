import { useQuery } from '@tanstack/react-query';
import { PencilLine } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '@/api/problem';
import type { DocumentView, MentionView, Mode, PageView, WordView } from '@/api/types';
import { CorrectionDialog } from '@/components/correction/CorrectionDialog';
import { MentionLegend } from '@/components/entity/MentionLegend';
import { IconButton } from '@/components/IconButton';
import { ProblemNotice } from '@/components/ProblemNotice';
import { Tabs } from '@/components/Tabs';
import { Waiting } from '@/components/Waiting';
import { pointedPlace } from '@/lib/documents/pointedPlace';
import { readStretch } from '@/lib/documents/stretch';
import { mayCorrect } from '@/lib/documents/mayCorrect';
import { matchesQuery, pageImageQuery, pageQuery } from '@/lib/documents/queries';
import { stepMatch } from '@/lib/documents/stepMatch';
import { useAnswers } from '@/lib/documents/useAnswers';
import { withAnswers, type Place } from '@/lib/documents/withAnswers';
import { stepZoom } from '@/lib/documents/stepZoom';
import { entityType } from '@/lib/entities/entityTypes';
import { shownTypes } from '@/lib/entities/shownTypes';
import { useShortcuts } from '@/lib/keyboard/useShortcuts';
import { useUser } from '@/lib/session/session';
import { useSetting } from '@/lib/settings/settings';
import { DocumentFacts } from './DocumentFacts';
import { MatchStepper } from './MatchStepper';
import { PageStage } from './PageStage';
import { PageStepper } from './PageStepper';
import { PageText } from './PageText';
import { ZoomTools } from './ZoomTools';
import './DocumentPane.css';

export type PaneView = 'image' | 'text' | 'facts';

interface Props {
  readonly document: DocumentView;
  /** Whose matches are marked; empty for none. */
  readonly question: string;
  readonly mode: Mode;
  /** The open page; undefined opens the page of the first match. */
  readonly page: number | undefined;
  readonly onPage: (page: number) => void;
  readonly view: PaneView;
  readonly onView: (view: PaneView) => void;
  /** Which types of mentions are marked, as the address says it. */
  readonly types: string | undefined;
  readonly onTypes: (types: string | undefined) => void;
  /** A stretch of text that the address points to. */
  readonly stretch?: string | undefined;
  /** The entity whose mentions stand out, whatever the types. */
  readonly wanted?: string | undefined;
}

/** A document with its pages, its text and its facts, and a walk through the places found. */
export function DocumentPane({ document, question, mode, page: wantedPage, onPage, view, onView, ...rest }: Props) {
  const { t } = useTranslation();
  const { types, onTypes, wanted, stretch } = rest;
  const matches = useQuery(matchesQuery(document.id, question, mode));
  const answers = useAnswers(question);
  const found = useMemo(
    () => withAnswers(document.id, matches.data ?? [], answers),
    [document.id, matches.data, answers],
  );
  const waitsForMatches = wantedPage === undefined && matches.isLoading;
  const page = wantedPage ?? found[0]?.page ?? 1;
  const [chosen, setChosen] = useState<Place | null>(null);
  const [zoom, setZoom] = useState(1);
  const [correcting, setCorrecting] = useState(false);
  const user = useUser();
  const opened = useQuery({ ...pageQuery(document.id, page), enabled: !waitsForMatches });
  const places = useMemo(() => {
    const pointed = pointedPlace(readStretch(stretch), opened.data);
    const known = pointed === null || found.some(({ how, start }) => how === 'answer' && start === pointed.start);
    return known ? found : [pointed, ...found];
  }, [stretch, opened.data, found]);

  const current =
    chosen !== null && chosen.page === page && places.includes(chosen)
      ? chosen
      : (places.find((one) => one.page === page) ?? null);
  const step = (by: 1 | -1) => {
    const next = stepMatch(
      places.map((place) => place.page),
      current === null ? null : places.indexOf(current),
      page,
      by,
    );
    const match = next === null ? undefined : places[next];
    if (match === undefined) return;
    setChosen(match);
    onPage(match.page);
  };
  const hasImage = opened.data === undefined || opened.data.width > 0;
  useShortcuts({
    n: () => step(1),
    p: () => step(-1),
    '+': () => setZoom(stepZoom(zoom, 1)),
    '-': () => setZoom(stepZoom(zoom, -1)),
    '0': () => setZoom(1),
  });
  return (
    <Tabs
      label={t('viewer.views')}
      tabs={(['image', 'text', 'facts'] as const).map((name) => ({ name, label: t(`viewer.tabs.${name}`) }))}
      chosen={view}
      onChoose={onView}
      extra={view !== 'facts' && <PageStepper page={page} count={document.page_count ?? 1} onPage={onPage} />}
    >
      {view !== 'facts' && (
        <div className="wb-pane__tools">
          {question.trim() !== '' && (
            <MatchStepper matches={places} current={current} loading={matches.isLoading} onStep={step} />
          )}
          {view === 'image' && hasImage && mayCorrect(user, document) && (
            <IconButton
              icon={PencilLine}
              label={t('correction.mode')}
              aria-pressed={correcting}
              onClick={() => setCorrecting(!correcting)}
            />
          )}
          {view === 'image' && hasImage && <ZoomTools zoom={zoom} onZoom={setZoom} />}
        </div>
      )}
      {view !== 'facts' && opened.data !== undefined && (
        <MentionLegend mentions={opened.data.mentions} types={types} onTypes={onTypes} />
      )}
      {view === 'facts' ? (
        <DocumentFacts document={document} page={opened.data} />
      ) : opened.data !== undefined ? (
        <OpenedPage
          document={document}
          page={opened.data}
          places={places}
          current={current}
          mentions={opened.data.mentions.filter(
            ({ type, entity_id }) =>
              entity_id === wanted || shownTypes(types).some((shown) => shown === entityType(type)),
          )}
          wanted={wanted}
          zoom={zoom}
          view={view}
          correcting={correcting && mayCorrect(user, document)}
        />
      ) : opened.isError ? (
        <div className="wb-pane__message">
          <ProblemNotice error={opened.error} onRetry={() => void opened.refetch()} />
        </div>
      ) : (
        <Waiting label={t('viewer.loadingPage')} />
      )}
    </Tabs>
  );
}

interface OpenedProps {
  readonly document: DocumentView;
  readonly page: PageView;
  readonly places: readonly Place[];
  readonly current: Place | null;
  readonly mentions: readonly MentionView[];
  readonly wanted: string | undefined;
  readonly zoom: number;
  readonly view: 'image' | 'text';
  readonly correcting: boolean;
}

function OpenedPage({ document, page, places, current, mentions, wanted, zoom, view, correcting }: OpenedProps) {
  const { t } = useTranslation();
  const doubtful = useSetting('doubtful') === 'show';
  const drawn = view === 'image' && page.width > 0;
  const image = useQuery({ ...pageImageQuery(document.id, page.number), enabled: drawn });
  const here = places.filter((match) => match.page === page.number);
  const [word, setWord] = useState<WordView | null>(null);
  if (drawn && !image.isError) {
    return (
      <>
        <PageStage
          image={image.data}
          size={page}
          page={page.number}
          matches={here.map((match) => ({ match, current: match === current }))}
          words={doubtful ? page.words : []}
          mentions={mentions}
          wanted={wanted}
          zoom={zoom}
          onWord={correcting ? setWord : undefined}
          correctable={page.words}
        />
        {word !== null && <CorrectionDialog id={document.id} page={page} word={word} onClose={() => setWord(null)} />}
      </>
    );
  }
  const withoutImage = page.width === 0 || (image.error instanceof Problem && image.error.status === 404);
  return (
    <>
      {view === 'image' && (
        <div className="wb-pane__message">
          {withoutImage ? (
            <p className="wb-pane__hint">{t('viewer.textOnly')}</p>
          ) : (
            <ProblemNotice error={image.error} onRetry={() => void image.refetch()} />
          )}
        </div>
      )}
      <PageText
        text={page.text}
        page={page.number}
        matches={here}
        current={current}
        mentions={mentions}
        wanted={wanted}
      />
    </>
  );
}

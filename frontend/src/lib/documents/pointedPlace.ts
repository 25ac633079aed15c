import type { PageView } from '@/api/types';
import type { PageStretch } from './stretch';
import type { Place } from './withAnswers';

/** The place that an address points to, with the boxes of its words; null on other pages and where no word stands. */
export function pointedPlace(stretch: PageStretch | null, page: PageView | undefined): Place | null {
  if (stretch === null || page?.number !== stretch.page) return null;
  const boxes = page.words.filter(({ start, end }) => start < stretch.end && end > stretch.start).map(({ box }) => box);
  return boxes.length === 0 ? null : { ...stretch, term: '', how: 'answer', boxes };
}

/** How cases are put in words and colours. */
import type { TFunction } from 'i18next'
import type { Tone } from '#app/parts/index'
import type { CaseCard, GateShown } from '../cases/contract'
import type { CaseState, Statute } from '../contract/words'

type Say = TFunction<'mediation'>

export const stateTone: Readonly<Record<CaseState, Tone>> = {
  intake: 'soon',
  'not-accepted': 'rest',
  dropped: 'rest',
  accepted: 'open',
  mediating: 'open',
  signing: 'soon',
  'in-effect': 'open',
  performed: 'done',
  unperformed: 'late',
  'settled-in-court': 'done',
  refused: 'rest',
  withdrawn: 'rest',
  failed: 'rest',
  'handed-over': 'rest',
  joined: 'rest',
  closed: 'done',
  archived: 'done',
}

/** Bound cases had parties: one without was erased. */
const hadParties = ({ state }: Pick<CaseCard, 'state'>): boolean => state === 'archived' || state === 'joined'

/** 王桂珍、李建国; who has no party yet says so, and who has none any more. */
export function partiesText(t: Say, card: Pick<CaseCard, 'parties' | 'state'>): string {
  if (card.parties.length > 0) return card.parties.join(t('comma'))
  return hadParties(card) ? t('retention.gone') : t('case.noParties')
}

/** 《人民调解法》第十七条 for each article, as the law is quoted. */
export const articlesText = (
  t: Say,
  { articles }: { readonly articles: readonly Readonly<GateShown['articles'][number]>[] },
): string =>
  articles
    .map(({ statute, article, item }) =>
      item === undefined
        ? t('law.article', { statute: t(`law.statutes.${statute}`), article })
        : t('law.item', { statute: t(`law.statutes.${statute}`), article, item }),
    )
    .join(t('comma'))

/** 《人民调解法》第十七条、… for articles of one statute. */
export const lawText = (t: Say, statute: Statute, articles: readonly number[]): string =>
  articlesText(t, { articles: articles.map((article) => ({ statute, article })) })

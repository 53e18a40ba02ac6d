/** What an office's own form of each paper may have in braces. */
import type { PaperOffer } from '#app/feature'
import { papers } from '../contract/words'
import { fieldsOf, listsOf } from '../rules/layout'
import { paperLists } from '../rules/lists'

export const paperOffers: readonly PaperOffer[] = papers.map((paper) => ({
  paper,
  label: `papers.titles.${paper}`,
  permission: 'settings.read',
  words: 'papers.word',
  fields: [...fieldsOf(paper), ...listsOf(paper).map((list) => ({ list, inside: paperLists[list].inside }))],
}))

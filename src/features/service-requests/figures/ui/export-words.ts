/** The words of the workbook, in the user's language: one for each heading and value the desk writes. */
import type { TFunction } from 'i18next'
import { dimensions, modes, ratings, states } from '../../requests/contract/words'
import { figureNames } from '../contract'

const columns = ['number', 'item', 'mode', 'state', 'resident', 'grid', 'handler', 'ended', 'rating'] as const

export const exportWords = (t: TFunction<'service-requests'>): Record<string, string> => ({
  title: t('figures.title'),
  total: t('figures.total'),
  requests: t('figures.requests'),
  ratings: t('figures.ratings'),
  'suspension-reasons': t('figures.suspensionReasons'),
  'end-reasons': t('figures.endReasons'),
  ...Object.fromEntries(figureNames.map((name) => [`figure.${name}`, t(`figures.names.${name}`)])),
  ...Object.fromEntries(dimensions.map((name) => [`by.${name}`, t(`figures.by.${name}`)])),
  ...Object.fromEntries(modes.map((name) => [`mode.${name}`, t(`modes.${name}`)])),
  ...Object.fromEntries(states.map((name) => [`state.${name}`, t(`states.${name}`)])),
  ...Object.fromEntries(ratings.map((name) => [`rating.${name}`, t(`ratings.${name}`)])),
  ...Object.fromEntries(columns.map((name) => [`column.${name}`, t(`column.${name}`)])),
})

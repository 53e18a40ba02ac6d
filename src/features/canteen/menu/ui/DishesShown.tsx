/** What is in a set, and behind each dish what it contains: 红烧鱼块（含鱼）、清炒菜薹. */
import { useTranslation } from 'react-i18next'
import type { BoardLine } from '../contract'

export function DishesShown({ dishes }: Pick<BoardLine, 'dishes'>) {
  const { t } = useTranslation('canteen')
  const separator = t('listSeparator', { ns: 'app' })
  if (dishes.length === 0) return null
  const named = dishes.map(({ name, contains }) =>
    contains.length === 0 ? name : t('offers.dishContains', { dish: name, what: contains.join(separator) }),
  )
  return <span className="menu-dishes">{named.join(separator)}</span>
}

/** What a visit is in any list of them. */
import { useTranslation } from 'react-i18next'
import type { Column } from '#app/parts/List.tsx'
import { Status, When } from '#app/parts/small.tsx'
import type { Visit } from '../../contract'
import { useVisitWords, visitTone } from '../words'

export function useVisitColumns(): readonly Column<Visit>[] {
  const { t } = useTranslation('visits')
  const words = useVisitWords()
  return [
    {
      key: 'when',
      title: t('list.when'),
      width: '136px',
      render: (visit) => <When at={visit.registeredAt} />,
    },
    { key: 'number', title: t('list.number'), width: '76px', render: (visit) => visit.number ?? '' },
    { key: 'who', title: t('list.who'), width: 'minmax(110px, 1fr)', render: words.who },
    { key: 'matter', title: t('list.matter'), width: 'minmax(180px, 2fr)', render: words.matter },
    {
      key: 'category',
      title: t('list.category'),
      width: '96px',
      render: (visit) => (visit.category === null ? '' : t(`categories.${visit.category}`)),
    },
    {
      key: 'result',
      title: t('list.result'),
      width: '136px',
      render: (visit) => <Status tone={visitTone[visit.state]}>{t(`states.${visit.state}`)}</Status>,
    },
    {
      key: 'by',
      title: t('list.by'),
      width: '92px',
      render: (visit) => visit.handler?.name ?? visit.registeredBy.name,
    },
  ]
}

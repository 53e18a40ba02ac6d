/** Past visits: who came for what and what became of it, narrowed by day, words, category, handler and result. */
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useLocation, useNavigate, useParams } from 'react-router'
import { useRows } from '#app/desk-client/index'
import { desk } from '../client'
import { KeyButton } from '#app/parts/KeyButton.tsx'
import type { Column } from '#app/parts/List.tsx'
import { ListPage } from '#app/parts/ListPage.tsx'
import { Status, When } from '#app/parts/small.tsx'
import { EmptyState } from '#app/parts/surfaces.tsx'
import { useMay } from '#app/session/session'
import type { Visit } from '../../contract'
import { useVisitWords, visitTone } from '../words'
import { Filters } from './Filters'
import { useSearch } from './use-search'
import '../visits.css'

export default function VisitsPage() {
  const { t } = useTranslation('visits')
  const words = useVisitWords()
  const navigate = useNavigate()
  const mayEdit = useMay('visits.edit')
  const mayPrint = useMay('day-sheet.print')
  const { visitId } = useParams()
  const { search: address } = useLocation()
  const search = useSearch()
  const rows = useRows(desk.visits.list, search.input)
  const open = (to: string) => void navigate({ pathname: to, search: address })

  const columns: readonly Column<Visit>[] = [
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
  return (
    <ListPage
      title={t('list.title')}
      label={t('list.title')}
      columns={columns}
      rows={rows}
      rowKey={(visit) => visit.id}
      openKey={visitId === undefined ? undefined : Number(visitId)}
      onOpen={(visit) => open(`/visits/${visit.id}`)}
      actions={
        <>
          {mayPrint && (
            <KeyButton onPress={() => void navigate('/day-sheet')}>{t('list.daySheet')}</KeyButton>
          )}
          {mayEdit && (
            <KeyButton primary keys="F2" onPress={() => open('/visits/new')}>
              {t('commands.register')}
            </KeyButton>
          )}
        </>
      }
      filters={<Filters />}
      empty={
        search.narrowed ? (
          <EmptyState action={<Button onClick={search.clear}>{t('filters.clear', { ns: 'app' })}</Button>}>
            {t('list.noneFiltered')}
          </EmptyState>
        ) : (
          <EmptyState
            action={
              search.chosen.period !== 'all' && (
                <Button onClick={() => search.set({ period: 'all' })}>{t('list.showAll')}</Button>
              )
            }
          >
            {t('list.none')}
          </EmptyState>
        )
      }
    />
  )
}

/** Past visits: who came for what and what became of it, narrowed by day, words, category, handler and result. */
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useLocation, useNavigate, useParams } from 'react-router'
import { useRows } from '#app/desk-client/index'
import { desk } from '../client'
import { KeyButton } from '#app/parts/KeyButton.tsx'
import { ListPage } from '#app/parts/ListPage.tsx'
import { EmptyState } from '#app/parts/surfaces.tsx'
import { useMay } from '#app/session/session'
import { useVisitColumns } from './columns'
import { Filters } from './Filters'
import { useSearch } from './use-search'
import '../visits.css'

export default function VisitsPage() {
  const { t } = useTranslation('visits')
  const navigate = useNavigate()
  const mayEdit = useMay('visits.edit')
  const mayPrint = useMay('day-sheet.print')
  const mayCount = useMay('visits.figures')
  const { visitId } = useParams()
  const { search: address } = useLocation()
  const search = useSearch()
  const rows = useRows(desk.visits.list, search.input)
  const open = (to: string) => void navigate({ pathname: to, search: address })

  return (
    <ListPage
      title={t('list.title')}
      label={t('list.title')}
      columns={useVisitColumns()}
      rows={rows}
      rowKey={(visit) => visit.id}
      openKey={visitId === undefined ? undefined : Number(visitId)}
      onOpen={(visit) => open(`/visits/${visit.id}`)}
      actions={
        <>
          {mayCount && (
            <KeyButton keys="F6" onPress={() => void navigate('/visits/figures')}>
              {t('figures.title')}
            </KeyButton>
          )}
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

/** One case: who stands in it, what was said and promised, what its file still needs, and the one thing to do next. */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link, Outlet, useParams } from 'react-router'
import { ErrorState, LoadingLines, Page, PageHead, Sheet, Status } from '#app/parts/index'
import { caseActions } from '../../ui/case/actions'
import { caseSections } from '../../ui/case/sections'
import { desk } from '../../ui/client'
import { partiesText, stateTone } from '../../ui/words'
import type { CaseRecord } from '../contract'
import '../../ui/case/case.css'

export default function CasePage() {
  const { caseId } = useParams()
  const { data, error, refetch } = useQuery(
    desk.mediation.cases.get.queryOptions({ input: { id: Number(caseId) } }),
  )
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (data === undefined) {
    return (
      <Page>
        <Sheet grow>
          <LoadingLines lines={8} />
        </Sheet>
      </Page>
    )
  }
  return <Shown key={data.card.id} record={data} />
}

function Shown({ record }: { readonly record: CaseRecord }) {
  const { t } = useTranslation('mediation')
  const { card } = record
  const placed = (place: 'main' | 'side') =>
    caseSections
      .filter((section) => section.place === place)
      .map(({ id, screen: Screen }) => <Screen key={id} record={record} />)
  return (
    <Page
      columns="minmax(0, 1fr) 400px"
      head={
        <PageHead
          trail={
            <>
              <Link to="/mediation">{t('title')}</Link> / {t('case.sealed')}
            </>
          }
          title={partiesText(t, card)}
          number={card.number ?? t('case.noNumber')}
          status={
            <Status tone={stateTone[card.state]} boxed>
              {t(`states.${card.state}`)}
            </Status>
          }
          actions={caseActions.map((Actions, at) => (
            <Actions key={at} record={record} />
          ))}
        />
      }
    >
      <Sheet grow label={t('case.main')}>
        <div className="sheet-scroll">{placed('main')}</div>
      </Sheet>
      <Sheet grow label={t('case.side')}>
        <div className="sheet-scroll">{placed('side')}</div>
      </Sheet>
      <Outlet />
    </Page>
  )
}

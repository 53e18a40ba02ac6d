/** One request: its materials and where they are, its course, whose it is, and the one thing to do next. */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link, Outlet, useParams } from 'react-router'
import { desk } from '../../ui/client'
import { ErrorState, LoadingLines, Page, PageHead, Sheet, Status } from '#app/parts/index'
import type { RequestRecord } from '../../contract'
import { stateTone, urgencyTone } from '../../requests/ui/tones'
import { Actions } from './Actions'
import { ClockWords } from './ClockWords'
import { Course } from './Course'
import { Materials } from '../../materials/ui/Materials'
import { SidePanel } from './SidePanel'
import '../../ui/requests.css'

export function useRequest() {
  const { sendId } = useParams()
  return useQuery(desk.serviceRequests.get.queryOptions({ input: { id: Number(sendId) } }))
}

export default function RequestPage() {
  const { data, error, isPending, refetch } = useRequest()
  if (isPending) {
    return (
      <Page>
        <Sheet grow>
          <LoadingLines lines={8} />
        </Sheet>
      </Page>
    )
  }
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />
  return <Shown key={data.row.id} request={data} />
}

function Shown({ request }: { readonly request: RequestRecord }) {
  const { t } = useTranslation('service-requests')
  const { row, clock } = request
  const tone = clock.urgency === 'late' ? urgencyTone.late : stateTone[row.state]
  return (
    <Page
      columns="minmax(0, 1fr) 372px"
      head={
        <PageHead
          trail={
            <>
              <Link to="/service-requests">{t('nav')}</Link> / {t(`modes.${row.mode}`)}
            </>
          }
          title={row.itemName}
          number={row.number}
          status={
            <Status tone={tone} boxed>
              {t(`states.${row.state}`)}
            </Status>
          }
          remark={<ClockWords request={request} />}
          actions={<Actions request={request} />}
        />
      }
    >
      <div className="stack">
        <Sheet grow label={t('request.main')}>
          <div className="sheet-scroll">
            <Materials request={request} />
            <Course request={request} />
          </div>
        </Sheet>
      </div>
      <SidePanel request={request} />
      <Outlet />
    </Page>
  )
}

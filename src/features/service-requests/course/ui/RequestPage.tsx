/** One request: its materials and where they are, its course, whose it is, and the one thing to do next. */
import { useTranslation } from 'react-i18next'
import { Link, Outlet } from 'react-router'
import { ErrorState, LoadingLines, Page, PageHead, Sheet, Status } from '#app/parts/index'
import type { RequestRecord } from '../contract/record'
import { isEnded } from '../rules/states'
import { stateTone, urgencyTone } from '../../requests/ui/tones'
import { Actions } from './Actions'
import { ClockWords } from './ClockWords'
import { Course } from './Course'
import { Materials } from '../../materials/ui/Materials'
import { SidePanel } from './SidePanel'
import { useRequest } from './use-request'
import '../../requests/ui/requests.css'

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
            <Materials request={request} ended={isEnded(row.state)} />
            <Course request={request} />
          </div>
        </Sheet>
      </div>
      <SidePanel request={request} />
      <Outlet />
    </Page>
  )
}

/** One claim: what it comes to, its lines, what is odd among them, who is rung up, and what was paid. */
import { useQuery } from '@tanstack/react-query'
import { Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate, useParams, useSearchParams } from 'react-router'
import { useKeys } from '#app/keys.tsx'
import {
  ErrorState,
  KeyButton,
  LoadingLines,
  Page,
  PageHead,
  Sheet,
  Status,
  MoneyText,
} from '#app/parts/index'
import { TakeOut } from '#app/parts/exports/index'
import { useMay } from '#app/session/session'
import { desk } from '../../ui/client'
import type { ClaimDetails } from '../contract'
import { CallsTab } from './CallsTab'
import { ClaimMoves } from './ClaimMoves'
import { FindingsTab } from './FindingsTab'
import { LinesTab } from './LinesTab'
import { PaymentsTab } from './PaymentsTab'
import { SummaryTab } from './SummaryTab'
import { periodWords } from './period'
import { useWorkbookWords } from './workbook-words'
import { claimTone } from './tones'
import './claims.css'

const tabs = ['summary', 'lines', 'anomalies', 'calls', 'payments'] as const
type Tab = (typeof tabs)[number]

export default function ClaimPage() {
  const { claimId } = useParams()
  const id = Number(claimId)
  const { data, error, isPending, refetch } = useQuery(
    desk.canteen.claims.get.queryOptions({ input: { id } }),
  )
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
  return <Shown key={data.id} claim={data} />
}

function Shown({ claim }: { readonly claim: ClaimDetails }) {
  const { t } = useTranslation('canteen')
  const navigate = useNavigate()
  const mayTake = useMay('canteen.submit')
  const words = useWorkbookWords(claim)
  const [taking, setTaking] = useState(false)
  const [search, setSearch] = useSearchParams()
  const tab = tabs.find((one) => one === search.get('tab')) ?? 'summary'
  const show = (next: Tab) => setSearch({ tab: next }, { replace: true })
  const step = (by: 1 | -1) => () => {
    const next = tabs[(tabs.indexOf(tab) + by + tabs.length) % tabs.length]
    if (next !== undefined) show(next)
  }
  useKeys({ PageDown: step(1), PageUp: step(-1) })
  return (
    <Page
      head={
        <PageHead
          trail={<Link to="/canteen/claims">{t('claims.title')}</Link>}
          title={periodWords(t, claim)}
          status={
            <Status tone={claimTone[claim.state]} boxed>
              {t(`claimStates.${claim.state}`)}
            </Status>
          }
          remark={
            <span className="claim-sum">
              {t('claims.sum')} <MoneyText fen={claim.fen} />
            </span>
          }
          actions={
            <>
              {mayTake && (
                <>
                  <KeyButton keys="Ctrl+S" onPress={() => setTaking(true)}>
                    {t('claims.export')}
                  </KeyButton>
                  <KeyButton keys="Ctrl+P" onPress={() => void navigate(`/canteen/claims/${claim.id}/print`)}>
                    {t('claims.print')}
                  </KeyButton>
                </>
              )}
              <ClaimMoves claim={claim} />
            </>
          }
        />
      }
    >
      <div className="claim-body">
        <Segmented<Tab>
          aria-label={t('claims.tabs')}
          value={tab}
          options={tabs.map((value) => ({ value, label: t(`claimTabs.${value}`) }))}
          onChange={show}
        />
        {tab === 'summary' && <SummaryTab claim={claim} />}
        {tab === 'lines' && <LinesTab claim={claim} />}
        {tab === 'anomalies' && <FindingsTab claim={claim} />}
        {tab === 'calls' && <CallsTab claim={claim} />}
        {tab === 'payments' && <PaymentsTab claim={claim} />}
      </div>
      {taking && (
        <TakeOut
          title={t('claims.export')}
          procedure={desk.canteen.claims.export}
          ask={(own) => ({ ...own, id: claim.id })}
          words={words}
          onClose={() => setTaking(false)}
        />
      )}
    </Page>
  )
}

/** The page of any figures: of when, the sums, how it went, divided, and all of it as a workbook. */
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Outlet, useNavigate, useSearchParams } from 'react-router'
import { periodOf } from '#work/figures/contract/index'
import { kindOf, periodWith, type Figures } from '#work/figures/rules/index'
import type { MadeFile } from '#work/exports/contract'
import type { LongProcedure } from '../../desk-client/index'
import { useToday } from '../../session/session'
import { TakeOut, type Taking } from '../exports/index'
import { KeyButton } from '../KeyButton'
import { EmptyState, ErrorState, LoadingLines, Page, PageHead, Sheet } from '../surfaces'
import { Divided } from './Divided'
import { FigureCards } from './FigureCards'
import { PeriodChoice } from './PeriodChoice'
import { rowsAddress, workbookWords, type FigureAsked, type ShownFigures } from './shown'
import { TallySheet } from './TallySheet'
import './figures.css'

const StepsChart = lazy(() => import('./StepsChart'))

type TakingPeriod = Taking & { readonly sendId: string; readonly period: string }

export interface FiguresPageProps<Column extends string, Division extends string, Tally extends string> {
  readonly shown: ShownFigures<Column, Division, Tally>
  /** `desk.….figures` of the feature. */
  readonly procedures: {
    readonly of: {
      readonly call: (
        input: { readonly period: string },
        options: { readonly signal: AbortSignal },
      ) => Promise<Figures<Column, Division, Tally>>
      readonly key: () => readonly unknown[]
    }
    readonly export: LongProcedure<TakingPeriod, MadeFile>
  }
  /** Whether who is here may see the rows behind a figure, and take them out. */
  readonly may: { readonly rows: boolean; readonly take: boolean }
  /** From here to the feature's other pages. */
  readonly nav?: ReactNode
  /** What else is counted of the span and has no rows of the same kind; under the figures. */
  readonly after?: (period: string) => ReactNode
}

export function FiguresPage<Column extends string, Division extends string, Tally extends string>({
  shown,
  procedures,
  may,
  nav,
  after,
}: FiguresPageProps<Column, Division, Tally>) {
  const { t } = useTranslation()
  const { declared, words } = shown
  const today = useToday()
  const [address, setAddress] = useSearchParams()
  const asked = periodOf(declared.periods).safeParse(address.get('period'))
  const period = asked.success ? asked.data : periodWith(declared.periods[0], today)
  const { data, error, isPending, refetch } = useQuery({
    queryKey: [...procedures.of.key(), period],
    queryFn: ({ signal }) => procedures.of.call({ period }, { signal }),
  })
  const [taking, setTaking] = useState(false)
  return (
    <Page
      head={
        <PageHead
          title={words.title}
          status={
            <PeriodChoice
              kinds={declared.periods}
              period={period}
              onChange={(value) => setAddress({ period: value }, { replace: true })}
            />
          }
          actions={
            <>
              {nav}
              {may.take && (
                <KeyButton keys="Ctrl+S" onPress={() => setTaking(true)}>
                  {t('figures.export')}
                </KeyButton>
              )}
            </>
          }
        />
      }
    >
      {isPending && <LoadingLines lines={8} />}
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data !== undefined && (
        <Counted shown={shown} figures={data} period={period} mayOpen={may.rows} after={after} />
      )}
      <Outlet />
      {taking && (
        <TakeOut
          title={words.taking}
          procedure={procedures.export}
          ask={(own) => ({ ...own, period })}
          words={workbookWords(shown, t)}
          onClose={() => setTaking(false)}
        />
      )}
    </Page>
  )
}

interface CountedProps<Column extends string, Division extends string, Tally extends string> {
  readonly shown: ShownFigures<Column, Division, Tally>
  readonly figures: Figures<Column, Division, Tally>
  readonly period: string
  readonly mayOpen: boolean
  readonly after: ((period: string) => ReactNode) | undefined
}

function Counted<Column extends string, Division extends string, Tally extends string>({
  shown,
  figures,
  period,
  mayOpen,
  after,
}: CountedProps<Column, Division, Tally>) {
  const navigate = useNavigate()
  const { declared, words, path } = shown
  const [beside, ...below] = declared.tallies
  const open = mayOpen
    ? (figure: Column, part?: FigureAsked<Column, Division>['part']) =>
        void navigate(rowsAddress(path, { period, figure, ...(part === undefined ? {} : { part }) }))
    : undefined
  if (declared.columns.every((column) => figures.total[column] === 0)) {
    return (
      <Sheet grow label={words.title}>
        <EmptyState>{words.empty}</EmptyState>
      </Sheet>
    )
  }
  const tally = (of: Tally) => (
    <TallySheet
      key={of}
      title={words.tally(of)}
      unit={declared.units[of]}
      tallied={figures.tallies[of]}
      wordOf={(key) => words.key(of, key)}
    />
  )
  const hasChart = declared.charted.length > 0 && kindOf(period) !== 'day'
  return (
    <div className="figures">
      <FigureCards shown={shown} figures={figures} period={period} onPress={open} />
      <div className={hasChart && beside !== undefined ? 'figure-top' : 'figure-alone'}>
        {hasChart && (
          <Sheet title={words.chart}>
            <Suspense fallback={<div className="chart" />}>
              <StepsChart declared={declared} words={words} steps={figures.steps} />
            </Suspense>
          </Sheet>
        )}
        {beside !== undefined && tally(beside)}
      </div>
      <Divided shown={shown} by={figures.by} onPress={open} />
      {below.length > 0 && <div className="figure-tallies">{below.map(tally)}</div>}
      {after?.(period)}
    </div>
  )
}

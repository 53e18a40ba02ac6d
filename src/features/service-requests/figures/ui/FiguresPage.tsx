/** The month's figures: counts, rates, by item, mode, handler and grid; each figure leads to its rows. */
import { useQuery } from '@tanstack/react-query'
import { Segmented, Select } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Outlet, useNavigate, useSearchParams } from 'react-router'
import { desk } from '../../ui/client'
import { TakeOut } from '#app/parts/exports/index'
import { EmptyState, ErrorState, KeyButton, LoadingLines, Page, PageHead, Sheet } from '#app/parts/index'
import { useMay, useToday } from '#app/session/session'
import { dimensions, type Dimension } from '../../requests/contract/words'
import {
  figureNames,
  month as monthSchema,
  type FigureName,
  type FigureSet,
  type MonthFigures,
} from '../contract'
import { share } from '../rules'
import { exportWords } from './export-words'
import '../../requests/ui/requests.css'
import './figures.css'

const DaysChart = lazy(() => import('./DaysChart'))

/** The last `count` months, the latest first, `YYYY-MM`. */
function monthsBefore(today: string, count: number): readonly string[] {
  const last = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1
  return Array.from({ length: count }, (_, offset) => {
    const at = last - offset
    return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
  })
}

export default function FiguresPage() {
  const { t } = useTranslation('service-requests')
  const today = useToday()
  const mayExport = useMay('service-requests.export')
  const [address, setAddress] = useSearchParams()
  const asked = monthSchema.safeParse(address.get('month'))
  const month = asked.success ? asked.data : today.slice(0, 7)
  const { data, error, isPending, refetch } = useQuery(
    desk.serviceRequests.figures.month.queryOptions({ input: { month } }),
  )
  const [taking, setTaking] = useState(false)
  return (
    <Page
      head={
        <PageHead
          title={t('figures.title')}
          status={
            <Select
              aria-label={t('figures.month')}
              value={month}
              style={{ width: 150 }}
              options={monthsBefore(today, 24).map((value) => ({
                value,
                label: t('figures.monthOf', { year: value.slice(0, 4), month: Number(value.slice(5)) }),
              }))}
              onChange={(value) => setAddress({ month: value }, { replace: true })}
            />
          }
          actions={
            mayExport && (
              <KeyButton keys="Ctrl+S" onPress={() => setTaking(true)}>
                {t('figures.export')}
              </KeyButton>
            )
          }
        />
      }
    >
      {isPending && <LoadingLines lines={8} />}
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data !== undefined && <Shown figures={data} month={month} />}
      <Outlet />
      {taking && (
        <TakeOut
          title={t('figures.exportTitle')}
          procedure={desk.serviceRequests.figures.export}
          ask={(asked) => ({ ...asked, month })}
          words={exportWords(t)}
          onClose={() => setTaking(false)}
        />
      )}
    </Page>
  )
}

function Shown({ figures, month }: { readonly figures: MonthFigures; readonly month: string }) {
  const { t } = useTranslation('service-requests')
  const navigate = useNavigate()
  const mayRead = useMay('service-requests.read')
  const { total, before } = figures
  const drill = (figure: FigureName, part?: { dimension: Dimension; key: string }) =>
    void navigate(
      `/figures/rows?${new URLSearchParams({ month, figure, ...(part === undefined ? {} : part) }).toString()}`,
    )
  if (figureNames.every((name) => total[name] === 0)) {
    return (
      <Sheet grow label={t('figures.title')}>
        <EmptyState>{t('figures.empty')}</EmptyState>
      </Sheet>
    )
  }
  return (
    <div className="figures">
      <section className="figure-row" aria-label={t('figures.total')}>
        {figureNames.map((name) => (
          <FigureCard
            key={name}
            name={name}
            total={total}
            before={before}
            onPress={mayRead ? () => drill(name) : undefined}
          />
        ))}
      </section>
      <div className="figure-top">
        <Sheet title={t('figures.days')}>
          <Suspense fallback={<div className="chart" />}>
            <DaysChart days={figures.days} />
          </Suspense>
        </Sheet>
        <Tallies title={t('figures.ratings')}>
          {figures.ratings.map(({ rating, count }) => ({ words: t(`ratings.${rating}`), count }))}
        </Tallies>
      </div>
      <Divided figures={figures} {...(mayRead ? { onPress: drill } : {})} />
      <div className="figure-reasons">
        <Tallies title={t('figures.suspensionReasons')}>
          {figures.suspensionReasons.map(({ key, count }) => ({ words: key, count }))}
        </Tallies>
        <Tallies title={t('figures.endReasons')}>
          {figures.endReasons.map(({ key, count }) => ({ words: key, count }))}
        </Tallies>
      </div>
    </div>
  )
}

/** What a figure is a share of, where it is one. */
const wholeOf: Partial<Record<FigureName, FigureName>> = {
  onTime: 'completed',
  corrected: 'accepted',
  poor: 'rated',
}

function FigureCard({
  name,
  total,
  before,
  onPress,
}: {
  readonly name: FigureName
  readonly total: FigureSet
  readonly before: FigureSet
  readonly onPress: (() => void) | undefined
}) {
  const { t } = useTranslation('service-requests')
  const whole = wholeOf[name]
  const rate = whole === undefined ? null : share(total[name], total[whole])
  const difference = total[name] - before[name]
  return (
    <button type="button" className="figure-card" disabled={onPress === undefined} onClick={onPress}>
      <span className="soft small">{t(`figures.names.${name}`)}</span>
      <span>
        <b>{total[name]}</b>
        {rate !== null && <span className="soft small"> {Math.round(rate * 1000) / 10}%</span>}
      </span>
      <span className="soft small">
        {t('figures.change', { change: difference > 0 ? `+${difference}` : String(difference) })}
      </span>
    </button>
  )
}

function Divided({
  figures,
  onPress,
}: {
  readonly figures: MonthFigures
  readonly onPress?: (figure: FigureName, part: { dimension: Dimension; key: string }) => void
}) {
  const { t } = useTranslation('service-requests')
  const [dimension, setDimension] = useState<Dimension>('item')
  return (
    <Sheet
      title={t('figures.divided')}
      aside={
        <Segmented
          aria-label={t('figures.divided')}
          value={dimension}
          options={dimensions.map((value) => ({ value, label: t(`figures.by.${value}`) }))}
          onChange={setDimension}
        />
      }
    >
      <table className="table figure-table">
        <thead>
          <tr>
            <th>{t(`figures.by.${dimension}`)}</th>
            {figureNames.map((name) => (
              <th key={name} className="number">
                {t(`figures.names.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {figures.by[dimension].map(({ key, figures: set }) => (
            <tr key={key}>
              <td>{dimension === 'mode' ? t(`modes.${key}`) : key === '' ? t('figures.noGrid') : key}</td>
              {figureNames.map((name) => (
                <td key={name} className="number">
                  {onPress === undefined || set[name] === 0 ? (
                    set[name]
                  ) : (
                    <button type="button" className="link" onClick={() => onPress(name, { dimension, key })}>
                      {set[name]}
                    </button>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Sheet>
  )
}

function Tallies({
  title,
  children,
}: {
  readonly title: string
  readonly children: readonly { readonly words: string; readonly count: number }[]
}) {
  const { t } = useTranslation('service-requests')
  return (
    <Sheet title={title}>
      {children.length === 0 ? (
        <p className="none soft">{t('figures.none')}</p>
      ) : (
        <table className="table">
          <tbody>
            {children.map(({ words, count }) => (
              <tr key={words}>
                <td>{words}</td>
                <td className="number">{count}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Sheet>
  )
}

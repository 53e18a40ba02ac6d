/** The rows behind one figure, in a drawer over the figures. */
import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router'
import type { PageRequest } from '#ground/contract/fields'
import { longestKey, periodOf } from '#work/figures/contract/index'
import { periodWith } from '#work/figures/rules/index'
import { useRows } from '../../desk-client/index'
import type { PagedProcedure } from '../../desk-client/use-rows'
import { useToday } from '../../session/session'
import { DetailDrawer } from '../DetailDrawer'
import { List, type Column as ListColumn } from '../List'
import { EmptyState } from '../surfaces'
import { periodWords } from './PeriodChoice'
import { partWord, type FigureAsked, type ShownFigures } from './shown'
import './figures.css'

export interface FigureRowsProps<
  Row extends { readonly id: number },
  Column extends string,
  Division extends string,
  Tally extends string,
> {
  readonly shown: ShownFigures<Column, Division, Tally>
  readonly procedure: PagedProcedure<FigureAsked<Column, Division> & PageRequest, Row>
  readonly columns: readonly ListColumn<Row>[]
  /** Where a row is looked at by itself. */
  readonly addressOf: (row: Row) => string
}

export function FigureRows<
  Row extends { readonly id: number },
  Column extends string,
  Division extends string,
  Tally extends string,
>({
  shown: { declared, words, path },
  procedure,
  columns,
  addressOf,
}: FigureRowsProps<Row, Column, Division, Tally>) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const today = useToday()
  const [address] = useSearchParams()
  const asked = periodOf(declared.periods).safeParse(address.get('period'))
  const period = asked.success ? asked.data : periodWith(declared.periods[0], today)
  const figure = declared.columns.find((known) => known === address.get('figure')) ?? declared.columns[0]
  const division = declared.divisions.find((known) => known === address.get('division'))
  const key = address.get('key')?.slice(0, longestKey)
  const part = division === undefined || key === undefined ? undefined : { division, key }
  if (figure === undefined) throw new Error('figures without a column')
  const rows = useRows(procedure, { period, figure, ...(part === undefined ? {} : { part }) })
  return (
    <DetailDrawer
      title={[
        periodWords(t, period, today),
        words.column(figure),
        ...(part === undefined ? [] : [partWord(t, words, part.division, part.key)]),
      ].join(' · ')}
      width={820}
      extra={rows.total !== undefined && <span className="soft">{words.rowCount(rows.total, figure)}</span>}
      onClose={() => void navigate(`${path}?${new URLSearchParams({ period }).toString()}`)}
    >
      <div className="figure-rows">
        <List
          label={words.rows}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          onOpen={(row) => void navigate(addressOf(row))}
          empty={<EmptyState>{t('figures.none')}</EmptyState>}
        />
      </div>
    </DetailDrawer>
  )
}

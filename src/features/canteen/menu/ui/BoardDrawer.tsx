/** The board of one meal: what there is, in the order of the till's keys, and what stands in for what. */
import { useQuery } from '@tanstack/react-query'
import { Checkbox, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import { dayWithWeekday } from '#app/dates'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { DetailDrawer, ErrorState, Field, Form, LoadingLines } from '#app/parts/index'
import { useMay, useToday } from '#app/session/session'
import { meals, type Meal } from '../../contract/words'
import { desk } from '../../ui/client'
import { Lines } from '../../ui/Lines'
import { BoardShown } from './BoardShown'
import { menuContract, mostOnBoard, type BoardLine, type KeptOffer } from '../contract'

interface Entry {
  readonly offer: number | undefined
  readonly substitute: number | null
}
interface Values {
  readonly entries: readonly Entry[]
}

export default function BoardDrawer() {
  const { t } = useTranslation('canteen')
  const navigate = useNavigate()
  const today = useToday()
  const { day = '', meal: asked } = useParams()
  const [search] = useSearchParams()
  const meal = meals.find((one) => one === asked) ?? 'lunch'
  const back = `/canteen/menu?${search.toString()}`
  const list = useQuery(desk.canteen.menu.list.queryOptions({ input: {} }))
  const week = useQuery(desk.canteen.menu.week.queryOptions({ input: { from: day } }))
  const set = useWrite(desk.canteen.menu.setBoard)
  const error = list.error ?? week.error
  const lines = week.data?.lines.filter((line) => line.day === day && line.meal === meal)
  /** What was cooked on a day that is over stays; one that nobody wrote down may still be written. */
  const isOver = day < today && lines !== undefined && lines.length > 0
  const inputOf = ({ entries }: Values) => ({
    day,
    meal,
    entries: entries.flatMap(({ offer, substitute }) => (offer === undefined ? [] : [{ offer, substitute }])),
  })
  return (
    <DetailDrawer
      title={t('menu.boardOf', { day: dayWithWeekday(day, today), meal: t(`meals.${meal}`) })}
      onClose={() => void navigate(back)}
    >
      {error !== null && (
        <ErrorState error={error} onRetry={() => void Promise.all([list.refetch(), week.refetch()])} />
      )}
      {(list.data === undefined || lines === undefined) && error === null && <LoadingLines lines={5} />}
      {list.data !== undefined && lines !== undefined && (
        <div className="stack">
          {isOver ? (
            <>
              <p className="dialog-words">{t('menu.over')}</p>
              <BoardShown lines={lines} />
            </>
          ) : (
            <Form<Values, unknown>
              label={t('menu.board')}
              initial={{
                entries:
                  lines.length === 0
                    ? [{ offer: undefined, substitute: null }]
                    : lines.map(({ offer, substitute }) => ({ offer, substitute })),
              }}
              schema={menuContract.setBoard['~orpc'].inputSchema}
              inputOf={inputOf}
              fieldOf={() => 'entries'}
              submit={(values) => set.write(inputOf(values))}
              onDone={() => {
                notify(t('menu.boardKept', { meal: t(`meals.${meal}`) }))
                void navigate(back)
              }}
              submitLabel={t('menu.keep')}
              onCancel={() => void navigate(back)}
            >
              <Field name="entries" label={t('menu.board')} hint={t('menu.boardHint')}>
                <BoardLines offers={list.data.offers} />
              </Field>
            </Form>
          )}
          {lines.length > 0 && <SoldOut day={day} meal={meal} lines={lines} />}
        </div>
      )}
    </DetailDrawer>
  )
}

function BoardLines({
  offers,
  value = [],
  onChange,
}: {
  readonly offers: readonly KeptOffer[]
  readonly value?: readonly Entry[]
  readonly onChange?: (entries: readonly Entry[]) => void
}) {
  const { t } = useTranslation('canteen')
  const options = offers.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <Lines<Entry>
      label={t('menu.board')}
      value={value}
      onChange={(entries) => onChange?.(entries)}
      blank={() => ({ offer: undefined, substitute: null })}
      addLabel={t('menu.addLine')}
      most={mostOnBoard}
    >
      {(entry, put, at) => (
        <div className="menu-entry">
          <kbd>{at + 1}</kbd>
          <Select
            aria-label={t('menu.offerAt', { number: at + 1 })}
            placeholder={t('menu.offer')}
            showSearch={{ optionFilterProp: 'label' }}
            options={options}
            {...(entry.offer === undefined ? {} : { value: entry.offer })}
            onChange={(offer: number) => put({ ...entry, offer })}
          />
          <Select
            aria-label={t('menu.substituteAt', { number: at + 1 })}
            placeholder={t('menu.substitute')}
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            options={options.filter((one) => one.value !== entry.offer)}
            {...(entry.substitute === null ? {} : { value: entry.substitute })}
            onChange={(substitute: number | undefined) => put({ ...entry, substitute: substitute ?? null })}
          />
        </div>
      )}
    </Lines>
  )
}

/** Said at once and by itself: the queue does not wait for a form. */
function SoldOut({
  day,
  meal,
  lines,
}: {
  readonly day: string
  readonly meal: Meal
  readonly lines: readonly BoardLine[]
}) {
  const { t } = useTranslation('canteen')
  const may = useMay('canteen.till')
  const write = useWrite(desk.canteen.menu.soldOut)
  if (!may) return null
  return (
    <fieldset className="menu-sold-out">
      <legend className="soft">{t('menu.whatIsSoldOut')}</legend>
      {lines.map(({ offer, name, soldOut }) => (
        <Checkbox
          key={offer}
          checked={soldOut}
          onChange={({ target }) => void write.write({ day, meal, offer, soldOut: target.checked })}
        >
          {name}
        </Checkbox>
      ))}
    </fieldset>
  )
}

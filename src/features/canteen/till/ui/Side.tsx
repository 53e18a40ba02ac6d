/** The sitting: how many so far, what was sold last, and another sitting where one is entered late. */
import { Select } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { clockTime } from '#app/dates'
import { isComposing, useKeys } from '#app/keys.tsx'
import { Day, DayInput, KeyButton, LoadingLines, MoneyText, Sheet, Status } from '#app/parts/index'
import { lateReasons, meals, type LateReason, type Meal } from '../../contract/words'
import type { SoldRow } from '../contract'
import type { Till } from './use-till'

export function Side({ till }: { readonly till: Till }) {
  const { t } = useTranslation('canteen')
  const [choosing, setChoosing] = useState(false)
  const { data } = till.state
  if (data === undefined) {
    return (
      <Sheet grow label={t('till.sitting')}>
        <LoadingLines lines={5} />
      </Sheet>
    )
  }
  const { day, meal, today, counts, last, closed, drawerOpen } = data
  const numbers = [
    ['eaten', counts.eaten],
    ['taken', counts.taken],
    ['delivered', counts.delivered],
  ] as const
  return (
    <Sheet
      grow
      title={t(`meals.${meal}`)}
      remark={<Day day={day} weekday />}
      aside={
        <KeyButton size="small" keys="F11" onPress={() => setChoosing(!choosing)}>
          {t('till.otherSitting')}
        </KeyButton>
      }
    >
      {day !== today && (
        <p className="till-late">
          <Status tone="soon">{t('till.enteredLate')}</Status>
        </p>
      )}
      {till.isLate && <ClockSaid till={till} />}
      {closed && (
        <p className="till-late">
          <Status tone="late">{t('close.tillClosed')}</Status>
        </p>
      )}
      {!closed && !drawerOpen && (
        <p className="till-late">
          <Status tone="soon">{t('close.tillNoShift')}</Status>{' '}
          <Link to="/canteen/close">{t('close.toClose')}</Link>
        </p>
      )}
      {choosing && <SittingForm till={till} day={day} meal={meal} onDone={() => setChoosing(false)} />}
      <div className="till-counts">
        {numbers.map(([name, count]) => (
          <span key={name}>
            <b>{count}</b>
            <span className="soft">{t(`ways.${name}`)}</span>
          </span>
        ))}
        <span>
          <b>{counts.others}</b>
          <span className="soft">{t('till.others')}</span>
        </span>
      </div>
      <p className="till-subsidised soft">{t('till.subsidised', { count: counts.subsidised })}</p>
      <h3 className="till-last-head">{t('till.last')}</h3>
      <ul className="till-last">
        {last.map((row) => (
          <LastLine key={row.id} row={row} />
        ))}
        {last.length === 0 && <li className="none soft">{t('till.noneYet')}</li>}
      </ul>
      <p className="till-more">
        <Link to={`/canteen/meals?day=${day}`}>{t('till.allMeals')}</Link>
      </p>
    </Sheet>
  )
}

function LastLine({ row }: { readonly row: SoldRow }) {
  const { t } = useTranslation('canteen')
  const { id, kind, name, eater, lines, ownFen, at, clock, takenBackBy } = row
  const back = takenBackBy !== null || kind !== 'sale'
  return (
    <li className={back ? 'back' : ''}>
      <Link to={`/canteen/meals/${id}?day=${row.day}`}>{name === '' ? t(`eaters.${eater}`) : name}</Link>
      <span className="soft">
        {kind === 'sale'
          ? lines.map((line) => line.name).join(t('listSeparator', { ns: 'app' }))
          : t(`mealKinds.${kind}`)}
      </span>
      <MoneyText fen={ownFen} />
      <span className="small soft">
        {clock === null ? clockTime(at) : t('till.clockSaid', { clock })}
        {takenBackBy !== null && ` · ${t('till.takenBack')}`}
      </span>
    </li>
  )
}

/** When the meal was had: of the one that is written down now, and of no other. */
function ClockSaid({ till }: { readonly till: Till }) {
  const { t } = useTranslation('canteen')
  const input = useRef<HTMLInputElement>(null)
  useKeys({ 'Shift+F11': () => input.current?.focus() })
  return (
    <label className="till-clock">
      <span>
        {t('till.clock')} <kbd>Shift+F11</kbd>
      </span>
      <input
        ref={input}
        value={till.clock}
        inputMode="numeric"
        maxLength={5}
        aria-label={t('till.clock')}
        aria-invalid={till.clockWrong}
        placeholder={t('till.clockUsual')}
        data-scan="here"
        onChange={({ target }) => till.setClock(target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || isComposing(event.nativeEvent)) return
          event.preventDefault()
          event.stopPropagation()
          // Back to the board: the next Enter sells.
          if (!till.clockWrong) event.currentTarget.blur()
        }}
      />
    </label>
  )
}

function SittingForm({
  till,
  day,
  meal,
  onDone,
}: {
  readonly till: Till
  readonly day: string
  readonly meal: Meal
  readonly onDone: () => void
}) {
  const { t } = useTranslation('canteen')
  const [chosenDay, setDay] = useState<string | undefined>(day)
  const [chosenMeal, setMeal] = useState<Meal>(meal)
  const [late, setLate] = useState<LateReason>()
  const today = till.state.data?.today ?? day
  const isLate = chosenDay !== undefined && chosenDay < today
  const ready = chosenDay !== undefined && (!isLate || late !== undefined)
  return (
    <div className="till-sitting" role="group" aria-label={t('till.otherSitting')}>
      <DayInput aria-label={t('menu.day')} value={chosenDay} onChange={setDay} />
      <Select
        aria-label={t('menu.meal')}
        value={chosenMeal}
        options={meals.map((value) => ({ value, label: t(`meals.${value}`) }))}
        onChange={setMeal}
      />
      {chosenDay !== undefined && (
        <Select
          allowClear={!isLate}
          aria-label={t('till.lateReason')}
          placeholder={t(isLate ? 'till.lateReason' : 'till.lateReasonToday')}
          options={lateReasons.map((value) => ({ value, label: t(`lateReasons.${value}`) }))}
          {...(late === undefined ? {} : { value: late })}
          onChange={setLate}
        />
      )}
      <KeyButton
        refusedBecause={ready ? undefined : t('till.lateReasonFirst')}
        onPress={() => {
          if (chosenDay === undefined) return
          till.clear()
          till.setAsked({ day: chosenDay, meal: chosenMeal, late: late ?? null })
          onDone()
        }}
      >
        {t('till.takeSitting')}
      </KeyButton>
      {till.asked !== undefined && (
        <KeyButton
          onPress={() => {
            till.setAsked(undefined)
            onDone()
          }}
        >
          {t('till.backToNow')}
        </KeyButton>
      )}
    </div>
  )
}

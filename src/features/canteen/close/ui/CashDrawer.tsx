/** The drawer now: opened with what is counted in it, money to the bank, and the blind count. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { clockTime } from '#app/dates'
import { useWrite } from '#app/desk-client/index'
import { moneyWords } from '#app/money'
import { notify } from '#app/notices'
import { Day, Field, Form, KeyButton, MoneyInput, MoneyText } from '#app/parts/index'
import { desk } from '../../ui/client'
import { closeContract, type CloseState, type Shift } from '../contract'
import { BankForm, Bankings, type DeedProps, type Sum } from './Banking'

export function CashDrawer({ state }: { readonly state: CloseState }) {
  const { t } = useTranslation('canteen')
  const { open, day, today, closed } = state
  if (open !== null) {
    return open.day === day ? (
      <OpenShift shift={open} />
    ) : (
      <p className="close-note">
        {t('close.openElsewhere')} <Day day={open.day} weekday />
      </p>
    )
  }
  if (closed !== null || day !== today) return null
  return <OpeningForm />
}

function OpeningForm() {
  const { t } = useTranslation('canteen')
  const opening = useWrite(desk.canteen.close.openShift)
  const inputOf = ({ fen }: Sum) => ({ openingFen: fen })
  return (
    <Form<Sum, unknown>
      label={t('close.open')}
      initial={{ fen: null }}
      schema={closeContract.openShift['~orpc'].inputSchema}
      inputOf={inputOf}
      fieldOf={() => 'fen'}
      submit={({ fen }) => opening.write({ openingFen: fen ?? 0 })}
      onDone={() => notify(t('close.opened'))}
      submitLabel={t('close.open')}
    >
      <Field name="fen" label={t('close.opening')} hint={t('close.openingHint')}>
        <MoneyInput autoFocus />
      </Field>
    </Form>
  )
}

function OpenShift({ shift }: { readonly shift: Shift }) {
  const { t } = useTranslation('canteen')
  const [doing, setDoing] = useState<'count' | 'bank'>()
  const { at, by, openingFen, bankedFen } = shift
  return (
    <section className="close-shift" aria-label={t('close.openShift')}>
      <p>
        <b>{t('close.openSince', { time: clockTime(at), name: by })}</b>
        <span className="soft">
          {t('close.opening')} <MoneyText fen={openingFen} />
        </span>
        {bankedFen > 0 && (
          <span className="soft">
            {t('close.toBank')} <MoneyText fen={bankedFen} />
          </span>
        )}
      </p>
      {doing === undefined && (
        <div className="canteen-actions">
          <KeyButton primary keys="F9" onPress={() => setDoing('count')}>
            {t('close.count')}
          </KeyButton>
          <KeyButton keys="F8" onPress={() => setDoing('bank')}>
            {t('close.toBank')}
          </KeyButton>
        </div>
      )}
      <Bankings shift={shift} />
      {doing === 'count' && <CountForm shift={shift} onClose={() => setDoing(undefined)} />}
      {doing === 'bank' && <BankForm shift={shift} onClose={() => setDoing(undefined)} />}
    </section>
  )
}

function CountForm({ shift, onClose }: DeedProps) {
  const { t } = useTranslation('canteen')
  const counting = useWrite(desk.canteen.close.count)
  return (
    <Form<Sum, { readonly differenceFen: number }>
      label={t('close.count')}
      initial={{ fen: null }}
      schema={closeContract.count['~orpc'].inputSchema}
      inputOf={({ fen }) => ({ shift: shift.id, countedFen: fen })}
      fieldOf={() => 'fen'}
      submit={({ fen }) => counting.write({ shift: shift.id, countedFen: fen ?? 0 })}
      onDone={({ differenceFen }) => {
        if (differenceFen === 0) notify(t('close.countedEven'))
        else notify(t('close.countedOff', { fen: moneyWords(differenceFen) }), 'warning')
      }}
      submitLabel={t('close.confirmCount')}
      onCancel={onClose}
    >
      <Field name="fen" label={t('close.counted')} hint={t('close.countedHint')}>
        <MoneyInput autoFocus />
      </Field>
    </Form>
  )
}

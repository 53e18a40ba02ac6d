/** A counted shift: what should have been there, what was, and why not; it stays as it was. */
import { Radio } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { clockTime } from '#app/dates'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { Field, Form, KeyButton, MoneyText, Status } from '#app/parts/index'
import { differenceReasons, type DifferenceReason } from '../../contract/words'
import { desk } from '../../ui/client'
import { closeContract, type Shift } from '../contract'
import { BankForm, Bankings } from './Banking'

/** `closed`: a banking of it waits until tomorrow and is an entry of that day. */
export function CountedShift({ shift, closed }: { readonly shift: Shift; readonly closed: boolean }) {
  const { t } = useTranslation('canteen')
  const [banking, setBanking] = useState(false)
  const { counted, openingFen, bankedFen, bankableFen, at, by } = shift
  if (counted === null) return null
  const { differenceFen, reason } = counted
  const parts = [
    ['opening', openingFen],
    ['sales', counted.salesFen],
    ['topUps', counted.topUpsFen],
    ['paidOut', -counted.paidOutFen],
    ['toBank', -counted.toBankFen],
  ] as const
  return (
    <section
      className="close-shift"
      aria-label={t('close.shiftOf', { from: clockTime(at), until: clockTime(counted.at) })}
    >
      <p>
        <b>{t('close.shiftOf', { from: clockTime(at), until: clockTime(counted.at) })}</b>
        <span className="soft">{t('close.shiftBy', { opened: by, counted: counted.by })}</span>
      </p>
      <dl className="close-sums">
        {parts
          .filter(([name, fen]) => name === 'opening' || name === 'sales' || fen !== 0)
          .map(([name, fen]) => (
            <div key={name}>
              <dt>{t(`close.${name}`)}</dt>
              <dd>
                <MoneyText fen={fen} />
              </dd>
            </div>
          ))}
        <div className="close-expected">
          <dt>{t('close.expected')}</dt>
          <dd>
            <MoneyText fen={counted.expectedFen} />
          </dd>
        </div>
        <div>
          <dt>{t('close.counted')}</dt>
          <dd>
            <MoneyText fen={counted.countedFen} />
          </dd>
        </div>
        <div className="close-difference">
          <dt>{t('close.difference')}</dt>
          <dd>
            <Status tone={differenceFen === 0 ? 'done' : 'late'}>
              <MoneyText fen={differenceFen} />
            </Status>
          </dd>
        </div>
      </dl>
      {reason !== null && (
        <p>
          <span className="soft">{t('close.reason')}</span> {t(`close.reasons.${reason}`)}
        </p>
      )}
      {differenceFen !== 0 && reason === null && !closed && <ReasonForm shift={shift.id} />}
      <Bankings shift={shift} />
      {bankedFen !== counted.toBankFen && (
        <p>
          <span className="soft">{t('close.bankedAfter')}</span>{' '}
          <MoneyText fen={bankedFen - counted.toBankFen} />
        </p>
      )}
      {banking && <BankForm shift={shift} onClose={() => setBanking(false)} />}
      {!banking && !closed && (bankableFen ?? 0) > 0 && (
        <div className="canteen-actions">
          <KeyButton onPress={() => setBanking(true)}>{t('close.toBank')}</KeyButton>
        </div>
      )}
      {closed && (bankableFen ?? 0) > 0 && <p className="soft">{t('close.bankLater')}</p>}
    </section>
  )
}

interface ReasonValues {
  readonly reason?: DifferenceReason
}

function ReasonForm({ shift }: { readonly shift: number }) {
  const { t } = useTranslation('canteen')
  const explaining = useWrite(desk.canteen.close.explain)
  return (
    <Form<ReasonValues, unknown>
      label={t('close.reason')}
      initial={{}}
      schema={closeContract.explain['~orpc'].inputSchema}
      inputOf={({ reason }) => ({ shift, reason })}
      submit={({ reason }) => explaining.write({ shift, reason: reason ?? 'not-found' })}
      onDone={() => notify(t('close.explained'))}
      submitLabel={t('close.explain')}
    >
      <Field name="reason" label={t('close.reason')} hint={t('close.reasonHint')}>
        <Radio.Group>
          {differenceReasons.map((value, at) => (
            <Radio key={value} value={value} autoFocus={at === 0}>
              {t(`close.reasons.${value}`)}
            </Radio>
          ))}
        </Radio.Group>
      </Field>
    </Form>
  )
}

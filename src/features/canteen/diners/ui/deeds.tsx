/** What can be done with a diner: changed, given a card, sent to an institution and back. */
import { Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { Day, DayInput, Field, FieldRow, Form, KeyButton } from '#app/parts/index'
import { useToday } from '#app/session/session'
import { desk } from '../../ui/client'
import { dinersContract, type Card, type DinerRow, type Stay } from '../contract'
import { DinerFields, type ToldValues } from './DinerFields'

interface DeedProps {
  readonly diner: DinerRow
  readonly onClose: () => void
}

export function ChangeForm({ diner, onClose }: DeedProps) {
  const { t } = useTranslation('canteen')
  const change = useWrite(desk.canteen.diners.change)
  const { id, registered, lives, avoids, diet, resident } = diner
  return (
    <Form<ToldValues, unknown>
      label={t('diners.change')}
      initial={{ registered, lives, avoids: [...avoids], diet }}
      schema={dinersContract.change['~orpc'].inputSchema}
      inputOf={(values) => ({ id, ...values })}
      submit={(values) => change.write({ id, ...values })}
      onDone={() => {
        notify(t('diners.changed', { name: resident.name }))
        onClose()
      }}
      submitLabel={t('diners.change')}
      onCancel={onClose}
    >
      <DinerFields />
    </Form>
  )
}

export function CardForm({ diner, onClose }: DeedProps) {
  const { t } = useTranslation('canteen')
  const issue = useWrite(desk.canteen.diners.issueCard)
  const label = t(diner.card === null ? 'diners.issueCard' : 'diners.replaceCard')
  return (
    <Form<{ readonly code: string }, unknown>
      label={label}
      initial={{ code: '' }}
      schema={dinersContract.issueCard['~orpc'].inputSchema}
      inputOf={(values) => ({ id: diner.id, ...values })}
      submit={({ code }) => issue.write({ id: diner.id, code })}
      onDone={() => {
        notify(t('diners.cardGiven', { name: diner.resident.name }))
        onClose()
      }}
      submitLabel={label}
      onCancel={onClose}
    >
      <Field name="code" label={t('diners.code')} hint={t('diners.codeHint')}>
        <Input maxLength={32} autoFocus data-scan="here" />
      </Field>
    </Form>
  )
}

/** Lost and found is one press: whoever stands there is worried already. */
export function MoveCard({ card }: { readonly card: Card }) {
  const { t } = useTranslation('canteen')
  const move = useWrite(desk.canteen.diners.moveCard)
  const to = (state: 'open' | 'frozen' | 'returned') =>
    void move
      .write({ card: card.id, to: state })
      .then(() => notify(t(`cardMoved.${state}`, { code: card.code })))
  return (
    <>
      {card.state === 'open' && (
        <KeyButton pending={move.pending} onPress={() => to('frozen')}>
          {t('diners.freeze')}
        </KeyButton>
      )}
      {card.state === 'frozen' && (
        <KeyButton pending={move.pending} onPress={() => to('open')}>
          {t('diners.unfreeze')}
        </KeyButton>
      )}
      {(card.state === 'open' || card.state === 'frozen') && (
        <KeyButton pending={move.pending} onPress={() => to('returned')}>
          {t('diners.handBack')}
        </KeyButton>
      )}
    </>
  )
}

interface StayValues {
  readonly place: string
  readonly from?: string
  readonly until?: string
}

export function StayForm({ diner, onClose }: DeedProps) {
  const { t } = useTranslation('canteen')
  const today = useToday()
  const stay = useWrite(desk.canteen.diners.stay)
  const inputOf = ({ place, from, until }: StayValues) => ({
    id: diner.id,
    place,
    from: from ?? '',
    until: until ?? null,
  })
  return (
    <Form<StayValues, unknown>
      label={t('diners.goesAway')}
      initial={{ place: '', from: today }}
      schema={dinersContract.stay['~orpc'].inputSchema}
      inputOf={inputOf}
      submit={(values) => stay.write(inputOf(values))}
      onDone={() => {
        notify(t('diners.gone', { name: diner.resident.name }))
        onClose()
      }}
      submitLabel={t('diners.goesAway')}
      onCancel={onClose}
    >
      <Field name="place" label={t('diners.place')}>
        <Input maxLength={60} autoFocus />
      </Field>
      <FieldRow>
        <Field name="from" label={t('diners.from')} hint={t('diners.fromHint')}>
          <DayInput />
        </Field>
        <Field name="until" label={t('diners.backOn')} optional>
          <DayInput />
        </Field>
      </FieldRow>
    </Form>
  )
}

/** By its first day where its place is not told. */
export const nameOfStay = ({ place, from }: Stay): string => (place === '' ? from : place)

export function EndStayForm({ stay, onClose }: { readonly stay: Stay; readonly onClose: () => void }) {
  const { t } = useTranslation('canteen')
  const today = useToday()
  const end = useWrite(desk.canteen.diners.endStay)
  const label =
    stay.until === null ? t('diners.comesBack') : t('diners.correctStay', { place: nameOfStay(stay) })
  return (
    <Form<{ readonly until?: string }, unknown>
      label={label}
      initial={{ until: stay.until ?? today }}
      schema={dinersContract.endStay['~orpc'].inputSchema}
      inputOf={({ until }) => ({ stay: stay.id, until: until ?? '' })}
      submit={({ until }) => end.write({ stay: stay.id, until: until ?? '' })}
      onDone={(_, { until }) => {
        notify(t(until === stay.from ? 'diners.wasNever' : 'diners.back'))
        onClose()
      }}
      submitLabel={label}
      onCancel={onClose}
    >
      <Field name="until" label={t('diners.backOn')} hint={t('diners.backHint')}>
        <DayInput />
      </Field>
      <p className="soft">
        {t('diners.neverHint')} <Day day={stay.from} />
      </p>
    </Form>
  )
}

/** A hand that was written down wrongly, put right as it is on the paper; what was written before stays on record. */
import { Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { DayInput, Field } from '#app/parts/index'
import { MoveDrawer } from '#app/parts/course/index'
import { signingManners } from '../../contract/words'
import { desk } from '../../ui/client'
import { agreementsContract, type AgreementShown, type Hand } from '../contract/index'
import type { Agreements } from './agreements'

interface Values {
  /** 0 is the party itself. */
  readonly representative: number
  readonly manner: Hand['manner']
  readonly day?: string
  readonly reason: string
}

export function CorrectHandDrawer({
  agreement,
  hand,
  parties,
  onClose,
}: {
  readonly agreement: number
  readonly hand: AgreementShown['hands'][number]
  readonly parties: Agreements['parties']
  readonly onClose: () => void
}) {
  const { t } = useTranslation('mediation')
  const correct = useWrite(desk.mediation.agreements.correctHand)
  const party = parties.find(({ id }) => id === hand.party)
  const name = party?.name ?? t(`agreements.of.${hand.of === 'party' ? 'mediator' : hand.of}`)
  const representatives = party?.representatives ?? []
  const inputOf = ({ representative, day, ...values }: Values) => ({
    agreement,
    hand: hand.id,
    representative: representative === 0 ? null : representative,
    day: day ?? '',
    ...values,
  })
  return (
    <MoveDrawer<Values, unknown>
      draft={`mediation.hand:${hand.id}`}
      title={t('agreements.correctHandOf', { name })}
      about={<p className="small soft">{t('agreements.correctHandAbout')}</p>}
      initial={{
        representative: hand.representative ?? 0,
        manner: hand.manner,
        reason: '',
        ...(hand.day === null ? {} : { day: hand.day }),
      }}
      schema={agreementsContract.correctHand['~orpc'].inputSchema}
      inputOf={inputOf}
      submit={(values) => correct.write(inputOf(values))}
      onDone={() => {
        notify(t('agreements.handCorrected'))
        onClose()
      }}
      onClose={onClose}
    >
      <Field name="day" label={t('agreements.handDay')}>
        <DayInput />
      </Field>
      {hand.of === 'party' && (
        <Field name="manner" label={t('agreements.handManner')}>
          <Select
            options={signingManners.map((value) => ({ value, label: t(`agreements.manners.${value}`) }))}
          />
        </Field>
      )}
      {representatives.length > 0 && (
        <Field name="representative" label={t('agreements.handBy')}>
          <Select
            options={[
              { value: 0, label: t('agreements.oneself') },
              ...representatives.map((by) => ({ value: by.id, label: by.name })),
            ]}
          />
        </Field>
      )}
      <Field name="reason" label={t('sessions.correctReason')} hint={t('sessions.correctHint')}>
        <Input maxLength={200} />
      </Field>
    </MoveDrawer>
  )
}

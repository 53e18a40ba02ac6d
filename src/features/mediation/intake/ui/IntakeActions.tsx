/** What becomes of a quarrel that was taken down: it is accepted and gets its number, it is not, or it is dropped. */
import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#app/desk-client/index'
import { errorText } from '#app/i18n/index'
import { notify } from '#app/notices'
import { DayInput, Field } from '#app/parts/index'
import { MoveButtons } from '#app/parts/course/MoveButtons.tsx'
import { MoveDrawer } from '#app/parts/course/MoveDrawer.tsx'
import { useToday } from '#app/session/session'
import type { CaseRecord } from '../../cases/contract'
import { desk } from '../../ui/client'
import { intakeContract, type IntakeMove } from '../contract'

/** Why a move cannot be made now, in one line; undefined where it can. A reason is asked for when it is made. */
function refusal({ steps }: CaseRecord, move: IntakeMove): string | undefined {
  const gates = steps.find((step) => step.move === move)?.gates ?? []
  return gates.length === 0
    ? undefined
    : gates.map(({ code }) => errorText(`mediation.gate-${code}`, {}) ?? code).join(' ')
}

export function IntakeActions({ record }: { readonly record: CaseRecord }) {
  const { t } = useTranslation('mediation')
  const [move, setMove] = useState<IntakeMove>()
  if (record.card.state !== 'intake') return null
  const button = (key: IntakeMove) => ({
    key,
    label: t(`moves.${key}`),
    refusedBecause: refusal(record, key),
    onPress: () => setMove(key),
  })
  return (
    <>
      <MoveButtons
        beside={[button('drop'), button('not-accept')]}
        primary={{ ...button('accept'), keys: 'F9' }}
      />
      {move !== undefined && <MoveForm record={record} move={move} onClose={() => setMove(undefined)} />}
    </>
  )
}

interface Values {
  readonly day?: string
  readonly reason: string
}

interface MoveFormProps {
  readonly record: CaseRecord
  readonly move: IntakeMove
  readonly onClose: () => void
}

function MoveForm({ record: { card }, move, onClose }: MoveFormProps) {
  const { t } = useTranslation('mediation')
  const today = useToday()
  const moving = useWrite(desk.mediation.intake.step)
  const inputOf = ({ day, reason }: Values) => ({ case: card.id, move, day: day ?? '', reason })
  return (
    <MoveDrawer<Values, { readonly number: string | null }>
      draft={`mediation.step:${card.id}:${move}`}
      title={t(`moves.${move}`)}
      about={<p className="small soft">{t(`intake.about.${move}`)}</p>}
      initial={{ day: today, reason: '' }}
      schema={intakeContract.step['~orpc'].inputSchema}
      inputOf={inputOf}
      submit={(values) => moving.write(inputOf(values))}
      onDone={({ number }) => {
        notify(number === null ? t(`moves.${move}`) : t('intake.accepted', { number }))
        onClose()
      }}
      onClose={onClose}
    >
      <Field name="day" label={t('parties.day')}>
        <DayInput />
      </Field>
      {move !== 'accept' && (
        <Field name="reason" label={t('intake.reason')}>
          <Input.TextArea maxLength={500} autoSize={{ minRows: 2, maxRows: 6 }} autoFocus />
        </Field>
      )}
    </MoveDrawer>
  )
}

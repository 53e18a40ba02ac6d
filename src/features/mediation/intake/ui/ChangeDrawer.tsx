/** Puts right what a case came with. */
import { useTranslation } from 'react-i18next'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { MoveDrawer } from '#app/parts/course/MoveDrawer.tsx'
import type { CaseRecord } from '../../cases/contract'
import { desk } from '../../ui/client'
import { intakeContract } from '../contract'
import { fieldOf } from './OpenDrawer'
import { OpenedFields, openedOf, valuesOf, type OpenedValues } from './OpenedFields'

export interface ChangeDrawerProps {
  readonly record: CaseRecord
  readonly onClose: () => void
}

export function ChangeDrawer({ record: { card, opened }, onClose }: ChangeDrawerProps) {
  const { t } = useTranslation('mediation')
  const changing = useWrite(desk.mediation.intake.change)
  const inputOf = (values: OpenedValues) => ({ case: card.id, opened: openedOf(values, opened.visitId) })
  return (
    <MoveDrawer<OpenedValues, unknown>
      draft={`mediation.change:${card.id}`}
      title={t('intake.change')}
      initial={valuesOf(opened)}
      schema={intakeContract.change['~orpc'].inputSchema}
      inputOf={inputOf}
      fieldOf={fieldOf}
      submit={(values) => changing.write(inputOf(values))}
      onDone={() => {
        notify(t('intake.changed'))
        onClose()
      }}
      onClose={onClose}
    >
      <OpenedFields accepted={card.number !== null} />
    </MoveDrawer>
  )
}

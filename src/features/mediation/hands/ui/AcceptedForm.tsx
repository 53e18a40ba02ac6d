/** A party takes the mediator, knowing how they stand to somebody in the case (人民调解法 19, 23). */
import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { MoveDrawer } from '#app/parts/course/MoveDrawer.tsx'
import { DayInput, Field } from '#app/parts/index'
import { useToday } from '#app/session/session'
import { law } from '../../rules/law'
import { desk } from '../../ui/client'
import { articlesText } from '../../ui/words'
import { handsContract, type StayShown } from '../contract'

interface Values {
  readonly party?: number
  readonly day: string
}

export function AcceptedForm({
  caseId,
  stay,
  onClose,
}: {
  readonly caseId: number
  readonly stay: StayShown
  readonly onClose: () => void
}) {
  const { t } = useTranslation('mediation')
  const today = useToday()
  const accepting = useWrite(desk.mediation.hands.accepted)
  const { data } = useQuery(desk.mediation.parties.of.queryOptions({ input: { case: caseId } }))
  const silent = (data?.parties ?? []).filter(({ id }) => !stay.accepted.includes(id))
  const inputOf = ({ party, day }: Values) => ({ party: party ?? 0, mediator: stay.staff.id, day })
  return (
    <MoveDrawer<Values, unknown>
      draft={`mediation.taken:${stay.id}`}
      title={t('hands.taken')}
      about={
        <p className="law small soft">
          {t('hands.aboutTaken', { name: stay.staff.name })}{' '}
          {articlesText(t, { articles: law.chosenMediator })}
        </p>
      }
      initial={{ day: today }}
      schema={handsContract.accepted['~orpc'].inputSchema}
      inputOf={inputOf}
      submit={(values) => accepting.write(inputOf(values))}
      onDone={() => {
        notify(t('hands.takenKept'))
        onClose()
      }}
      onClose={onClose}
    >
      <Field name="party" label={t('hands.party')}>
        <Select autoFocus options={silent.map(({ id, name }) => ({ value: id, label: name }))} />
      </Field>
      <Field name="day" label={t('representatives.day')}>
        <DayInput />
      </Field>
    </MoveDrawer>
  )
}

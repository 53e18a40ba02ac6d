/** What a party says to mediation, to the mediator and to open doors: three things to ask and to write down. */
import { Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { DayInput, Field } from '#app/parts/index'
import { MoveDrawer } from '#app/parts/course/MoveDrawer.tsx'
import { useToday } from '#app/session/session'
import { desk } from '../../ui/client'
import { lawText } from '../../ui/words'
import { partiesContract, type consentWords, type PartyShown } from '../contract'

type Words = z.infer<typeof consentWords>
interface Values {
  readonly mediation?: Words['mediation']
  readonly mediator?: Words['mediator']
  readonly doors?: Words['doors']
  readonly day?: string
}

export function ConsentForm({
  party,
  onClose,
}: {
  readonly party: PartyShown
  readonly onClose: () => void
}) {
  const { t } = useTranslation('mediation')
  const today = useToday()
  const writing = useWrite(desk.mediation.parties.consent)
  const inputOf = ({ mediation = null, mediator = null, doors = null, day }: Values) => ({
    party: party.id,
    words: { mediation, mediator, doors },
    day: day ?? '',
  })
  const { mediation, mediator, doors } = party.consent ?? { mediation: null, mediator: null, doors: null }
  return (
    <MoveDrawer<Values, unknown>
      draft={`mediation.consent:${party.id}`}
      title={t('parties.consentOf', { name: party.name })}
      about={<p className="small soft">{lawText(t, 'mediation-law', [17, 19, 23])}</p>}
      initial={{ mediation, mediator, doors, day: today }}
      schema={partiesContract.consent['~orpc'].inputSchema}
      inputOf={inputOf}
      fieldOf={(path) => path.replace(/^words\./, '')}
      submit={(values) => writing.write(inputOf(values))}
      onDone={() => {
        notify(t('parties.consentKept', { name: party.name }))
        onClose()
      }}
      onClose={onClose}
    >
      <Field name="mediation" label={t('parties.questions.mediation')} optional>
        <Radio.Group
          options={(['consents', 'refuses'] as const).map((value) => ({
            value,
            label: t(`parties.mediation.${value}`),
          }))}
        />
      </Field>
      <Field name="mediator" label={t('parties.questions.mediator')} optional>
        <Radio.Group
          options={(['accepted', 'chosen', 'refuses'] as const).map((value) => ({
            value,
            label: t(`parties.mediator.${value}`),
          }))}
        />
      </Field>
      <Field name="doors" label={t('parties.questions.doors')} optional>
        <Radio.Group
          options={(['closed', 'open'] as const).map((value) => ({
            value,
            label: t(`parties.doors.${value}`),
          }))}
        />
      </Field>
      <Field name="day" label={t('parties.day')}>
        <DayInput />
      </Field>
    </MoveDrawer>
  )
}

/** People who are asked to help, and which party agreed to their coming (人民调解法 20). */
import { Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { DayInput, Field, FieldRow } from '#app/parts/index'
import { MoveDrawer } from '#app/parts/course/MoveDrawer.tsx'
import { useToday } from '#app/session/session'
import { guestKinds, type GuestKind } from '../../contract/words'
import { desk } from '../../ui/client'
import { lawText } from '../../ui/words'
import { partiesContract, type PartyShown, type PeopleOfCase } from '../contract'
import { silentOf } from './silent'

interface GuestValues {
  readonly name: string
  readonly as: GuestKind
}

export function GuestForm({ caseId, onClose }: { readonly caseId: number; readonly onClose: () => void }) {
  const { t } = useTranslation('mediation')
  const inviting = useWrite(desk.mediation.parties.invite)
  const inputOf = ({ name, as }: GuestValues) => ({ case: caseId, name, as })
  return (
    <MoveDrawer<GuestValues, unknown>
      draft={`mediation.guest:${caseId}`}
      title={t('parties.invite')}
      about={<p className="small soft">{lawText(t, 'mediation-law', [20])}</p>}
      initial={{ name: '', as: 'relative' }}
      schema={partiesContract.invite['~orpc'].inputSchema}
      inputOf={inputOf}
      submit={(values) => inviting.write(inputOf(values))}
      onDone={(_, { name }) => {
        notify(t('parties.kept', { name }))
        onClose()
      }}
      onClose={onClose}
    >
      <FieldRow>
        <Field name="name" label={t('parties.name')}>
          <Input maxLength={40} autoFocus />
        </Field>
        <Field name="as" label={t('parties.guestAs')}>
          <Select options={guestKinds.map((value) => ({ value, label: t(`parties.guestKinds.${value}`) }))} />
        </Field>
      </FieldRow>
    </MoveDrawer>
  )
}

interface AgreedValues {
  readonly party?: number
  readonly day?: string
}

export interface AgreedFormProps {
  readonly guest: PeopleOfCase['guests'][number]
  readonly parties: readonly PartyShown[]
  readonly onClose: () => void
}

export function AgreedForm({ guest, parties, onClose }: AgreedFormProps) {
  const { t } = useTranslation('mediation')
  const today = useToday()
  const agreeing = useWrite(desk.mediation.parties.guestAgreed)
  const silent = silentOf(parties, guest)
  const [first] = silent
  const inputOf = ({ party, day }: AgreedValues) => ({ guest: guest.id, party: party ?? 0, day: day ?? '' })
  return (
    <MoveDrawer<AgreedValues, unknown>
      draft={`mediation.guest-agreed:${guest.id}`}
      title={t('parties.agreesTo', { name: guest.name })}
      initial={{ day: today, ...(first === undefined ? {} : { party: first.id }) }}
      schema={partiesContract.guestAgreed['~orpc'].inputSchema}
      inputOf={inputOf}
      submit={(values) => agreeing.write(inputOf(values))}
      onDone={onClose}
      onClose={onClose}
    >
      <FieldRow>
        <Field name="party" label={t('parties.whoAgrees')}>
          <Select options={silent.map(({ id, name }) => ({ value: id, label: name }))} />
        </Field>
        <Field name="day" label={t('parties.day')}>
          <DayInput />
        </Field>
      </FieldRow>
    </MoveDrawer>
  )
}

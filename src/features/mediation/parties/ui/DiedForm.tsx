/** A party has died: from then on nothing waits for their word (民法典 13); left empty, it was a slip. */
import { useTranslation } from 'react-i18next'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { DayInput, Field } from '#app/parts/index'
import { MoveDrawer } from '#app/parts/course/MoveDrawer.tsx'
import { desk } from '../../ui/client'
import { partiesContract, type PartyShown } from '../contract'

interface Values {
  readonly on?: string
}

export function DiedForm({ party, onClose }: { readonly party: PartyShown; readonly onClose: () => void }) {
  const { t } = useTranslation('mediation')
  const writing = useWrite(desk.mediation.parties.died)
  const inputOf = ({ on }: Values) => ({ party: party.id, on: on ?? (party.diedOn === null ? '' : null) })
  return (
    <MoveDrawer<Values, unknown>
      draft={`mediation.died:${party.id}`}
      title={t('parties.diedOf', { name: party.name })}
      about={<p className="small soft">{t('parties.diedWhat')}</p>}
      initial={party.diedOn === null ? {} : { on: party.diedOn }}
      schema={partiesContract.died['~orpc'].inputSchema}
      inputOf={inputOf}
      submit={(values) => writing.write(inputOf(values))}
      onDone={() => {
        notify(t('parties.kept', { name: party.name }))
        onClose()
      }}
      onClose={onClose}
    >
      <Field name="on" label={t('parties.diedOn')} optional={party.diedOn !== null}>
        <DayInput />
      </Field>
    </MoveDrawer>
  )
}

/** Who acts for a party: by a letter with its day, or by law; whether they may sign. */
import { Checkbox, Form as AntForm, Input, Radio, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { DayInput, Field, FieldRow } from '#app/parts/index'
import { MoveDrawer } from '#app/parts/course/MoveDrawer.tsx'
import { desk } from '../../ui/client'
import { partiesContract, type PartyShown, type RepresentativeText } from '../contract'

interface Values {
  readonly name: string
  readonly by: RepresentativeText['by']
  readonly phone: string
  readonly letterOn?: string
  readonly maySign: boolean
  readonly isParty?: number
}

export interface RepresentativeFormProps {
  readonly party: PartyShown
  readonly parties: readonly PartyShown[]
  readonly onClose: () => void
}

export function RepresentativeForm({ party, parties, onClose }: RepresentativeFormProps) {
  const { t } = useTranslation('mediation')
  const saving = useWrite(desk.mediation.parties.saveRepresentative)
  const inputOf = ({ name, by, phone, letterOn, maySign, isParty }: Values) => ({
    party: party.id,
    id: null,
    text: { name, by, phone, letterOn: letterOn ?? null, maySign, isParty: isParty ?? null },
  })
  return (
    <MoveDrawer<Values, unknown>
      draft={`mediation.representative:${party.id}`}
      title={t('parties.representativeOf', { name: party.name })}
      initial={{ name: '', by: 'letter', phone: '', maySign: false }}
      schema={partiesContract.saveRepresentative['~orpc'].inputSchema}
      inputOf={inputOf}
      fieldOf={(path) => path.replace(/^text\./, '')}
      submit={(values) => saving.write(inputOf(values))}
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
        <Field name="phone" label={t('parties.phone')} optional>
          <Input maxLength={40} />
        </Field>
      </FieldRow>
      <Field name="by" label={t('parties.by')}>
        <Radio.Group
          options={(['letter', 'law'] as const).map((value) => ({ value, label: t(`parties.bys.${value}`) }))}
        />
      </Field>
      <Letter />
      <Field name="isParty" label={t('parties.isParty')} hint={t('parties.isPartyHint')} optional>
        <Select
          allowClear
          options={parties
            .filter(({ id }) => id !== party.id)
            .map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Field>
      <Field name="maySign" label={t('parties.signing')} valueProp="checked">
        <Checkbox>{t('parties.maySign')}</Checkbox>
      </Field>
    </MoveDrawer>
  )
}

/** Who acts by law has no letter. */
function Letter() {
  const { t } = useTranslation('mediation')
  const by: unknown = AntForm.useWatch('by')
  if (by === 'law') return null
  return (
    <Field name="letterOn" label={t('parties.letterOn')} hint={t('parties.letterHint')} optional>
      <DayInput />
    </Field>
  )
}

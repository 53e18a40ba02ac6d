/** Who acts for a party: by a letter with its day, or by law; whether they may sign. */
import { Checkbox, Form as AntForm, Input, Radio, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { DayInput, Field, FieldRow } from '#app/parts/index'
import { useToday } from '#app/session/session'
import { MoveDrawer } from '#app/parts/course/MoveDrawer.tsx'
import { desk } from '../../ui/client'
import {
  partiesContract,
  type PartyShown,
  type RepresentativeShown,
  type RepresentativeText,
} from '../contract'

interface Values {
  readonly name: string
  readonly by: RepresentativeText['by']
  /** Left empty, a number that is kept stays: it is not shown whole. */
  readonly phone: string
  readonly letterOn?: string
  readonly maySign: boolean
  readonly isParty?: number
}

export interface RepresentativeFormProps {
  readonly party: PartyShown
  readonly parties: readonly PartyShown[]
  /** Whose letter is put right; nobody is somebody new. */
  readonly one?: RepresentativeShown
  readonly onClose: () => void
}

export function RepresentativeForm({ party, parties, one, onClose }: RepresentativeFormProps) {
  const { t } = useTranslation('mediation')
  const saving = useWrite(desk.mediation.parties.saveRepresentative)
  const inputOf = ({ name, by, phone, letterOn, maySign, isParty }: Values) => ({
    party: party.id,
    id: one?.id ?? null,
    text: {
      name,
      by,
      phone: one !== undefined && phone === '' ? null : phone,
      letterOn: letterOn ?? null,
      maySign,
      isParty: isParty ?? null,
    },
  })
  return (
    <MoveDrawer<Values, unknown>
      draft={`mediation.representative:${party.id}:${one?.id ?? 'new'}`}
      title={t('parties.representativeOf', { name: party.name })}
      initial={one === undefined ? { name: '', by: 'letter', phone: '', maySign: false } : valuesOf(one)}
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
          <Input maxLength={40} placeholder={one?.phone} />
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

const valuesOf = ({ name, by, letterOn, maySign, isParty }: RepresentativeShown): Values => ({
  name,
  by,
  phone: '',
  maySign,
  ...(letterOn === null ? {} : { letterOn }),
  ...(isParty === null ? {} : { isParty }),
})

interface EndValues {
  readonly on: string
  readonly why: string
}

/** They act no more: the party took the letter back, or gave it to somebody else. */
export function EndRepresentativeForm({
  party,
  one,
  onClose,
}: {
  readonly party: PartyShown
  readonly one: RepresentativeShown
  readonly onClose: () => void
}) {
  const { t } = useTranslation('mediation')
  const today = useToday()
  const ending = useWrite(desk.mediation.parties.endRepresentative)
  return (
    <MoveDrawer<EndValues, unknown>
      draft={`mediation.representative-end:${one.id}`}
      title={t('representatives.endOf', { name: one.name, party: party.name })}
      about={<p className="small soft">{t('representatives.aboutEnd')}</p>}
      initial={{ on: today, why: '' }}
      schema={partiesContract.endRepresentative['~orpc'].inputSchema}
      inputOf={(values) => ({ id: one.id, ...values })}
      submit={(values) => ending.write({ id: one.id, ...values })}
      onDone={() => {
        notify(t('representatives.ended', { name: one.name }))
        onClose()
      }}
      onClose={onClose}
    >
      <Field name="on" label={t('representatives.lastDay')}>
        <DayInput />
      </Field>
      <Field name="why" label={t('intake.reason')}>
        <Input maxLength={200} />
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

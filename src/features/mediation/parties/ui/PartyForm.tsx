/** Writes down a party: somebody of the register, somebody from outside, or a unit. */
import { Checkbox, Form as AntForm, Input, Radio, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { useWrite } from '#app/desk-client/index'
import { useDraftOf } from '#app/drafts/use-draft'
import { notify } from '#app/notices'
import { DayInput, Field, FieldRow } from '#app/parts/index'
import { MoveDrawer } from '#app/parts/course/MoveDrawer.tsx'
import { ResidentPick, type PickedResident } from '#app/parts/ResidentPick.tsx'
import { capacities, partyRoles, type PartyRole } from '../../contract/words'
import { desk } from '../../ui/client'
import { partiesContract, type PartyShown, type PartyText } from '../contract'

const whoKinds = ['resident', 'outsider', 'unit'] as const
type Who = (typeof whoKinds)[number]

interface Values {
  readonly resident?: PickedResident
  readonly role: PartyRole
  readonly side?: number
  readonly name: string
  readonly idNumber?: string
  readonly phone?: string
  readonly address?: string
  readonly birth?: string
  readonly capacity?: PartyText['capacity']
  readonly cannotRead: boolean
  readonly readToBy: string
  readonly workplace?: string
  readonly school?: string
  readonly whereabouts?: string
}

/** Who applies stands on one side, whoever it is against on the other; a third party has one of its own. */
const sideOf: Readonly<Record<PartyRole, number>> = { applicant: 1, respondent: 2, 'third-party': 3 }

/** What was left empty: of somebody new it is empty, of somebody who is changed it stays as it is kept. */
function textOf(values: Values, who: Who, kept: PartyShown | null): PartyText {
  const typed = (value: string | undefined) => value ?? (kept === null ? '' : null)
  return {
    role: values.role,
    side: values.side ?? sideOf[values.role],
    kind: who === 'unit' ? 'unit' : 'person',
    name: values.name,
    idNumber: typed(values.idNumber),
    phone: typed(values.phone),
    address: typed(values.address),
    birth: values.birth ?? null,
    capacity: values.capacity ?? null,
    cannotRead: values.cannotRead,
    readToBy: values.readToBy,
    workplace: typed(values.workplace),
    school: typed(values.school),
    whereabouts: typed(values.whereabouts),
  }
}

const nextRole = (parties: readonly PartyShown[]): PartyRole =>
  parties.some(({ role }) => role === 'applicant') ? 'respondent' : 'applicant'

export interface PartyFormProps {
  readonly caseId: number
  readonly parties: readonly PartyShown[]
  /** Whoever is changed; null writes down somebody new. */
  readonly party: PartyShown | null
  readonly onClose: () => void
}

export function PartyForm({ caseId, parties, party, onClose }: PartyFormProps) {
  const { t } = useTranslation('mediation')
  const adding = useWrite(desk.mediation.parties.add)
  const addingResident = useWrite(desk.mediation.parties.addResident)
  const changing = useWrite(desk.mediation.parties.change)
  const chosen = useDraftOf<Who>(
    `mediation.party-who:${caseId}:${party?.id ?? 'new'}`,
    z.enum(whoKinds),
    party === null ? 'resident' : party.kind === 'unit' ? 'unit' : 'outsider',
  )
  const who = chosen.value
  const isNew = party === null
  const fromRegister = isNew && who === 'resident'
  const resident = (values: Values) => ({
    case: caseId,
    role: values.role,
    side: values.side ?? sideOf[values.role],
  })
  const inputOf = (values: Values) => {
    if (!isNew) return { party: party.id, text: textOf(values, who, party) }
    return fromRegister
      ? { ...resident(values), residentId: values.resident?.id }
      : { case: caseId, text: textOf(values, who, null) }
  }
  const submit = (values: Values): Promise<unknown> => {
    if (!isNew) return changing.write({ party: party.id, text: textOf(values, who, party) })
    return fromRegister
      ? addingResident.write({ ...resident(values), residentId: values.resident?.id ?? 0 })
      : adding.write({ case: caseId, text: textOf(values, who, null) })
  }
  const procedure = isNew
    ? fromRegister
      ? partiesContract.addResident
      : partiesContract.add
    : partiesContract.change
  return (
    <MoveDrawer<Values, unknown>
      draft={`mediation.party:${caseId}:${party?.id ?? 'new'}`}
      title={t(isNew ? 'parties.add' : 'parties.change')}
      about={
        isNew && (
          <Radio.Group
            className="party-who"
            optionType="button"
            aria-label={t('parties.who')}
            value={who}
            onChange={({ target }) => chosen.keep(whoKinds.find((one) => one === target.value) ?? 'resident')}
            options={whoKinds.map((value) => ({ value, label: t(`parties.whoKinds.${value}`) }))}
          />
        )
      }
      initial={
        isNew ? { role: nextRole(parties), name: '', cannotRead: false, readToBy: '' } : startOf(party)
      }
      schema={procedure['~orpc'].inputSchema}
      inputOf={inputOf}
      fieldOf={(path) => path.replace(/^text\./, '').replace(/^residentId$/, 'resident')}
      submit={submit}
      onDone={(_, { resident: picked, name }) => {
        chosen.drop()
        notify(t('parties.kept', { name: fromRegister ? (picked?.name ?? '') : name }))
        onClose()
      }}
      onClose={onClose}
    >
      {fromRegister ? (
        <Field name="resident" label={t('parties.resident')} hint={t('parties.residentHint')}>
          <ResidentPick autoFocus />
        </Field>
      ) : (
        <Field name="name" label={t(who === 'unit' ? 'parties.unitName' : 'parties.name')}>
          <Input maxLength={60} autoFocus={!isNew} />
        </Field>
      )}
      <FieldRow>
        <Field name="role" label={t('parties.role')}>
          <Select options={partyRoles.map((value) => ({ value, label: t(`parties.roles.${value}`) }))} />
        </Field>
        <Field name="side" label={t('parties.side')} optional>
          <Select
            allowClear
            placeholder={t('parties.sideOfRole')}
            options={[1, 2, 3, 4].map((value) => ({ value, label: t('parties.sideNumber', { value }) }))}
          />
        </Field>
      </FieldRow>
      {!fromRegister && <Told isUnit={who === 'unit'} isNew={isNew} />}
    </MoveDrawer>
  )
}

/** What somebody tells of themselves. */
function Told({ isUnit, isNew }: { readonly isUnit: boolean; readonly isNew: boolean }) {
  const { t } = useTranslation('mediation')
  return (
    <>
      {!isNew && <p className="small soft">{t('parties.keptUnlessTyped')}</p>}
      <FieldRow>
        <Field name="idNumber" label={t(isUnit ? 'parties.unitCode' : 'parties.idNumber')} optional>
          <Input maxLength={30} />
        </Field>
        <Field name="phone" label={t('parties.phone')} optional>
          <Input maxLength={40} />
        </Field>
      </FieldRow>
      <Field name="address" label={t('parties.address')} optional>
        <Input maxLength={120} />
      </Field>
      {!isUnit && <Person />}
    </>
  )
}

function Person() {
  const { t } = useTranslation('mediation')
  const cannotRead: unknown = AntForm.useWatch('cannotRead')
  return (
    <>
      <FieldRow>
        <Field name="birth" label={t('parties.birth')} optional>
          <DayInput />
        </Field>
        <Field name="capacity" label={t('parties.capacity')} optional>
          <Select
            allowClear
            options={capacities.map((value) => ({ value, label: t(`parties.capacities.${value}`) }))}
          />
        </Field>
      </FieldRow>
      <FieldRow>
        <Field name="workplace" label={t('parties.workplace')} optional>
          <Input maxLength={60} />
        </Field>
        <Field name="school" label={t('parties.school')} optional>
          <Input maxLength={60} />
        </Field>
      </FieldRow>
      <Field name="whereabouts" label={t('parties.whereabouts')} hint={t('parties.whereaboutsHint')} optional>
        <Input maxLength={200} />
      </Field>
      <Field name="cannotRead" label={t('parties.reading')} valueProp="checked">
        <Checkbox>{t('parties.cannotRead')}</Checkbox>
      </Field>
      {cannotRead === true && (
        <Field name="readToBy" label={t('parties.readToBy')} optional>
          <Input maxLength={40} />
        </Field>
      )}
    </>
  )
}

/** What can be shown of somebody who is changed; numbers and what leads to them are typed anew or stay. */
const startOf = (party: PartyShown): Partial<Values> => ({
  role: party.role,
  side: party.side,
  name: party.name,
  cannotRead: party.cannotRead,
  readToBy: party.readToBy,
  ...(party.capacity === null ? {} : { capacity: party.capacity }),
})

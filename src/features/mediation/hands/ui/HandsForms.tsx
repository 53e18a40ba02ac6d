/** Lets a colleague into a case or hands it over to one, and writes down how a mediator stands to a party. */
import { useQuery } from '@tanstack/react-query'
import { Input, Radio, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { Field } from '#app/parts/index'
import { MoveDrawer } from '#app/parts/course/MoveDrawer.tsx'
import { relationAnswers, type RelationAnswer } from '../../contract/words'
import { desk } from '../../ui/client'
import { handsContract, stayKinds, type HandsOfCase } from '../contract'

interface GiveValues {
  readonly staff?: number
  readonly as: (typeof stayKinds)[number]
  /** Of several mediators the one who gives it away. */
  readonly from?: number
  readonly reason: string
}

interface GiveFormProps {
  readonly caseId: number
  readonly hands: HandsOfCase
  readonly what: 'let-in' | 'hand-over'
  readonly onClose: () => void
}

const mediatorsOf = ({ stays }: HandsOfCase) =>
  stays.filter(({ as, until }) => as === 'mediator' && until === null).map(({ staff }) => staff)

export function GiveForm({ caseId, hands, what, onClose }: GiveFormProps) {
  const { t } = useTranslation('mediation')
  const lettingIn = useWrite(desk.mediation.hands.letIn)
  const handing = useWrite(desk.mediation.hands.handOver)
  const mediators = mediatorsOf(hands)
  const letIn = ({ staff, as, reason }: GiveValues) => ({ case: caseId, staff: staff ?? 0, as, reason })
  const over = ({ staff, from, reason }: GiveValues) => ({
    case: caseId,
    from: from ?? mediators[0]?.id ?? 0,
    to: staff ?? 0,
    reason,
  })
  const others = hands.colleagues.filter(({ id }) => !mediators.some((one) => one.id === id))
  const title = t(what === 'let-in' ? 'hands.letIn' : 'hands.handOver')
  return (
    <MoveDrawer<GiveValues, unknown>
      draft={`mediation.give:${caseId}:${what}`}
      title={title}
      about={<p className="small soft">{t(`hands.about.${what}`)}</p>}
      initial={{ reason: '', as: 'let-in' }}
      schema={(what === 'let-in' ? handsContract.letIn : handsContract.handOver)['~orpc'].inputSchema}
      inputOf={what === 'let-in' ? letIn : over}
      fieldOf={(path) => (path === 'to' ? 'staff' : path)}
      submit={(values) => (what === 'let-in' ? lettingIn.write(letIn(values)) : handing.write(over(values)))}
      onDone={(_, { staff }) => {
        notify(t('hands.given', { name: others.find(({ id }) => id === staff)?.name ?? '' }))
        onClose()
      }}
      onClose={onClose}
    >
      <Field name="staff" label={t('hands.colleague')}>
        <Select autoFocus options={others.map(({ id, name }) => ({ value: id, label: name }))} />
      </Field>
      {what === 'let-in' && (
        <Field name="as" label={t('hands.how')}>
          <Radio.Group
            options={stayKinds.toReversed().map((value) => ({ value, label: t(`hands.takesPart.${value}`) }))}
          />
        </Field>
      )}
      {what === 'hand-over' && mediators.length > 1 && (
        <Field name="from" label={t('hands.from')}>
          <Select options={mediators.map(({ id, name }) => ({ value: id, label: name }))} />
        </Field>
      )}
      <Field name="reason" label={t('intake.reason')}>
        <Input maxLength={200} />
      </Field>
    </MoveDrawer>
  )
}

interface RelationValues {
  readonly mediator?: number
  readonly party?: number
  readonly says: RelationAnswer
  readonly note: string
}

interface RelationFormProps {
  readonly caseId: number
  readonly hands: HandsOfCase
  readonly onClose: () => void
}

export function RelationForm({ caseId, hands, onClose }: RelationFormProps) {
  const { t } = useTranslation('mediation')
  const declaring = useWrite(desk.mediation.hands.declare)
  const { data } = useQuery(desk.mediation.parties.of.queryOptions({ input: { case: caseId } }))
  const [mediator] = mediatorsOf(hands)
  const inputOf = ({ mediator: of, party, says, note }: RelationValues) => ({
    mediator: of ?? 0,
    party: party ?? 0,
    says,
    note,
  })
  return (
    <MoveDrawer<RelationValues, unknown>
      draft={`mediation.relation:${caseId}`}
      title={t('hands.relation')}
      about={<p className="small soft">{t('hands.aboutRelation')}</p>}
      initial={{ says: 'relative', note: '', ...(mediator === undefined ? {} : { mediator: mediator.id }) }}
      schema={handsContract.declare['~orpc'].inputSchema}
      inputOf={inputOf}
      submit={(values) => declaring.write(inputOf(values))}
      onDone={() => {
        notify(t('hands.relationKept'))
        onClose()
      }}
      onClose={onClose}
    >
      <Field name="mediator" label={t('hands.as.mediator')}>
        <Select options={hands.colleagues.map(({ id, name }) => ({ value: id, label: name }))} />
      </Field>
      <Field name="party" label={t('hands.party')}>
        <Select
          autoFocus
          options={(data?.parties ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Field>
      <Field name="says" label={t('hands.which')}>
        <Radio.Group options={relationAnswers.map((value) => ({ value, label: t(`hands.says.${value}`) }))} />
      </Field>
      <Field name="note" label={t('hands.note')} optional>
        <Input maxLength={200} />
      </Field>
    </MoveDrawer>
  )
}

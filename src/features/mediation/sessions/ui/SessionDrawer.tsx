/** The record of a sitting: who was there, what each said, what came of it; or one that puts an earlier record right. */
import { Checkbox, Form as AntForm, Input, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { DayInput, DetailDrawer, Field, FieldRow, Form, Status } from '#app/parts/index'
import { usePaperWords } from '#app/parts/print/index'
import { useToday } from '#app/session/session'
import { UnrelatedButton } from '../../hands/ui/UnrelatedButton'
import { law } from '../../rules/law'
import { articlesText } from '../../ui/words'
import type { Condition } from '../../screening/contract/words'
import { desk } from '../../ui/client'
import { sessionsContract, type SessionShown, type SessionText } from '../contract'
import { isAskedWhyTogether } from './together'

interface PartyThere {
  readonly id: number
  readonly name: string
  readonly cannotRead: boolean
}

interface Values {
  readonly on: string
  readonly clock: string
  readonly place: string
  readonly doors: 'open' | 'closed'
  readonly there: number[]
  /** By the party's id behind a letter, because a bare number would be a place in a list. */
  readonly words: Readonly<Record<string, string | undefined>>
  readonly readBy: Readonly<Record<string, string | undefined>>
  readonly others: string
  readonly childPresent: boolean
  readonly rightsTold: boolean
  readonly result: string
  readonly togetherBecause: string
  readonly reason: string
}

const keyOf = (party: number): string => `p${String(party)}`

const textOf = (values: Values): SessionText => ({
  on: values.on,
  clock: values.clock,
  place: values.place,
  doors: values.doors,
  present: values.there.map((party) => ({
    party,
    words: values.words[keyOf(party)] ?? '',
    readBy: values.readBy[keyOf(party)] ?? '',
  })),
  others: values.others
    .split(/[、,，;；\n]/)
    .map((name) => name.trim())
    .filter((name) => name !== ''),
  childPresent: values.childPresent,
  rightsTold: values.rightsTold,
  result: values.result,
  togetherBecause: values.togetherBecause,
})

const byParty = (session: SessionShown | undefined, of: (one: SessionShown['present'][number]) => string) =>
  Object.fromEntries((session?.present ?? []).map((one) => [keyOf(one.party), of(one)]))

export function SessionDrawer({
  caseId,
  parties,
  wanted,
  conditions,
  unanswered,
  corrects,
  onClose,
}: {
  readonly caseId: number
  readonly parties: readonly PartyThere[]
  /** What the parties asked for: open only where all of them want it. */
  readonly wanted: 'open' | 'closed'
  readonly conditions: readonly Condition[]
  /** Who mediates and was not asked how they stand to the parties; of a record that is put right nobody is. */
  readonly unanswered: readonly { readonly mediator: number; readonly name: string }[]
  /** The record that is put right. */
  readonly corrects?: SessionShown
  readonly onClose: () => void
}) {
  const { t } = useTranslation('mediation')
  const paper = usePaperWords('mediation')
  const today = useToday()
  const hold = useWrite(desk.mediation.sessions.hold)
  const correct = useWrite(desk.mediation.sessions.correct)
  const title = t(corrects === undefined ? 'sessions.hold' : 'sessions.correct')
  const inputOf = (values: Values) =>
    corrects === undefined
      ? { case: caseId, session: textOf(values) }
      : { session: corrects.id, reason: values.reason, text: textOf(values) }
  const contract = corrects === undefined ? sessionsContract.hold : sessionsContract.correct
  return (
    <DetailDrawer title={title} width={680} onClose={onClose}>
      {conditions.map((condition) => (
        <p key={condition}>
          <Status tone="late">{t(`sessions.conditions.${condition}`)}</Status>
        </p>
      ))}
      {unanswered.map(({ mediator, name }) => (
        <p key={mediator}>
          <Status tone="soon">{t('sessions.unrelatedAsked', { name })}</Status>{' '}
          <UnrelatedButton caseId={caseId} mediator={{ id: mediator, name }} />{' '}
          <span className="small soft">{articlesText(t, { articles: law.chosenMediator })}</span>
        </p>
      ))}
      <Form<Values, unknown>
        draft={`mediation.session:${caseId}:${corrects?.id ?? 'new'}`}
        label={title}
        initial={{
          on: corrects?.on ?? today,
          clock: corrects?.clock ?? '09:00',
          place: corrects?.place ?? paper('sessions.usualPlace'),
          doors: corrects?.doors ?? wanted,
          there: (corrects?.present ?? parties.map(({ id }) => ({ party: id }))).map(({ party }) => party),
          words: byParty(corrects, ({ words }) => words),
          readBy: byParty(corrects, ({ readBy }) => readBy),
          others: corrects?.others.join('、') ?? '',
          childPresent: corrects?.childPresent ?? false,
          rightsTold: corrects?.rightsTold ?? false,
          result: corrects?.result ?? '',
          togetherBecause: corrects?.togetherBecause ?? '',
          reason: '',
        }}
        schema={contract['~orpc'].inputSchema}
        inputOf={inputOf}
        fieldOf={fieldOf}
        submit={(values) =>
          corrects === undefined
            ? hold.write({ case: caseId, session: textOf(values) })
            : correct.write({ session: corrects.id, reason: values.reason, text: textOf(values) })
        }
        onDone={() => {
          notify(t('sessions.kept'))
          onClose()
        }}
        submitLabel={t('sessions.keep')}
        onCancel={onClose}
      >
        <FieldRow>
          <Field name="on" label={t('sessions.on')}>
            <DayInput />
          </Field>
          <Field name="clock" label={t('sessions.clock')}>
            <Input maxLength={5} />
          </Field>
          <Field name="place" label={t('sessions.place')}>
            <Input maxLength={60} />
          </Field>
        </FieldRow>
        {corrects !== undefined && (
          <Field name="reason" label={t('sessions.correctReason')} hint={t('sessions.correctHint')}>
            <Input maxLength={200} />
          </Field>
        )}
        <Field name="there" label={t('sessions.there')}>
          <Checkbox.Group
            className="checks"
            options={parties.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Field>
        {isAskedWhyTogether(conditions, corrects) && (
          <Field
            name="togetherBecause"
            label={t('sessions.together')}
            hint={t('sessions.togetherHint')}
            optional
          >
            <Input maxLength={200} />
          </Field>
        )}
        <Field name="rightsTold" label={t('sessions.rightsAtHand')} valueProp="checked">
          <Checkbox>{t('sessions.rightsToldThere')}</Checkbox>
        </Field>
        <Statements parties={parties} />
        <Field name="result" label={t('sessions.result')} hint={t('sessions.resultHint')}>
          <Input.TextArea maxLength={4000} autoSize={{ minRows: 2, maxRows: 8 }} />
        </Field>
        <FieldRow>
          <Field name="others" label={t('sessions.others')} hint={t('sessions.othersHint')} optional>
            <Input maxLength={400} />
          </Field>
          <Field
            name="doors"
            label={t('sessions.doors')}
            {...(wanted === 'closed' ? { hint: t('sessions.doorsWanted') } : {})}
          >
            <Radio.Group
              options={(['closed', 'open'] as const).map((value) => ({
                value,
                disabled: value === 'open' && wanted === 'closed',
                label: t(`sessions.doorsAre.${value}`),
              }))}
            />
          </Field>
        </FieldRow>
        <Field name="childPresent" label={t('sessions.child')} valueProp="checked">
          <Checkbox>{t('sessions.childThere')}</Checkbox>
        </Field>
      </Form>
    </DetailDrawer>
  )
}

/** What each of those who were there said, and who reads the record to who cannot. */
function Statements({ parties }: { readonly parties: readonly PartyThere[] }) {
  const { t } = useTranslation('mediation')
  const form = AntForm.useFormInstance<Values>()
  const there = AntForm.useWatch<readonly number[] | undefined>('there', { form, preserve: true }) ?? []
  return parties
    .filter(({ id }) => there.includes(id))
    .map(({ id, name, cannotRead }) => (
      <div key={id}>
        <Field name={`words.${keyOf(id)}`} label={t('sessions.saidBy', { name })} optional>
          <Input.TextArea maxLength={4000} autoSize={{ minRows: 2, maxRows: 8 }} />
        </Field>
        {cannotRead && (
          <Field name={`readBy.${keyOf(id)}`} label={t('sessions.readBy', { name })}>
            <Input maxLength={40} />
          </Field>
        )}
      </div>
    ))
}

/** `session.present` is what is ticked; the rest have the names of their fields. */
function fieldOf(path: string): string {
  const field = path.replace(/^(session|text)\./, '')
  return field.startsWith('present') ? 'there' : field.replace(/^others\..*/, 'others')
}

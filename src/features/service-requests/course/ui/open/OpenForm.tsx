/** The form of a new request for one item. */
import { useQuery } from '@tanstack/react-query'
import { Button, Checkbox, Form as AntForm, Input, Radio } from 'antd'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { monthAndDay } from '#app/dates'
import { useWrite } from '#app/desk-client/index'
import { desk } from '../../../ui/client'
import { notify } from '#app/notices'
import { useKeys } from '#app/keys.tsx'
import { ErrorState, Facts, Field, Form, Kbd, LoadingLines, Status, useWatched } from '#app/parts/index'
import { usePaperWords } from '#app/parts/print/index'
import { useToday } from '#app/session/session'
import { courseContract } from '../../contract'
import type { ItemText } from '../../../items/contract'
import type { Mode } from '../../../requests/contract/words'
import { asksWhyMissing } from '../../rules/states'
import { AnswerFields, answersTyped } from '../../../applications/ui/AnswerFields'
import { Doubts } from '../Doubts'
import { useOfferBack } from '../offer-back'
import { AgentFields, agentOf, MandateFields, mandateOf, type PartyValues } from '../PartyFields'
import { ReasonField } from '../ReasonField'
import { allHandedIn, MaterialChecklist, type HandedIn } from '../../../materials/ui/MaterialChecklist'

interface Values extends PartyValues {
  readonly mode: Mode
  readonly received: readonly HandedIn[]
  readonly withAgent: boolean
  readonly atCounter: boolean
  readonly mandateSigned: boolean
  readonly withoutMaterials?: string
  readonly despite?: string
  readonly answers?: readonly (string | null | undefined)[]
  readonly note: string
}

/** What the button pressed means. */
type Intent = 'accept' | 'keep' | 'correct'

/** The last move that each of them makes. */
const moveOf = { accept: 'accept', keep: null, correct: 'request-correction' } as const

interface Opened {
  readonly id: number
  readonly number: string
  readonly seen: number
}

interface OpenFormProps {
  readonly residentId: number
  readonly itemId: number
  readonly visitId: number | undefined
  /** Nobody stands there: it was begun on the telephone. */
  readonly byPhone: boolean
  /** The duty that came back. */
  readonly renewalId: number | undefined
}

export function OpenForm(props: OpenFormProps) {
  const { data, error, isPending, refetch } = useQuery(
    desk.serviceRequests.items.get.queryOptions({ input: { id: props.itemId } }),
  )
  if (isPending) return <LoadingLines lines={8} />
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />
  return <Filled {...props} item={data.text} />
}

function Filled({
  residentId,
  itemId,
  visitId,
  renewalId,
  byPhone,
  item,
}: OpenFormProps & { readonly item: ItemText }) {
  const about = { residentId, itemId, visitId, renewalId }
  const { t } = useTranslation('service-requests')
  const paper = usePaperWords('service-requests')
  const navigate = useNavigate()
  const today = useToday()
  const open = useWrite(desk.serviceRequests.open)
  const offerBack = useOfferBack()
  const intent = useRef<Intent>('accept')
  const whole = useRef<HTMLDivElement>(null)
  // The item was just chosen by a key: the next key belongs to its form.
  useEffect(() => whole.current?.querySelector('input')?.focus(), [])
  const [form] = AntForm.useForm<Values>()
  const received = useWatched(form, 'received') ?? []
  const mode = useWatched(form, 'mode') ?? item.modes[0]
  const withAgent = useWatched(form, 'withAgent') ?? false
  const { data: due } = useQuery(
    desk.serviceRequests.dueIfAccepted.queryOptions({ input: { promisedDays: item.promisedDays } }),
  )
  const missing = item.materials.filter(
    ({ required, count }, at) =>
      required &&
      received.filter((one) => one.material === at).reduce((sum, one) => sum + one.count, 0) < count,
  )
  // What most people bring, and who most often comes in their place, are one key each.
  useKeys({
    F6: () => form.setFieldValue('received', allHandedIn(item.materials)),
    F7: () => form.setFieldValue('withAgent', !withAgent),
  })
  const press = (pressed: Intent) => {
    intent.current = pressed
    form.submit()
  }
  return (
    <div className="sheet-scroll open-form" ref={whole}>
      <h2>{item.name}</h2>
      <Facts
        facts={[
          { name: t('item.basis'), value: item.basis },
          { name: t('item.qualifies'), value: item.qualifies },
          {
            name: t('item.promise'),
            value: `${t('item.days', { count: item.promisedDays })} · ${item.fee}${
              due === undefined
                ? ''
                : ` · ${t('open.dueIf', { day: monthAndDay(due.due, today) })}${due.announced ? '' : ` ${t('clock.presumed')}`}`
            }`,
          },
        ]}
      />
      <Form<Values, Opened>
        label={t('list.new')}
        form={form}
        initial={{
          mode: item.modes[0] ?? 'assisted',
          received: [],
          withAgent: false,
          atCounter: !byPhone,
          mandateSigned: false,
          note: '',
          mandate: { powers: paper('open.usualPowers', { item: item.name }) },
        }}
        schema={courseContract.open['~orpc'].inputSchema}
        inputOf={(values) => inputOf(values, intent.current, about, item)}
        fieldOf={(path) => path.replace(/^then\./, '')}
        submit={(values) => open.write(inputOf(values, intent.current, about, item))}
        onDone={({ id, number, seen }) => {
          const done = t(`open.done.${intent.current}`, { number })
          const action = moveOf[intent.current]
          if (action === null) notify(done)
          else offerBack(done, { requestId: id, action, event: seen })
          void navigate(
            intent.current === 'correct'
              ? `/service-requests/${id}/sheets/correction`
              : `/service-requests/${id}`,
          )
        }}
        submitLabel={t('actions.accept')}
        draft={`service-requests.open:${residentId}:${itemId}`}
        footer={
          <>
            {missing.length > 0 && asksWhyMissing(mode ?? 'assisted') && (
              <Button onClick={() => press('correct')}>{t('open.correct', { count: missing.length })}</Button>
            )}
            <Button onClick={() => press('keep')}>{t('open.keep')}</Button>
          </>
        }
      >
        <Doubts residentId={residentId} itemId={itemId} />
        <Field name="mode" label={t('column.mode')}>
          <Radio.Group
            options={item.modes.map((value) => ({
              value,
              label: `${t(`modes.${value}`)}（${t(`modeWords.${value}`)}）`,
            }))}
          />
        </Field>
        {item.materials.length > 0 && (
          <Field name="received" label={t('open.materials')} hint={t('open.materialsHint')}>
            <MaterialChecklist materials={item.materials} />
          </Field>
        )}
        <AnswerFields asks={item.asks} />
        {missing.length > 0 && !asksWhyMissing(mode ?? 'assisted') && (
          <p className="small soft">
            {t('step.seenAtHome', {
              names: missing.map(({ name }) => name).join(t('listSeparator', { ns: 'app' })),
            })}
          </p>
        )}
        {missing.length > 0 && asksWhyMissing(mode ?? 'assisted') && (
          <>
            <p className="missing-words">
              <Status tone="soon">
                {t('step.missing', {
                  names: missing.map(({ name }) => name).join(t('listSeparator', { ns: 'app' })),
                })}
              </Status>
            </p>
            <ReasonField
              name="withoutMaterials"
              label={t('step.withoutMaterials')}
              hint={t('open.withoutHint')}
              usual="tolerance"
            />
          </>
        )}
        <Field name="withAgent" label={t('request.agent')} valueProp="checked">
          <Checkbox>
            {t('open.withAgent')} <Kbd keys="F7" />
          </Checkbox>
        </Field>
        {withAgent && <AgentFields />}
        {mode === 'delegated' && (
          <>
            <MandateFields />
            <Field
              name="mandateSigned"
              label={t('request.mandate')}
              hint={t('step.mandateHint')}
              valueProp="checked"
            >
              <Checkbox>{t('step.mandateSigned')}</Checkbox>
            </Field>
          </>
        )}
        {visitId === undefined && mode !== 'home-visit' && (
          <Field name="atCounter" label={t('open.visit')} valueProp="checked">
            <Checkbox>{t('open.atCounter')}</Checkbox>
          </Field>
        )}
        <Field name="note" label={t('request.note')} optional>
          <Input.TextArea maxLength={500} autoSize={{ minRows: 1, maxRows: 4 }} />
        </Field>
      </Form>
    </div>
  )
}

/** The values as the contract wants them; what was not filled is found missing there. */
function inputOf(values: Values, intent: Intent, about: Omit<OpenFormProps, 'byPhone'>, item: ItemText) {
  const reason = values.withoutMaterials?.trim() ?? ''
  const despite = values.despite?.trim() ?? ''
  return {
    residentId: about.residentId,
    itemId: about.itemId,
    ...(about.visitId === undefined ? {} : { visitId: about.visitId }),
    ...(about.renewalId === undefined ? {} : { renewalId: about.renewalId }),
    mode: values.mode,
    agent: values.withAgent ? agentOf(values) : null,
    mandate: values.mode === 'delegated' ? mandateOf(values) : null,
    received: [...values.received],
    answers: answersTyped(item.asks, values.answers),
    atCounter: about.visitId === undefined && values.mode !== 'home-visit' && values.atCounter,
    note: values.note,
    then:
      intent === 'accept'
        ? {
            kind: 'accept' as const,
            mandateSigned: values.mandateSigned,
            ...(reason === '' ? {} : { withoutMaterials: reason }),
            ...(despite === '' ? {} : { despite }),
          }
        : { kind: intent },
  }
}

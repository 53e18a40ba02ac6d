/** Asks what a move needs, in one form in a drawer, with the law beside it where there is one. */
import { Checkbox, Input, Radio, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#app/desk-client/index'
import { desk } from '../../ui/client'
import { MoveDrawer } from '#app/parts/course/index'
import { DayInput, Field, Status } from '#app/parts/index'
import {
  channels,
  deliveryManners,
  ratings,
  type Action,
  type Rating,
  type Sheet,
} from '../../requests/contract/words'
import { courseContract } from '../contract'
import { step } from '../contract/step'
import type { MaterialRow } from '../../materials/contract'
import type { RequestRecord } from '../contract/record'
import { asksWhyMissing, needs } from '../rules/states'
import { DespiteDeath } from './DespiteDeath'
import { Doubts } from './Doubts'
import { ReasonField } from './ReasonField'

export type AskedAction = Exclude<Action, 'start' | 'complete-correction' | 'prepare-delivery' | 'dispatch'>

/** Everything any move may ask; each shows its own. */
interface Values {
  readonly withoutMaterials?: string
  readonly despite?: string
  readonly mandateSigned?: boolean
  readonly materialIds?: number[]
  readonly remark?: string
  readonly until?: string
  readonly reason?: string
  readonly originalsReason?: string
  readonly outcome?: 'done' | 'not-done'
  readonly result?: string
  readonly to?: string
  readonly recipient?: string
  readonly manner?: (typeof deliveryManners)[number]
  readonly rating?: Rating
  readonly channel?: (typeof channels)[number]
}

export interface StepDialogProps {
  readonly request: RequestRecord
  readonly action: AskedAction
  readonly materials: readonly MaterialRow[]
  readonly onClose: () => void
  /** The event of the move, and the sheet that belongs to it, if one does. */
  readonly onDone: (event: number, sheet: Sheet | undefined) => void
}

const sheetAfter: Partial<Record<AskedAction, Sheet>> = {
  'request-correction': 'correction',
  suspend: 'suspension',
  resume: 'resumption',
  terminate: 'closing',
  refuse: 'closing',
  complete: 'closing',
}

export function StepDialog({ request, action, materials, onClose, onDone }: StepDialogProps) {
  const { t } = useTranslation('service-requests')
  const move = useWrite(desk.serviceRequests.move)
  const { row, seen } = request
  return (
    <MoveDrawer<Values, { readonly seen: number }>
      title={t(`actions.${action}`)}
      about={<p className="law small soft">{t(`law.${action}`)}</p>}
      draft={`service-requests.step:${row.id}:${action}`}
      initial={initialOf(request, action, materials)}
      schema={courseContract.move['~orpc'].inputSchema}
      inputOf={(values) => ({ id: row.id, seen, step: draftOf(action, values) })}
      fieldOf={(path) => path.replace(/^step\./, '')}
      submit={(values) => move.write({ id: row.id, seen, step: step.parse(draftOf(action, values)) })}
      onDone={(moved) => onDone(moved.seen, sheetAfter[action])}
      onClose={onClose}
    >
      <Fields request={request} action={action} materials={materials} />
      {needs[action].includes('originals-settled') && request.originalsHere > 0 && (
        <>
          <p>
            <Status tone="soon">{t('step.originalsHere', { count: request.originalsHere })}</Status>
          </p>
          <ReasonField name="originalsReason" label={t('step.originalsReason')} usual="originals" />
        </>
      )}
    </MoveDrawer>
  )
}

function Fields({
  request,
  action,
  materials,
}: {
  readonly request: RequestRecord
  readonly action: AskedAction
  readonly materials: readonly MaterialRow[]
}) {
  const { t } = useTranslation('service-requests')
  const missing = materials.filter((material) => material.missing)
  switch (action) {
    case 'accept':
      return (
        <>
          <Doubts
            residentId={request.applicant.id}
            itemId={request.row.itemId}
            requestId={request.row.id}
            isFirst
          />
          {missing.length > 0 && !asksWhyMissing(request.row.mode) && (
            <p className="small soft">
              {t('step.seenAtHome', {
                names: missing.map(({ name }) => name).join(t('listSeparator', { ns: 'app' })),
              })}
            </p>
          )}
          {missing.length > 0 && asksWhyMissing(request.row.mode) && (
            <ReasonField
              name="withoutMaterials"
              label={t('step.withoutMaterials')}
              hint={t('step.missing', {
                names: missing.map(({ name }) => name).join(t('listSeparator', { ns: 'app' })),
              })}
              usual="tolerance"
            />
          )}
          {request.row.mode === 'delegated' && (
            <Field name="mandateSigned" label={t('request.mandate')} valueProp="checked">
              <Checkbox>{t('step.mandateSigned')}</Checkbox>
            </Field>
          )}
        </>
      )
    case 'request-correction':
      return (
        <>
          {materials.length > 0 && (
            <Field name="materialIds" label={t('step.missingMaterials')} hint={t('step.atOnce')}>
              <Checkbox.Group
                className="checks"
                options={materials.map(({ id, name, note }) => ({
                  value: id,
                  label: note === '' ? name : `${name} · ${note}`,
                }))}
              />
            </Field>
          )}
          <Field name="remark" label={t('step.remark')} optional>
            <Input.TextArea maxLength={500} autoSize={{ minRows: 2, maxRows: 5 }} />
          </Field>
          <Field name="until" label={t('step.correctionUntil')} hint={t('step.correctionUntilHint')} optional>
            <DayInput />
          </Field>
        </>
      )
    case 'refuse':
    case 'terminate':
    case 'suspend':
      return <ReasonField name="reason" label={t('step.reason')} usual={action} autoFocus />
    case 'return-errand':
      return (
        <>
          <Field name="outcome" label={t('step.outcome')}>
            <Radio.Group
              options={(['done', 'not-done'] as const).map((value) => ({
                value,
                label: t(`errand.outcomes.${value}`),
              }))}
            />
          </Field>
          <Field name="result" label={t('step.errandResult')}>
            <Input autoFocus maxLength={300} />
          </Field>
        </>
      )
    case 'submit':
      return (
        <>
          <Field name="to" label={t('step.to')} optional>
            <Input autoFocus maxLength={60} />
          </Field>
          <DespiteDeath request={request} />
        </>
      )
    case 'resume':
      return (
        <Field name="remark" label={t('step.resumeRemark')} optional>
          <Input autoFocus maxLength={200} />
        </Field>
      )
    case 'complete':
      return <ReasonField name="result" label={t('step.result')} usual="results" autoFocus />
    case 'deliver':
      return (
        <>
          <Field name="recipient" label={t('step.recipient')}>
            <Input autoFocus maxLength={60} />
          </Field>
          <Field name="manner" label={t('step.manner')}>
            <Radio.Group
              options={deliveryManners.map((value) => ({ value, label: t(`manners.${value}`) }))}
            />
          </Field>
        </>
      )
    case 'follow-up':
      return <FollowUpFields />
  }
}

function FollowUpFields() {
  const { t } = useTranslation('service-requests')
  return (
    <>
      <Field name="rating" label={t('step.rating')}>
        <Radio.Group
          className="checks"
          options={ratings.map((value) => ({ value, label: t(`ratings.${value}`) }))}
        />
      </Field>
      <Field name="channel" label={t('step.channel')}>
        <Select options={channels.map((value) => ({ value, label: t(`manners.${value}`) }))} />
      </Field>
      <Field name="reason" label={t('step.ratingReason')} hint={t('step.ratingReasonHint')} optional>
        <Input.TextArea maxLength={300} autoSize={{ minRows: 2, maxRows: 5 }} />
      </Field>
    </>
  )
}

function initialOf(
  request: RequestRecord,
  action: AskedAction,
  materials: readonly MaterialRow[],
): Partial<Values> {
  switch (action) {
    case 'request-correction':
      return { materialIds: materials.filter(({ missing }) => missing).map(({ id }) => id), remark: '' }
    case 'deliver':
      return {
        recipient: request.agent?.name ?? request.applicant.name,
        manner: request.row.errandWith === null ? 'at-desk' : 'by-worker',
      }
    case 'return-errand':
      return { outcome: 'done' }
    case 'follow-up':
      return { channel: 'phone', reason: '' }
    default:
      return {}
  }
}

/** What was filled in, as the contract names it. What is missing is missing here too, and found so by the contract. */
function draftOf(action: AskedAction, values: Values): object {
  const reasonOf = (text: string | undefined) => (text === undefined || text.trim() === '' ? undefined : text)
  const filled: Readonly<Record<AskedAction, object>> = {
    accept: {
      withoutMaterials: reasonOf(values.withoutMaterials),
      despite: reasonOf(values.despite),
      mandateSigned: values.mandateSigned,
    },
    'request-correction': {
      materialIds: values.materialIds ?? [],
      remark: values.remark ?? '',
      until: reasonOf(values.until),
    },
    refuse: { reason: values.reason, originalsReason: reasonOf(values.originalsReason) },
    terminate: { reason: values.reason, originalsReason: reasonOf(values.originalsReason) },
    suspend: { reason: values.reason },
    'return-errand': { outcome: values.outcome, result: values.result },
    submit: { to: values.to ?? '', despite: reasonOf(values.despite) },
    resume: { remark: values.remark ?? '' },
    complete: { result: values.result, originalsReason: reasonOf(values.originalsReason) },
    deliver: {
      recipient: values.recipient,
      manner: values.manner,
      originalsReason: reasonOf(values.originalsReason),
    },
    'follow-up': { rating: values.rating, channel: values.channel, reason: values.reason ?? '' },
  }
  return { action, ...filled[action] }
}

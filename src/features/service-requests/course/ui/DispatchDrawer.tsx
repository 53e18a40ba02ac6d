/** Sends someone on an errand for a request: who, where, what for, with which papers. */
import { Input, Select } from 'antd'
import { addDays } from '#ground/days'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useWrite } from '#app/desk-client/index'
import { desk } from '../../ui/client'
import { notify } from '#app/notices'
import { DayInput, DetailDrawer, ErrorState, Field, Form, LoadingLines } from '#app/parts/index'
import { usePaperWords } from '#app/parts/print/index'
import { useToday } from '#app/session/session'
import { errandWithin } from '../../requests/rules'
import { errandKinds, type ErrandKind } from '../../requests/contract/words'
import { courseContract } from '../contract'
import type { RequestRecord } from '../contract/record'
import { usualErrand } from '../rules/usual-errand'
import { DespiteDeath } from './DespiteDeath'
import { useRequest } from './use-request'
import { assigneeOf, useAssignees } from '../../errands/ui/use-assignees'

interface Values {
  readonly assignee: string
  readonly kind: ErrandKind
  readonly address: string
  readonly matter: string
  readonly materials: string
  readonly phone: string
  readonly due: string | undefined
  readonly despite?: string
}

export default function DispatchDrawer() {
  const { t } = useTranslation('service-requests')
  const { data, error, isPending, refetch } = useRequest()
  return (
    <DetailDrawer title={t('actions.dispatch')}>
      {isPending && <LoadingLines />}
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data !== undefined && <DispatchForm request={data} />}
    </DetailDrawer>
  )
}

function DispatchForm({ request }: { readonly request: RequestRecord }) {
  const { t } = useTranslation('service-requests')
  const paper = usePaperWords('service-requests')
  const navigate = useNavigate()
  const today = useToday()
  const move = useWrite(desk.serviceRequests.move)
  const assignees = useAssignees(request.row.grid)
  const { row, seen, materials, applicant } = request
  const missing = materials.filter((material) => material.missing)
  const kind = usualErrand({ ...row, isMissing: missing.length > 0 })
  const errandOf = ({ assignee, due, despite: _despite, ...what }: Values) => ({
    ...what,
    assignee: assigneeOf(assignee),
    due: due ?? null,
  })
  const inputOf = (values: Values) => ({
    id: row.id,
    seen,
    step: {
      action: 'dispatch' as const,
      errand: errandOf(values),
      ...(values.despite?.trim() ? { despite: values.despite } : {}),
    },
  })
  const back = () => void navigate('..', { relative: 'path' })
  return (
    <Form<Values, unknown>
      label={t('actions.dispatch')}
      initial={{
        kind,
        address: '',
        matter: paper('errand.matterOf', { kind: paper(`errandKinds.${kind}`), item: row.itemName }),
        materials: (missing.length > 0 && kind !== 'deliver-result' ? missing : materials)
          .map(({ name }) => name)
          .join('、'),
        phone: '',
        due: addDays(today, errandWithin),
      }}
      schema={courseContract.move['~orpc'].inputSchema}
      inputOf={inputOf}
      fieldOf={(path) => path.replace(/^step\.(errand\.)?/, '').replace(/^assignee\..*/, 'assignee')}
      submit={(values) => move.write(inputOf(values))}
      onDone={() => {
        notify(t('done.dispatch', { number: row.number }))
        void navigate(`/service-requests/${row.id}/sheets/errand`)
      }}
      submitLabel={t('errand.sendAndPrint')}
      onCancel={back}
      draft={`service-requests.dispatch:${row.id}`}
    >
      <Field name="assignee" label={t('errand.assignee')} hint={t('errand.assigneeHint', { grid: row.grid })}>
        <Select autoFocus showSearch={{ optionFilterProp: 'label' }} options={[...assignees]} />
      </Field>
      <Field name="kind" label={t('errand.kind')}>
        <Select options={errandKinds.map((value) => ({ value, label: t(`errandKinds.${value}`) }))} />
      </Field>
      <Field
        name="address"
        label={t('errand.address')}
        hint={t('errand.ownAddress', {
          address: applicant.addressHidden ? t('part.addressHidden', { ns: 'app' }) : applicant.address,
        })}
        optional
      >
        <Input maxLength={120} />
      </Field>
      <Field
        name="phone"
        label={t('errand.phone')}
        hint={t('errand.ownPhone', { phone: applicant.phone })}
        optional
      >
        <Input maxLength={30} inputMode="tel" />
      </Field>
      <Field name="matter" label={t('errand.matter')}>
        <Input maxLength={200} />
      </Field>
      <Field name="materials" label={t('errand.materials')} optional>
        <Input.TextArea maxLength={300} autoSize={{ minRows: 2, maxRows: 4 }} />
      </Field>
      <Field name="due" label={t('errand.due')} optional>
        <DayInput />
      </Field>
      <DespiteDeath request={request} />
    </Form>
  )
}

/** Writes a policy or a new version of one, with "try it" beside it; past meals keep the version they were priced by. */
import { useQuery } from '@tanstack/react-query'
import { Checkbox, Input, InputNumber, Radio, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import {
  DayInput,
  ErrorState,
  Field,
  FieldRow,
  Form,
  LoadingLines,
  MoneyInput,
  Page,
  PageHead,
  Sheet,
} from '#app/parts/index'
import { useMay, useToday } from '#app/session/session'
import { desk } from '../../ui/client'
import { ageCountings, canteenContract, type KeptPolicy } from '../../contract/index'
import { ClassesEditor, DiscountsEditor, freeCode } from './ClassesEditor'
import { PartInput } from './PartInput'
import { CertainLinesEditor } from './CertainLinesEditor'
import { PerMealEditor } from './PerMealEditor'
import { ConditionsEditor } from './ConditionsEditor'
import { BudgetsEditor, DeliveryEditor, LimitsEditor, RunningEditor } from './ExtrasEditor'
import { LumpSumsEditor } from './LumpSumsEditor'
import { TotalsEditor } from './TotalsEditor'
import { useLeftForAll } from './left-for-all'
import { PortionsEditor } from './PortionsEditor'
import { TryIt } from '../../try-it/ui/TryIt'
import { blankPolicy, policyOf, readablePolicy, valuesOf, type PolicyValues } from './values'
import '../../ui/canteen.css'

export default function PolicyEditor() {
  const { policyId } = useParams()
  return policyId === undefined ? <NewPolicy /> : <KeptPolicyEditor id={Number(policyId)} />
}

function NewPolicy() {
  const today = useToday()
  const { data, error, isPending, refetch } = useQuery(desk.canteen.policies.list.queryOptions({ input: {} }))
  if (isPending) return <LoadingLines lines={8} />
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />
  const code = freeCode(
    'policy',
    data.policies.map((one) => one.policy),
  )
  return <Editor initial={blankPolicy(code, today)} />
}

function KeptPolicyEditor({ id }: { readonly id: number }) {
  const { data, error, isPending, refetch } = useQuery(
    desk.canteen.policies.get.queryOptions({ input: { id } }),
  )
  if (isPending) return <LoadingLines lines={8} />
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />
  return <Editor initial={valuesOf(data.policy)} existing={{ id, from: data.newest }} />
}

interface EditorProps {
  readonly initial: PolicyValues
  readonly existing?: { readonly id: number; readonly from: number }
}

function Editor({ initial, existing }: EditorProps) {
  const { t } = useTranslation('canteen')
  const navigate = useNavigate()
  const may = useMay('canteen.policies')
  const [values, setValues] = useState(initial)
  const title = existing === undefined ? t('policies.add') : initial.name
  const back = () => void navigate('/canteen/policies')
  return (
    <Page head={<PageHead trail={t('policies.title')} title={title} />} columns="minmax(0, 1fr) 400px">
      <Sheet grow label={title}>
        <div className="sheet-scroll canteen-form">
          {may ? (
            <PolicyForm
              initial={initial}
              values={values}
              onChange={setValues}
              onCancel={back}
              {...(existing === undefined ? {} : { existing })}
            />
          ) : (
            <p className="text soft">{t('policies.readOnly')}</p>
          )}
        </div>
      </Sheet>
      <TryIt policy={readablePolicy(values)} writing />
    </Page>
  )
}

function PolicyForm({
  initial,
  existing,
  values,
  onChange,
  onCancel,
}: EditorProps & {
  readonly values: PolicyValues
  readonly onChange: (values: PolicyValues) => void
  readonly onCancel: () => void
}) {
  const { t } = useTranslation('canteen')
  const navigate = useNavigate()
  const add = useWrite(desk.canteen.policies.add)
  const edit = useWrite(desk.canteen.policies.edit)
  const leftOf = useLeftForAll()
  const { add: adds, edit: edits } = canteenContract.policies
  const isDiscount = values.kind === 'discount'
  return (
    <Form<PolicyValues, KeptPolicy>
      label={t('policies.form')}
      initial={initial}
      schema={(existing === undefined ? adds : edits)['~orpc'].inputSchema}
      inputOf={(all) => ({ ...existing, policy: policyOf(all) })}
      // The editors of lists name their own lines; a fault in one is said at its list.
      fieldOf={(path) => {
        const [field = ''] = path.replace(/^policy\.?/, '').split('.')
        return isDiscount && field === 'classes' ? 'discounts' : field === '' ? 'name' : field
      }}
      submit={(all) =>
        existing === undefined
          ? add.write({ policy: policyOf(all) })
          : edit.write({ ...existing, policy: policyOf(all) })
      }
      onDone={(kept) => {
        notify(t('policies.saved', { name: kept.policy.name, version: kept.version }))
        void navigate('/canteen/policies')
      }}
      submitLabel={
        existing === undefined ? t('policies.add') : t('policies.saveVersion', { version: existing.from + 1 })
      }
      onCancel={onCancel}
      onChange={(changed) => onChange({ ...values, ...changed })}
      draft={`canteen.policy:${existing?.id ?? 'new'}`}
    >
      <Field name="kind" label={t('policies.kind')}>
        <Radio.Group
          disabled={existing !== undefined}
          options={(['subsidy', 'discount'] as const).map((kind) => ({
            value: kind,
            label: t(`kinds.${kind}`),
          }))}
        />
      </Field>
      <Field name="name" label={t('policies.name')}>
        <Input autoFocus maxLength={60} />
      </Field>
      <Field name="basis" label={t('policies.basis')} hint={t('policies.basisHint')}>
        <Input maxLength={300} />
      </Field>
      <FieldRow>
        <Field name="from" label={t('policies.from')} {...(existing && { hint: t('policies.fromHint') })}>
          <DayInput />
        </Field>
        <Field name="until" label={t('policies.until')} optional>
          <DayInput />
        </Field>
        <Field name="priority" label={t('policies.priority')} hint={t('policies.priorityHint')}>
          <InputNumber min={1} max={999} precision={0} />
        </Field>
      </FieldRow>
      <FieldRow>
        <Field name="ageCounting" label={t('policies.ageCounting')}>
          <Select options={ageCountings.map((value) => ({ value, label: t(`ageCountings.${value}`) }))} />
        </Field>
        {!isDiscount && (
          <Field name="choose" label={t('policies.choose')}>
            <Select
              options={(['best', 'first'] as const).map((value) => ({ value, label: t(`chooses.${value}`) }))}
            />
          </Field>
        )}
        {!isDiscount && (
          <Field name="bestOf" label={t('policies.bestOf')}>
            <Select
              options={[...new Set(['', 'best', initial.bestOf])].map((value) => ({
                value,
                label: value === '' ? t('policies.stacks') : t('policies.competes'),
              }))}
            />
          </Field>
        )}
      </FieldRow>
      <Field name="endsOnMovingAway" label={t('policies.moved')} valueProp="checked">
        <Checkbox>{t('policies.endsOnMovingAway')}</Checkbox>
      </Field>
      <Field name="conditions" label={t('policies.conditions')} hint={t('policies.conditionsHint')}>
        <ConditionsEditor />
      </Field>
      <Field name="lines" label={t('policies.lines')} hint={t('policies.linesHint')} optional>
        <CertainLinesEditor />
      </Field>
      <Field name="perMeal" label={t('policies.perMeal')} hint={t('policies.perMealHint')} optional>
        <PerMealEditor placeholder={isDiscount ? t('policies.noMostOff') : '1'} />
      </Field>
      {isDiscount ? (
        <>
          <Field name="discounts" label={t('policies.classes')} hint={t('policies.discountsHint')}>
            <DiscountsEditor />
          </Field>
          <Field name="limits" label={t('policies.limits')} hint={t('policies.discountLimitsHint')} optional>
            <LimitsEditor alone />
          </Field>
        </>
      ) : (
        <>
          <Field name="classes" label={t('policies.classes')} hint={t('policies.classesHint')}>
            <ClassesEditor />
          </Field>
          <Field name="limits" label={t('policies.limits')} hint={t('policies.limitsHint')} optional>
            <LimitsEditor />
          </Field>
          <Field name="budgets" label={t('policies.budgets')} hint={t('policies.budgetsHint')} optional>
            <BudgetsEditor />
          </Field>
          <Field name="totals" label={t('policies.totals')} hint={t('policies.totalsHint')} optional>
            <TotalsEditor />
          </Field>
          <Field name="portions" label={t('policies.portions')} hint={t('policies.portionsHint')} optional>
            <PortionsEditor />
          </Field>
          {leftOf(initial).map(({ said }) => (
            <p key={said} className="text soft">
              {said}
            </p>
          ))}
          <Field name="leastOwnFen" label={t('policies.leastOwn')} hint={t('policies.leastOwnHint')} optional>
            <MoneyInput />
          </Field>
          <Field
            name="leastOwnBasisPoints"
            label={t('policies.leastOwnPart')}
            hint={t('policies.leastOwnPartHint')}
            optional
          >
            <PartInput label={t('policies.leastOwnPart')} />
          </Field>
          <Field name="delivery" label={t('policies.delivery')} hint={t('policies.deliveryHint')} optional>
            <DeliveryEditor />
          </Field>
          <Field name="running" label={t('policies.running')} hint={t('policies.runningHint')} optional>
            <RunningEditor />
          </Field>
          <Field name="lumpSums" label={t('policies.lumpSums')} hint={t('policies.lumpSumsHint')} optional>
            <LumpSumsEditor />
          </Field>
        </>
      )}
    </Form>
  )
}

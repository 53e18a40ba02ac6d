/** Writes a new item, or a new version of one; requests that are there keep the version they were opened with. */
import { useQuery } from '@tanstack/react-query'
import { Checkbox, Input, InputNumber, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'
import { useWrite } from '#app/desk-client/index'
import { desk } from '../../ui/client'
import { notify } from '#app/notices'
import { ErrorState, Field, FieldRow, Form, LoadingLines, Page, PageHead, Sheet } from '#app/parts/index'
import { categories, modes, renewalBases, type RenewalBasis } from '../../requests/contract/words'
import { itemsContract, type ItemText } from '../contract'
import { AsksEditor, type TypedAsk } from './AsksEditor'
import { ForWhomFields } from './ForWhomFields'
import { MaterialsEditor } from './MaterialsEditor'
import '../../requests/ui/requests.css'

interface Values extends Omit<ItemText, 'renewal' | 'steps' | 'alsoCalled' | 'forWhom' | 'asks'> {
  readonly asks: readonly TypedAsk[]
  /** Between 、. */
  readonly alsoCalled: string
  /** One a line. */
  readonly steps: string
  readonly fromAge: number | null
  readonly untilAge: number | null
  readonly tags: string[]
  readonly renewalBasis: RenewalBasis | 'none'
  readonly renewalMonths: number
}

const empty: Values = {
  name: '',
  alsoCalled: '',
  category: 'other',
  modes: ['assisted'],
  basis: '',
  qualifies: '',
  materials: [],
  asks: [],
  steps: '',
  promisedDays: 3,
  fee: '',
  fromAge: null,
  untilAge: null,
  tags: [],
  renewalBasis: 'none',
  renewalMonths: 12,
}

const valuesOf = ({ renewal, steps, alsoCalled, forWhom, asks, ...text }: ItemText): Values => ({
  ...text,
  ...forWhom,
  asks: asks.map((ask) => ({ ...ask, choices: ask.choices.join('、') })),
  alsoCalled: alsoCalled.join('、'),
  steps: steps.join('\n'),
  renewalBasis: renewal?.basis ?? 'none',
  renewalMonths: renewal?.months ?? 12,
})

/** Between 、 or whatever else stands between names. */
const namesIn = (typed: string): string[] =>
  typed
    .split(/[、，,;；\n]/)
    .map((name) => name.trim())
    .filter((name) => name !== '')

const textOf = ({
  steps,
  alsoCalled,
  fromAge,
  untilAge,
  tags,
  renewalBasis,
  renewalMonths,
  materials,
  asks,
  ...text
}: Values): ItemText => ({
  ...text,
  alsoCalled: namesIn(alsoCalled),
  asks: asks.map(({ name, kind, required, choices }) => ({
    name,
    kind,
    required,
    choices: kind === 'choice' ? namesIn(choices) : [],
  })),
  materials: materials.map((material) => ({
    name: material.name,
    required: material.required,
    form: material.form,
    count: material.count,
    note: material.note,
  })),
  steps: steps
    .split('\n')
    .map((step) => step.trim())
    .filter((step) => step !== ''),
  forWhom: { fromAge, untilAge, tags },
  renewal: renewalBasis === 'none' ? null : { basis: renewalBasis, months: renewalMonths },
})

export default function ItemEditor() {
  const { itemId } = useParams()
  return itemId === undefined ? <Editor initial={empty} /> : <EditExisting id={Number(itemId)} />
}

function EditExisting({ id }: { readonly id: number }) {
  const { data, error, isPending, refetch } = useQuery(
    desk.serviceRequests.items.get.queryOptions({ input: { id } }),
  )
  if (isPending) return <LoadingLines lines={8} />
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />
  return <Editor initial={valuesOf(data.text)} existing={{ id, from: data.newest }} />
}

function Editor({
  initial,
  existing,
}: {
  readonly initial: Values
  readonly existing?: { readonly id: number; readonly from: number }
}) {
  const { t } = useTranslation('service-requests')
  const navigate = useNavigate()
  const add = useWrite(desk.serviceRequests.items.add)
  const edit = useWrite(desk.serviceRequests.items.edit)
  const back = () =>
    void navigate(
      existing === undefined ? '/service-requests/items' : `/service-requests/items/${existing.id}`,
    )
  const title = existing === undefined ? t('items.add') : t('items.editTitle', { name: initial.name })
  return (
    <Page head={<PageHead trail={t('items.title')} title={title} />}>
      <Sheet grow label={title}>
        <div className="sheet-scroll open-form">
          <Form<Values, { readonly id: number; readonly version: number }>
            label={title}
            initial={initial}
            schema={
              existing === undefined
                ? itemsContract.add['~orpc'].inputSchema
                : itemsContract.edit['~orpc'].inputSchema
            }
            inputOf={(values) => ({ ...existing, text: textOf(values) })}
            fieldOf={(path) =>
              path
                .replace(/^text\./, '')
                .replace(/^renewal\.months$/, 'renewalMonths')
                // Two of one name, or too many: said at the first of them.
                .replace(/^materials$/, 'materials.0.name')
                .replace(/^asks$/, 'asks.0.name')
                .replace(/^(asks\.\d+\.choices)\..*/, '$1')
                .replace(/^(steps|alsoCalled)\..*/, '$1')
                .replace(/^forWhom\.(\w+).*/, '$1')
            }
            submit={(values) =>
              existing === undefined
                ? add.write({ text: textOf(values) })
                : edit.write({ ...existing, text: textOf(values) })
            }
            onDone={({ id, version }) => {
              notify(t('items.saved', { version }))
              void navigate(`/service-requests/items/${id}`)
            }}
            submitLabel={
              existing === undefined ? t('items.add') : t('items.saveVersion', { version: existing.from + 1 })
            }
            onCancel={back}
            draft={`service-requests.item:${existing?.id ?? 'new'}`}
          >
            <FieldRow>
              <Field name="name" label={t('column.item')}>
                <Input autoFocus maxLength={60} />
              </Field>
              <Field name="category" label={t('item.category')}>
                <Select options={categories.map((value) => ({ value, label: t(`categories.${value}`) }))} />
              </Field>
            </FieldRow>
            <Field name="alsoCalled" label={t('item.alsoCalled')} hint={t('items.alsoCalledHint')} optional>
              <Input maxLength={400} />
            </Field>
            <Field name="modes" label={t('column.mode')}>
              <Checkbox.Group options={modes.map((value) => ({ value, label: t(`modes.${value}`) }))} />
            </Field>
            <Field name="basis" label={t('item.basis')} optional>
              <Input.TextArea maxLength={300} autoSize={{ minRows: 1, maxRows: 4 }} />
            </Field>
            <Field name="qualifies" label={t('item.qualifies')} optional>
              <Input.TextArea maxLength={500} autoSize={{ minRows: 1, maxRows: 6 }} />
            </Field>
            <ForWhomFields />
            <MaterialsEditor />
            <AsksEditor />
            <Field name="steps" label={t('item.steps')} hint={t('items.stepsHint')}>
              <Input.TextArea maxLength={4000} autoSize={{ minRows: 3, maxRows: 12 }} />
            </Field>
            <FieldRow>
              <Field name="promisedDays" label={t('items.promisedDays')} hint={t('items.promisedHint')}>
                <InputNumber min={0} max={250} precision={0} />
              </Field>
              <Field name="fee" label={t('item.fee')}>
                <Input maxLength={100} />
              </Field>
            </FieldRow>
            <FieldRow>
              <Field name="renewalBasis" label={t('item.renewal')}>
                <Select
                  options={(['none', ...renewalBases] as const).map((value) => ({
                    value,
                    label: t(`items.renewalBasis.${value}`),
                  }))}
                />
              </Field>
              <Field name="renewalMonths" label={t('items.renewalMonths')}>
                <InputNumber min={1} max={120} precision={0} />
              </Field>
            </FieldRow>
          </Form>
        </div>
      </Sheet>
    </Page>
  )
}

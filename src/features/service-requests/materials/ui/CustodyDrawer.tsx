/** Handing materials on: what, how many, to whom. */
import { Input, InputNumber, Radio, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#app/desk-client/index'
import { desk } from '../../ui/client'
import { notify } from '#app/notices'
import { DetailDrawer, Field, Form } from '#app/parts/index'
import type { Form as PaperForm } from '../../requests/contract/words'
import type { HolderInput, MaterialRow } from '../contract'
import type { RequestRow } from '../../requests/contract'
import { useAssignees } from '../../errands/ui/use-assignees'

interface Values {
  readonly form: PaperForm
  readonly count: number
  readonly holder: string
  readonly otherName: string
  readonly note: string
}

export function CustodyDrawer({
  row,
  material,
  onClose,
}: {
  readonly row: RequestRow
  readonly material: MaterialRow
  readonly onClose: () => void
}) {
  const { t } = useTranslation('service-requests')
  const record = useWrite(desk.serviceRequests.recordCustody)
  const assignees = useAssignees(row.grid)
  const here = (['original', 'copy'] as const).filter((form) => material[form].atCentre > 0)
  const form = here[0] ?? 'original'
  return (
    <DetailDrawer title={t('custody.handOnTitle', { name: material.name })} onClose={onClose}>
      <Form<Values, unknown>
        label={t('custody.handOn')}
        draft={`service-requests.hand-on:${row.id}:${material.id}`}
        initial={{ form, count: material[form].atCentre, otherName: '', note: '' }}
        submit={(values) =>
          record.write({
            id: row.id,
            movement: 'handed-on',
            holder: holderOf(values),
            note: values.note,
            entries: [{ materialId: material.id, form: values.form, count: values.count }],
          })
        }
        onDone={() => {
          notify(t('custody.done.handed-on', { name: material.name }))
          onClose()
        }}
        submitLabel={t('custody.handOn')}
        onCancel={onClose}
      >
        {here.length > 1 && (
          <Field name="form" label={t('materials.form')}>
            <Radio.Group options={here.map((one) => ({ value: one, label: t(`forms.${one}`) }))} />
          </Field>
        )}
        <Field name="count" label={t('materials.count')}>
          <InputNumber min={1} max={20} precision={0} />
        </Field>
        <Field name="holder" label={t('custody.holder')}>
          <Select autoFocus showSearch={{ optionFilterProp: 'label' }} options={[...assignees]} allowClear />
        </Field>
        <Field name="otherName" label={t('custody.otherHolder')} optional>
          <Input maxLength={40} />
        </Field>
        <Field name="note" label={t('request.note')} optional>
          <Input maxLength={200} />
        </Field>
      </Form>
    </DetailDrawer>
  )
}

function holderOf({ holder, otherName }: Partial<Values>): HolderInput | null {
  if (otherName !== undefined && otherName.trim() !== '') return { kind: 'other', name: otherName.trim() }
  const [kind, id] = (holder ?? '').split(':')
  return kind === 'worker' || kind === 'staff' ? { kind, id: Number(id) } : null
}

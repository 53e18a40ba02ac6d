/** A breach as article 57 has it written down: what, which data, whose, why, with what harm, what was done, who was told. */
import { useQuery } from '@tanstack/react-query'
import { Input, InputNumber, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'
import { useWrite } from '#app/desk-client/index'
import { desk } from '../client'
import { notify } from '#app/notices'
import {
  DayInput,
  DetailDrawer,
  EmptyState,
  ErrorState,
  Field,
  FieldRow,
  Form,
  LoadingLines,
} from '#app/parts/index'
import { useMay, useToday } from '#app/session/session'
import { peopleTold, privacyContract, type BreachRow } from '../../contract'

type Values = Partial<Omit<BreachRow, 'id' | 'by' | 'at' | 'reported' | 'toldDay'>> & {
  readonly reported?: string | null
  readonly toldDay?: string | null
}

export default function BreachDrawer() {
  const { t } = useTranslation('privacy')
  const navigate = useNavigate()
  const { breachId } = useParams()
  const { data, error, refetch } = useQuery(desk.privacy.breaches.list.queryOptions({ input: {} }))
  const breach = data?.breaches.find(({ id }) => String(id) === breachId)
  const close = () => void navigate('/privacy/breaches')
  return (
    <DetailDrawer
      title={t(breachId === undefined ? 'breach.add' : 'breach.title')}
      onClose={close}
      width={620}
    >
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <LoadingLines lines={8} />}
      {data !== undefined &&
        (breachId !== undefined && breach === undefined ? (
          <EmptyState>{t('breach.unknown')}</EmptyState>
        ) : (
          <BreachForm key={breachId} breach={breach} onDone={close} />
        ))}
    </DetailDrawer>
  )
}

function BreachForm({
  breach,
  onDone,
}: {
  readonly breach: BreachRow | undefined
  readonly onDone: () => void
}) {
  const { t } = useTranslation('privacy')
  const today = useToday()
  const mayManage = useMay('privacy.manage')
  const keep = useWrite(desk.privacy.breaches.keep)
  const inputOf = (values: Values) => ({
    ...(breach === undefined ? {} : { id: breach.id }),
    breach: {
      found: values.found ?? '',
      what: values.what ?? '',
      data: values.data ?? '',
      people: values.people ?? 0,
      cause: values.cause ?? '',
      harm: values.harm ?? '',
      measures: values.measures ?? '',
      authority: values.authority ?? '',
      reported: values.reported ?? null,
      told: values.told ?? 'not-yet',
      toldDay: values.toldDay ?? null,
      toldNote: values.toldNote ?? '',
    },
  })
  const initial: Values = breach === undefined ? { found: today, people: 0, told: 'not-yet' } : { ...breach }
  return (
    <Form<Values, unknown>
      label={t('breach.title')}
      draft={`privacy.breach:${breach?.id ?? 'new'}`}
      initial={initial}
      schema={privacyContract.breaches.keep['~orpc'].inputSchema}
      inputOf={inputOf}
      fieldOf={(path) => path.replace(/^breach\./, '')}
      submit={(values) => keep.write(inputOf(values))}
      onDone={() => {
        notify(t('breach.kept'))
        onDone()
      }}
      submitLabel={t('breach.keep')}
      onCancel={onDone}
    >
      <p className="text soft privacy-law">{t(mayManage ? 'breach.law' : 'breach.readOnly')}</p>
      <FieldRow>
        <Field name="found" label={t('column.found')}>
          <DayInput />
        </Field>
        <Field name="people" label={t('column.people')}>
          <InputNumber min={0} precision={0} />
        </Field>
      </FieldRow>
      <Field name="what" label={t('column.what')}>
        <Input autoFocus maxLength={200} />
      </Field>
      <Field name="data" label={t('column.data')} hint={t('breach.dataHint')}>
        <Input maxLength={200} />
      </Field>
      <Field name="cause" label={t('column.cause')} optional>
        <Input.TextArea maxLength={500} autoSize={{ minRows: 1, maxRows: 4 }} />
      </Field>
      <Field name="harm" label={t('column.harm')} optional>
        <Input.TextArea maxLength={500} autoSize={{ minRows: 1, maxRows: 4 }} />
      </Field>
      <Field name="measures" label={t('column.measures')} optional>
        <Input.TextArea maxLength={1000} autoSize={{ minRows: 1, maxRows: 5 }} />
      </Field>
      <FieldRow>
        <Field name="authority" label={t('column.authority')} hint={t('breach.authorityHint')} optional>
          <Input maxLength={100} />
        </Field>
        <Field name="reported" label={t('column.reported')} optional>
          <DayInput />
        </Field>
      </FieldRow>
      <Field name="told" label={t('column.told')} hint={t('breach.toldHint')}>
        <Radio.Group options={peopleTold.map((value) => ({ value, label: t(`told.${value}`) }))} />
      </Field>
      <FieldRow>
        <Field name="toldDay" label={t('breach.toldDay')} optional>
          <DayInput />
        </Field>
        <Field name="toldNote" label={t('column.toldNote')} optional>
          <Input maxLength={300} />
        </Field>
      </FieldRow>
    </Form>
  )
}

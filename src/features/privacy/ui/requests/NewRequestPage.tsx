/** A resident asks about their own data: who, what, in whose name. The articles stand beside what can be asked. */
import { useQuery } from '@tanstack/react-query'
import { Form as AntForm, Input, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router'
import { useWrite } from '#app/desk-client/index'
import { desk } from '../client'
import { notify } from '#app/notices'
import { Awaiting, DayInput, Field, Form, Page, PageHead, Sheet, Status } from '#app/parts/index'
import { ResidentPick, type PickedResident } from '#app/parts/ResidentPick.tsx'
import { useMay, useToday } from '#app/session/session'
import { askers, privacyContract, requestKinds, type Asker, type RequestKind } from '../../contract'
import '../privacy.css'

interface Values {
  readonly resident?: PickedResident
  readonly kind?: RequestKind
  readonly by?: Asker
  readonly byName?: string
  readonly words?: string
  readonly received?: string
  readonly despite?: string
}

interface Taken {
  readonly id: number
  readonly number: string
  readonly due: string
}

export default function NewRequestPage() {
  const { t } = useTranslation('privacy')
  const [address] = useSearchParams()
  const id = Number(address.get('resident'))
  const given = Number.isSafeInteger(id) && id > 0
  const card = useQuery({
    ...desk.residents.card.queryOptions({ input: { id } }),
    enabled: given,
  })
  const { data } = card
  return (
    <Page head={<PageHead title={t('receive.title')} remark={t('receive.remark')} />}>
      <Sheet grow label={t('receive.title')}>
        {given && data === undefined ? (
          <Awaiting of={card} lines={6} />
        ) : (
          <div className="privacy-form">
            <ReceiveForm
              resident={data === undefined ? undefined : { id: data.id, name: data.name }}
              kind={requestKinds.find((known) => known === address.get('kind'))}
            />
          </div>
        )}
      </Sheet>
    </Page>
  )
}

function ReceiveForm({
  resident,
  kind,
}: {
  readonly resident: PickedResident | undefined
  readonly kind: RequestKind | undefined
}) {
  const { t } = useTranslation('privacy')
  const navigate = useNavigate()
  const today = useToday()
  const mayRead = useMay('privacy.read')
  const receive = useWrite(desk.privacy.requests.receive)
  const first = kind ?? 'access'
  const inputOf = (values: Values) => ({
    residentId: values.resident?.id ?? 0,
    kind: values.kind ?? 'access',
    by: values.by ?? 'self',
    byName: values.by === 'self' ? '' : (values.byName ?? ''),
    words: values.words ?? '',
    received: values.received ?? '',
    ...(values.despite === undefined || values.despite === '' ? {} : { despite: values.despite }),
  })
  const leave = () =>
    void navigate(resident === undefined ? (mayRead ? '/privacy' : '/') : `/residents/${resident.id}`)
  return (
    <Form<Values, Taken>
      label={t('receive.title')}
      draft={`privacy.receive:${resident?.id ?? 'new'}`}
      initial={{
        kind: first,
        by: 'self',
        received: today,
        ...(resident === undefined ? {} : { resident }),
      }}
      schema={privacyContract.requests.receive['~orpc'].inputSchema}
      inputOf={inputOf}
      fieldOf={(path) => (path === 'residentId' ? 'resident' : path)}
      submit={(values) => receive.write(inputOf(values))}
      onDone={({ id, number, due }) => {
        notify(t('receive.done', { number, due }))
        if (mayRead) void navigate(`/privacy/requests/${id}`, { replace: true })
        else leave()
      }}
      submitLabel={t('receive.do')}
      onCancel={leave}
    >
      <Field name="resident" label={t('receive.person')} hint={t('receive.personHint')}>
        <ResidentPick autoFocus={resident === undefined} />
      </Field>
      <Field name="kind" label={t('receive.kind')}>
        <Radio.Group className="choices">
          {requestKinds.map((value) => (
            // Who it is for is known where they were found; what they want is the first thing to ask.
            <Radio key={value} value={value} autoFocus={resident !== undefined && value === first}>
              {t(`kinds.${value}`)} <span className="soft small">{t(`articles.${value}`)}</span>
            </Radio>
          ))}
        </Radio.Group>
      </Field>
      <Field name="by" label={t('receive.by')} hint={t('receive.byHint')}>
        <Radio.Group options={askers.map((value) => ({ value, label: t(`askers.${value}`) }))} />
      </Field>
      <AskerName />
      <Field name="words" label={t('receive.words')} hint={t('receive.wordsHint')} optional>
        <Input.TextArea maxLength={500} autoSize={{ minRows: 2, maxRows: 6 }} />
      </Field>
      <Field name="received" label={t('receive.received')}>
        <DayInput />
      </Field>
      <AskerDoubt />
    </Form>
  )
}

/** What the law says of whoever comes, and the reason for which the request is taken all the same, where one may be given. */
function AskerDoubt() {
  const { t } = useTranslation('privacy')
  const form = AntForm.useFormInstance<Values>()
  const resident = AntForm.useWatch('resident', form)
  const by = AntForm.useWatch('by', form)
  const received = AntForm.useWatch('received', form)
  const { data } = useQuery({
    ...desk.privacy.requests.mayAsk.queryOptions({
      input: { residentId: resident?.id ?? 0, by: by ?? 'self', received: received ?? '' },
    }),
    enabled: resident !== undefined && by !== undefined && received !== undefined && received !== '',
  })
  if (data === undefined || data.why === null) return null
  return (
    <>
      <p role="status">
        <Status tone={data.says === 'refused' ? 'late' : 'soon'}>{t(`doubts.${data.why}`)}</Status>
      </p>
      {data.says === 'reason' && (
        <Field name="despite" label={t('receive.despite')} hint={t('receive.despiteHint')}>
          <Input maxLength={300} />
        </Field>
      )}
    </>
  )
}

/** Asked for only where somebody else comes. */
function AskerName() {
  const { t } = useTranslation('privacy')
  const by: unknown = AntForm.useWatch('by')
  if (by === undefined || by === 'self') return null
  return (
    <Field name="byName" label={t('receive.byName')} hint={t('receive.byNameHint')}>
      <Input maxLength={60} />
    </Field>
  )
}

/** One person who did not take their meal: what was missed and tried, whom to call, and what became of them. */
import { useQuery } from '@tanstack/react-query'
import { Input, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'
import { useWrite } from '#app/desk-client/index'
import { offerBack } from '#app/notices'
import {
  Day,
  DetailDrawer,
  ErrorLine,
  ErrorState,
  Facts,
  Field,
  Form,
  KeyButton,
  LoadingLines,
  Revealable,
  Status,
  When,
} from '#app/parts/index'
import { isMaskedWhole } from '#ground/contract/sensitive'
import { contactKind, phoneKind } from '#ground/roles/sensitive'
import { careResults, type CareResult, type Meal } from '../../contract/words'
import { desk, deskClient } from '../../ui/client'
import { careContract, type CareAlertShown } from '../contract'
import { MissedShown } from './CarePage'

type Told = Awaited<ReturnType<typeof deskClient.canteen.care.get>>

export default function CareDrawer() {
  const { t } = useTranslation('canteen')
  const navigate = useNavigate()
  const diner = Number(useParams()['dinerId'])
  const close = () => void navigate('/canteen/care')
  const { data, error, refetch } = useQuery(desk.canteen.care.get.queryOptions({ input: { diner } }))
  return (
    <DetailDrawer title={data?.name ?? t('care.title')} width={560} onClose={close}>
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <LoadingLines lines={6} />}
      {data !== undefined && (
        <div className="stack">
          {data.alert === null ? (
            <Status tone="done">{t('care.nothingOpen')}</Status>
          ) : (
            <AlertFacts alert={data.alert} />
          )}
          <Reach diner={diner} told={data} />
          {data.alert !== null && <ResultForm alert={data.alert} onDone={close} />}
          <Tried diner={diner} told={data} />
        </div>
      )}
    </DetailDrawer>
  )
}

function AlertFacts({ alert }: { readonly alert: CareAlertShown }) {
  const { t } = useTranslation('canteen')
  const { age, address, livesAlone, missed, lastTaken } = alert
  return (
    <Facts
      facts={[
        { name: t('care.what'), value: <MissedShown missed={missed} /> },
        {
          name: t('care.missed'),
          value: missed.map(({ day, meal }) => (
            <span key={`${day} ${meal}`}>
              <Day day={day} /> {t(`meals.${meal}`)}{' '}
            </span>
          )),
        },
        { name: t('diners.age'), value: age ?? '—' },
        {
          name: t('diners.address'),
          value: (
            <>
              {address === '' ? '—' : address}{' '}
              {livesAlone && <Status tone="late">{t('care.livesAlone')}</Status>}
            </>
          ),
        },
        {
          name: t('care.lastTaken'),
          value:
            lastTaken === null ? (
              '—'
            ) : (
              <>
                <Day day={lastTaken.day} /> {t(`meals.${lastTaken.meal}`)}
              </>
            ),
        },
      ]}
    />
  )
}

/** Whom to call: each number in full for a moment, for a reason, on record. */
function Reach({ diner, told }: { readonly diner: number; readonly told: Told }) {
  const { t } = useTranslation('canteen')
  const { phones, contacts, isProtected } = told
  const reveal =
    (kind: 'phone' | 'contact-phone', at: number) =>
    (reason: Parameters<typeof deskClient.canteen.care.reveal>[0]['reason']) =>
      deskClient.canteen.care.reveal({ diner, field: { kind, at }, reason })
  const own = phones.map(({ number, ownerName }, at) => ({
    name: ownerName === '' ? t('care.phone') : ownerName,
    value: (
      <Revealable
        text={number}
        name={t('care.phone')}
        kind={phoneKind(isProtected || isMaskedWhole(number))}
        reveal={reveal('phone', at)}
      />
    ),
  }))
  const others = contacts.map(({ name, relation, phone }, at) => ({
    name: `${name} ${relation}`,
    value: (
      <Revealable
        text={phone}
        name={t('care.phoneOf', { name })}
        kind={contactKind(isProtected || isMaskedWhole(phone))}
        reveal={reveal('contact-phone', at)}
      />
    ),
  }))
  return (
    <section aria-label={t('care.reach')}>
      <h3>{t('care.reach')}</h3>
      {own.length + others.length === 0 ? (
        <p className="soft">{t('care.nobodyToCall')}</p>
      ) : (
        <Facts facts={[...own, ...others]} />
      )}
    </section>
  )
}

interface Values {
  readonly result?: CareResult
  readonly note: string
}

function ResultForm({ alert, onDone }: { readonly alert: CareAlertShown; readonly onDone: () => void }) {
  const { t } = useTranslation('canteen')
  const settle = useWrite(desk.canteen.care.settle)
  const takeBack = useWrite(desk.canteen.care.takeBack)
  const [newest] = alert.missed
  const inputOf = ({ result, note }: Values) => ({
    diner: alert.diner,
    day: newest?.day ?? '',
    meal: newest?.meal ?? ('lunch' as const),
    result: result ?? ('other' as const),
    note,
  })
  return (
    <Form<Values, unknown>
      label={t('care.result')}
      draft={`canteen.care:${alert.diner}:${newest?.day ?? ''}`}
      initial={{ note: '' }}
      schema={careContract.settle['~orpc'].inputSchema}
      inputOf={(values) => ({ ...inputOf(values), result: values.result })}
      submit={(values) => settle.write(inputOf(values))}
      onDone={(_, values) => {
        const { diner, day, meal } = inputOf(values)
        offerBack(t('care.settled', { name: alert.name }), () => takeBack.write({ diner, day, meal }))
        onDone()
      }}
      submitLabel={t('care.settle')}
    >
      <Field name="result" label={t('care.result')}>
        <Radio.Group options={careResults.map((value) => ({ value, label: t(`careResults.${value}`) }))} />
      </Field>
      <Field name="note" label={t('care.note')} hint={t('care.noteHint')} optional>
        <Input.TextArea maxLength={200} autoSize={{ minRows: 2, maxRows: 4 }} />
      </Field>
    </Form>
  )
}

function Tried({ diner, told: { steps, results } }: { readonly diner: number; readonly told: Told }) {
  const { t } = useTranslation('canteen')
  return (
    <>
      {steps.length > 0 && (
        <section aria-label={t('care.tried')}>
          <h3>{t('care.tried')}</h3>
          <Facts
            facts={steps.map(({ day, clock, step, result }) => ({
              name: (
                <>
                  <Day day={day} /> {clock}
                </>
              ),
              value: `${t(`doorSteps.${step}`)} · ${t(`doorResults.${result}`)}`,
            }))}
          />
        </section>
      )}
      {results.length > 0 && (
        <section aria-label={t('care.before')}>
          <h3>{t('care.before')}</h3>
          <Facts
            facts={results.map(({ day, meal, at, result, note, by, mayTakeBack }) => ({
              name: <When at={at} />,
              value: (
                <>
                  {`${t(`careResults.${result}`)} ${note} · ${by}`}
                  {mayTakeBack && <TakeBack diner={diner} day={day} meal={meal} />}
                </>
              ),
            }))}
          />
        </section>
      )}
    </>
  )
}

interface TakeBackProps {
  readonly diner: number
  readonly day: string
  readonly meal: Meal
}

/** For as long as it is today: whoever it was said of by mistake is asked after again. */
function TakeBack(sitting: TakeBackProps) {
  const { t } = useTranslation('canteen')
  const { write, pending, error } = useWrite(desk.canteen.care.takeBack)
  const takeBack = () => void write(sitting).catch(() => undefined)
  return (
    <>
      {' '}
      <KeyButton size="small" pending={pending} onPress={takeBack}>
        {t('care.takeBack')}
      </KeyButton>
      <ErrorLine error={error} />
    </>
  )
}

/** 拨付: what each funder paid or deducted, by the slip of the bank, and what is still open. */
import { Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { errorMessage, useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import {
  Day,
  DayInput,
  EmptyState,
  Field,
  FieldRow,
  Form,
  KeyButton,
  MoneyInput,
  MoneyText,
  Sheet,
} from '#app/parts/index'
import { useMay, useToday } from '#app/session/session'
import { desk } from '../../ui/client'
import { claimsContract, type ClaimDetails, type ShownPayment } from '../contract'

export function PaymentsTab({ claim }: { readonly claim: ClaimDetails }) {
  const { t } = useTranslation('canteen')
  const maySend = useMay('canteen.submit')
  const asked = claim.state === 'submitted' || claim.state === 'paid'
  return (
    <div className="claim-columns">
      <Sheet grow label={t('claimTabs.payments')}>
        <div className="sheet-scroll" role="region" aria-label={t('claimTabs.payments')} tabIndex={0}>
          <Standings claim={claim} />
          {claim.payments.length === 0 ? (
            <EmptyState>{t(asked ? 'claims.noPayments' : 'claims.submitFirst')}</EmptyState>
          ) : (
            <ol className="claim-payments">
              {claim.payments.map((payment) => (
                <Payment key={payment.id} payment={payment} may={maySend} />
              ))}
            </ol>
          )}
        </div>
      </Sheet>
      {asked && maySend && <NotePayment key={claim.payments.length} claim={claim} />}
    </div>
  )
}

function Standings({ claim }: { readonly claim: ClaimDetails }) {
  const { t } = useTranslation('canteen')
  const columns = ['claimed', 'paid', 'deducted', 'open'] as const
  return (
    <table className="claim-funders">
      <thead>
        <tr>
          <th>{t('claims.funder')}</th>
          {columns.map((column) => (
            <th key={column}>{t(`claims.${column}`)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {claim.funders.map(({ funder, claimedFen, paidFen, deductedFen, openFen }) => (
          <tr key={funder}>
            <th>{funder}</th>
            {[claimedFen, paidFen, deductedFen, openFen].map((fen, at) => (
              <td key={columns[at]}>
                <MoneyText fen={fen} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Payment({ payment, may }: { readonly payment: ShownPayment; readonly may: boolean }) {
  const { t } = useTranslation('canteen')
  const back = useWrite(desk.canteen.claims.takeBackPayment)
  const { id, funder, day, slip, fen, deductedFen, slipFen, reason, takenBackBy, by } = payment
  return (
    <li className={takenBackBy === null ? '' : 'taken-back'}>
      <b>{funder}</b> <Day day={day} /> {slip}{' '}
      {fen < 0 ? (
        <>
          {t('claims.sentBack')} <MoneyText fen={-fen} />
        </>
      ) : (
        <MoneyText fen={fen} />
      )}
      {slipFen !== null && (
        <span className="small soft">
          {' '}
          {t('claims.partOfSlip')} <MoneyText fen={slipFen} />
        </span>
      )}
      {deductedFen > 0 && (
        <>
          {' '}
          {t('claims.deducted')} <MoneyText fen={deductedFen} />
        </>
      )}{' '}
      <span className="small soft">
        {reason} {by}
      </span>
      {may && takenBackBy === null && (
        <KeyButton
          size="small"
          pending={back.pending}
          onPress={() =>
            void back
              .write({ payment: id })
              .then(({ unsettled }) =>
                notify(t(unsettled ? 'claims.paymentTakenBackOpen' : 'claims.paymentTakenBack')),
              )
              .catch((error: unknown) => notify(errorMessage(error).message, 'warning'))
          }
        >
          {t('claims.takeBack')}
        </KeyButton>
      )}
    </li>
  )
}

interface Values {
  readonly funder?: string
  readonly day?: string
  readonly slip: string
  readonly fen?: number | null
  readonly deductedFen?: number | null
  readonly sentBackFen?: number | null
  readonly slipFen?: number | null
  readonly reason: string
}

function NotePayment({ claim }: { readonly claim: ClaimDetails }) {
  const { t } = useTranslation('canteen')
  const today = useToday()
  const note = useWrite(desk.canteen.claims.notePayment)
  const open = claim.funders.find(({ openFen }) => openFen > 0)
  const over = open === undefined ? claim.funders.find(({ openFen }) => openFen < 0) : undefined
  const first = open ?? over
  const inputOf = ({ funder, day, slip, fen, deductedFen, sentBackFen, slipFen, reason }: Values) => ({
    id: claim.id,
    funder: funder ?? '',
    day: day ?? '',
    slip,
    fen: fen ?? 0,
    deductedFen: deductedFen ?? 0,
    sentBackFen: sentBackFen ?? 0,
    slipFen: slipFen ?? null,
    reason,
  })
  return (
    <Sheet title={t('claims.notePayment')}>
      <div className="claim-form">
        <Form<Values, unknown>
          label={t('claims.notePayment')}
          initial={{
            ...(first === undefined ? {} : { funder: first.funder }),
            day: today,
            slip: '',
            fen: open?.openFen ?? null,
            deductedFen: null,
            sentBackFen: over === undefined ? null : -over.openFen,
            slipFen: null,
            reason: '',
          }}
          schema={claimsContract.notePayment['~orpc'].inputSchema}
          inputOf={inputOf}
          submit={(values) => note.write(inputOf(values))}
          onDone={() => notify(t('claims.paymentNoted'))}
          submitLabel={t('claims.notePayment')}
        >
          <Field name="funder" label={t('claims.funder')}>
            <Select options={claim.funders.map(({ funder }) => ({ value: funder, label: funder }))} />
          </Field>
          <FieldRow>
            <Field name="fen" label={t('claims.paidYuan')}>
              <MoneyInput />
            </Field>
            <Field name="deductedFen" label={t('claims.deductedYuan')} optional>
              <MoneyInput />
            </Field>
            <Field name="sentBackFen" label={t('claims.sentBackYuan')} optional>
              <MoneyInput />
            </Field>
          </FieldRow>
          <FieldRow>
            <Field name="day" label={t('claims.paidOn')}>
              <DayInput />
            </Field>
            <Field name="slip" label={t('claims.slip')} optional>
              <Input maxLength={60} />
            </Field>
          </FieldRow>
          <Field name="slipFen" label={t('claims.slipYuan')} hint={t('claims.slipYuanHint')} optional>
            <MoneyInput />
          </Field>
          <Field name="reason" label={t('claims.why')} optional>
            <Input maxLength={200} />
          </Field>
        </Form>
      </div>
    </Sheet>
  )
}

/** A report that the law commands: when discovered, when told, to whom, by whom, what, and the receipt. No note replaces it. */
import { Input, Radio, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { Field, FieldRow } from '#app/parts/index'
import { MoveDrawer } from '#app/parts/course/MoveDrawer.tsx'
import { useSession } from '#app/session/session'
import { reportBodies, type ReportBody } from '../../contract/words'
import { MomentInput } from '../../ui/case/MomentInput'
import { desk } from '../../ui/client'
import { articlesText } from '../../ui/words'
import {
  reportText,
  screeningContract,
  type OwedShown,
  type ReportText,
  type SuspicionShown,
} from '../contract'

interface Values {
  readonly source: ReportText['source']
  readonly discoveredAt?: number
  readonly toldAt?: number
  readonly to?: ReportBody
  readonly by: string
  readonly what: string
  readonly receipt: string
}

export interface ReportFormProps {
  readonly caseId: number
  /** What is owed, about whom. */
  readonly owed: OwedShown
  readonly about: SuspicionShown | null
  readonly onClose: () => void
}

export function ReportForm({ caseId, owed, about, onClose }: ReportFormProps) {
  const { t } = useTranslation('mediation')
  const { staff } = useSession()
  const reporting = useWrite(desk.mediation.screening.report)
  const inputOf = (values: Values) => ({
    case: caseId,
    report: { ...values, suspicion: owed.suspicion },
  })
  return (
    <MoveDrawer<Values, { readonly owed: readonly unknown[] }>
      draft={`mediation.report:${caseId}:${about?.id ?? 'offence'}`}
      title={about === null ? t('screening.reportOffence') : t('screening.reportAbout', { name: about.name })}
      about={
        <p className="small soft">
          {t(`screening.when.${owed.when}`)} {articlesText(t, owed)} {t('screening.reporterSecret')}
        </p>
      }
      initial={{
        source: 'committee',
        by: staff.name,
        what: '',
        receipt: '',
        ...(about === null ? {} : { discoveredAt: about.discoveredAt }),
        ...(owed.to[0] === undefined ? {} : { to: owed.to[0] }),
      }}
      schema={screeningContract.report['~orpc'].inputSchema}
      inputOf={inputOf}
      fieldOf={(path) => path.replace(/^report\./, '')}
      submit={(values) => reporting.write({ case: caseId, report: reportText.parse(inputOf(values).report) })}
      onDone={({ owed: left }) => {
        notify(t(left.length > 0 ? 'screening.moreOwed' : 'screening.reported'))
        onClose()
      }}
      onClose={onClose}
    >
      <Field name="source" label={t('screening.source')}>
        <Radio.Group
          options={(['committee', 'another-body'] as const).map((value) => ({
            value,
            label: t(`screening.sources.${value}`),
          }))}
        />
      </Field>
      <FieldRow>
        <Field name="discoveredAt" label={t('screening.discoveredAt')}>
          <MomentInput />
        </Field>
        <Field name="toldAt" label={t('screening.toldAt')}>
          <MomentInput autoFocus />
        </Field>
      </FieldRow>
      <FieldRow>
        <Field
          name="to"
          label={t('screening.to')}
          hint={bodiesText(t('comma'), owed, (body) => t(`screening.bodies.${body}`))}
        >
          <Select options={reportBodies.map((value) => ({ value, label: t(`screening.bodies.${value}`) }))} />
        </Field>
        <Field name="by" label={t('screening.by')}>
          <Input maxLength={40} />
        </Field>
      </FieldRow>
      <Field name="what" label={t('screening.what')}>
        <Input.TextArea maxLength={2000} autoSize={{ minRows: 2, maxRows: 6 }} />
      </Field>
      <Field name="receipt" label={t('screening.receipt')} hint={t('screening.receiptHint')}>
        <Input maxLength={200} />
      </Field>
    </MoveDrawer>
  )
}

const bodiesText = (comma: string, { to }: OwedShown, word: (body: ReportBody) => string): string =>
  to.map(word).join(comma)

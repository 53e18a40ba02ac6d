/** 求助记录: who asked for help, when, in their own words. Evidence: it is only ever added to. */
import { Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { Field, FieldRow } from '#app/parts/index'
import { MoveDrawer } from '#app/parts/course/MoveDrawer.tsx'
import { useSession } from '#app/session/session'
import { MomentInput } from '../../ui/case/MomentInput'
import { desk } from '../../ui/client'
import { lawText } from '../../ui/words'
import { pleaText, screeningContract, type ScreeningOfCase } from '../contract'

export interface PleaValues {
  readonly saidAt?: number
  readonly person: string
  readonly words: string
  readonly handler: string
}

export interface PleaFormProps {
  readonly caseId: number
  /** The plea that this one adds to; null begins one. */
  readonly addsTo: ScreeningOfCase['pleas'][number] | null
  readonly onClose: () => void
}

export function PleaForm({ caseId, addsTo, onClose }: PleaFormProps) {
  const { t } = useTranslation('mediation')
  const { staff } = useSession()
  const writing = useWrite(desk.mediation.screening.plea)
  const inputOf = (values: PleaValues) => ({ case: caseId, plea: { ...values, addsTo: addsTo?.id ?? null } })
  return (
    <MoveDrawer<PleaValues, unknown>
      draft={`mediation.plea:${caseId}:${addsTo?.id ?? 'new'}`}
      title={t(addsTo === null ? 'screening.plea' : 'screening.addToPlea')}
      about={
        <p className="small soft">
          {t('screening.pleaAbout')} {lawText(t, 'protection-order-rules', [6])}
        </p>
      }
      initial={{ person: addsTo?.person ?? '', words: '', handler: staff.name }}
      schema={screeningContract.plea['~orpc'].inputSchema}
      inputOf={inputOf}
      fieldOf={(path) => path.replace(/^plea\./, '')}
      submit={(values) => writing.write({ case: caseId, plea: pleaText.parse(inputOf(values).plea) })}
      onDone={() => {
        notify(t('screening.pleaKept'))
        onClose()
      }}
      onClose={onClose}
    >
      <PleaFields />
    </MoveDrawer>
  )
}

/** What is asked of a plea, of a case or of none. */
export function PleaFields() {
  const { t } = useTranslation('mediation')
  return (
    <>
      <FieldRow>
        <Field name="saidAt" label={t('screening.saidAt')}>
          <MomentInput autoFocus />
        </Field>
        <Field name="person" label={t('screening.person')}>
          <Input maxLength={60} />
        </Field>
      </FieldRow>
      <Field name="words" label={t('screening.words')} hint={t('screening.wordsHint')}>
        <Input.TextArea maxLength={5000} autoSize={{ minRows: 3, maxRows: 10 }} />
      </Field>
      <Field name="handler" label={t('screening.handler')}>
        <Input maxLength={40} />
      </Field>
    </>
  )
}

/** Weighs the danger: its signs by name, and a level that is never lower than they speak for. */
import { Checkbox, Form as AntForm, Input, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { MoveDrawer } from '#app/parts/course/index'
import { DayInput, Field } from '#app/parts/index'
import { useToday } from '#app/session/session'
import { riskLevels, riskSigns, type RiskLevel, type RiskSign } from '../../contract/words'
import { leastRisk } from '../../rules/people/risk'
import { desk } from '../../ui/client'
import { riskContract } from '../contract'

interface Values {
  readonly signs: RiskSign[]
  readonly level: RiskLevel
  readonly on: string
  readonly note: string
}

export function JudgeDrawer({
  caseId,
  signs,
  level,
  onClose,
}: {
  readonly caseId: number
  readonly signs: readonly RiskSign[]
  readonly level: RiskLevel
  readonly onClose: () => void
}) {
  const { t } = useTranslation('mediation')
  const today = useToday()
  const judge = useWrite(desk.mediation.risk.judge)
  const inputOf = (values: Values) => ({ case: caseId, ...values, level: atLeast(values) })
  return (
    <MoveDrawer<Values, unknown>
      draft={`mediation.risk:${caseId}`}
      title={t('risk.judge')}
      about={<p className="law small soft">{t('risk.about')}</p>}
      initial={{ signs: [...signs], level, on: today, note: '' }}
      schema={riskContract.judge['~orpc'].inputSchema}
      inputOf={inputOf}
      submit={(values) => judge.write(inputOf(values))}
      onDone={() => {
        notify(t('risk.judged'))
        onClose()
      }}
      onClose={onClose}
    >
      <Field name="signs" label={t('risk.signs')} optional>
        <Checkbox.Group options={riskSigns.map((value) => ({ value, label: t(`risk.sign.${value}`) }))} />
      </Field>
      <Level />
      <Field name="on" label={t('risk.judgedOn')}>
        <DayInput />
      </Field>
      <Field name="note" label={t('risk.note')} hint={t('risk.noteHint')} optional>
        <Input.TextArea maxLength={500} autoSize={{ minRows: 2, maxRows: 5 }} />
      </Field>
    </MoveDrawer>
  )
}

/** What is below the signs cannot be chosen; what was chosen before they were named goes up with them. */
const atLeast = ({ signs, level }: Pick<Values, 'signs' | 'level'>): RiskLevel =>
  riskLevels.indexOf(leastRisk(signs)) > riskLevels.indexOf(level) ? leastRisk(signs) : level

function Level() {
  const { t } = useTranslation('mediation')
  const signs: unknown = AntForm.useWatch('signs')
  const named = Array.isArray(signs) ? riskSigns.filter((sign) => signs.includes(sign)) : []
  const least = riskLevels.indexOf(leastRisk(named))
  return (
    <Field name="level" label={t('risk.level')} hint={t('risk.levelHint')}>
      <Radio.Group
        options={riskLevels.map((value, at) => ({
          value,
          label: t(`risk.levels.${value}`),
          disabled: at < least,
        }))}
      />
    </Field>
  )
}

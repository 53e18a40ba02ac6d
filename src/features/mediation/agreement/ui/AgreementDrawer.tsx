/** Puts an agreement together: its text, terms and duties, with what a court would find in it said beside while it is written. */
import { Input, Radio } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { DayInput, DetailDrawer, Field, Form } from '#app/parts/index'
import { useToday } from '#app/session/session'
import { articlesText } from '../../ui/words'
import { law } from '../../rules/law'
import { questions } from '../../contract/words'
import { desk } from '../../ui/client'
import { agreementsContract, type AgreementText, type DutyText } from '../contract/index'
import type { Agreements } from './agreements'
import { CheckBeside } from './CheckBeside'
import { DutiesEditor } from './DutiesEditor'
import { TermsEditor } from './TermsEditor'

interface Values {
  readonly facts: string
  readonly dispute: string
  readonly responsibilities: string
  readonly terms: AgreementText['terms']
  readonly duties: DutyText[]
  readonly answers: AgreementText['answers']
  /** By the party's id behind a letter, because a bare number would be a place in a list. */
  readonly readTo: Readonly<Record<string, string | undefined>>
  readonly reachedOn: string
}

const keyOf = (party: number): string => `p${String(party)}`

const nothing: AgreementText['answers'] = { lawful: null, 'nobody-elses': null, decent: null, free: null }

export function AgreementDrawer({
  caseId,
  form,
  parties,
  onClose,
}: {
  readonly caseId: number
  readonly form: 'propose' | 'speak'
  readonly parties: Agreements['parties']
  readonly onClose: () => void
}) {
  const { t } = useTranslation('mediation')
  const today = useToday()
  const propose = useWrite(desk.mediation.agreements.propose)
  const speak = useWrite(desk.mediation.agreements.speak)
  const initial: Values = {
    facts: '',
    dispute: '',
    responsibilities: '',
    terms: [],
    duties: [],
    answers: nothing,
    readTo: {},
    reachedOn: today,
  }
  const [written, setWritten] = useState(initial)
  // Who had died by then agreed to nothing, owes nothing and has nothing read to them (民法典 13).
  const on = form === 'speak' ? written.reachedOn : today
  const living = parties.filter(({ diedOn }) => diedOn === null || diedOn >= on)
  const cannotRead = living.filter((party) => party.cannotRead)
  const textOf = ({ reachedOn: _on, readTo, ...text }: Values): AgreementText => ({
    ...text,
    readTo: cannotRead.map(({ id }) => ({ party: id, by: readTo[keyOf(id)] ?? '' })),
  })
  const title = t(`agreements.steps.${form}`)
  const isSpoken = form === 'speak'
  return (
    <DetailDrawer title={title} width={1040} onClose={onClose}>
      <div className="mediation-agreement">
        <Form<Values, { readonly number: string }>
          draft={`mediation.agreement.${form}:${caseId}`}
          label={title}
          initial={initial}
          schema={agreementsContract[form]['~orpc'].inputSchema}
          inputOf={(values) => ({
            case: caseId,
            text: textOf(values),
            ...(isSpoken ? { reachedOn: values.reachedOn } : {}),
          })}
          fieldOf={(path) => path.replace(/^text\./, '').replace(/^(terms|duties)\..*/, '$1')}
          submit={(values) =>
            isSpoken
              ? speak.write({ case: caseId, reachedOn: values.reachedOn, text: textOf(values) })
              : propose.write({ case: caseId, text: textOf(values) })
          }
          onChange={setWritten}
          onDone={({ number }) => {
            notify(t('agreements.made', { number }))
            onClose()
          }}
          submitLabel={title}
          onCancel={onClose}
        >
          {isSpoken && (
            <Field name="reachedOn" label={t('agreements.reachedOn')} hint={t('agreements.reachedHint')}>
              <DayInput />
            </Field>
          )}
          <Field name="facts" label={t('agreements.facts')}>
            <Input.TextArea maxLength={6000} autoSize={{ minRows: 3, maxRows: 10 }} autoFocus />
          </Field>
          <Field name="dispute" label={t('agreements.dispute')}>
            <Input.TextArea maxLength={3000} autoSize={{ minRows: 2, maxRows: 6 }} />
          </Field>
          <Field name="responsibilities" label={t('agreements.responsibilities')}>
            <Input.TextArea maxLength={3000} autoSize={{ minRows: 2, maxRows: 6 }} />
          </Field>
          <Field name="terms" label={t('agreements.terms')} hint={t('agreements.termsHint')}>
            <TermsEditor />
          </Field>
          <Field name="duties" label={t('agreements.duties')} hint={t('agreements.dutiesHint')}>
            <DutiesEditor parties={living} />
          </Field>
          {cannotRead.map(({ id, name }) => (
            <Field key={id} name={`readTo.${keyOf(id)}`} label={t('sessions.readBy', { name })}>
              <Input maxLength={40} />
            </Field>
          ))}
          {questions.map((question) => (
            <Field
              key={question}
              name={`answers.${question}`}
              label={t(`agreements.questions.${question}`)}
              hint={articlesText(t, { articles: [law.rejected[0]] })}
            >
              <Radio.Group
                options={[true, false].map((value) => ({
                  value,
                  label: t(value ? 'agreements.yes' : 'agreements.no'),
                }))}
              />
            </Field>
          ))}
        </Form>
        <CheckBeside caseId={caseId} form={form} text={textOf(written)} parties={parties} />
      </div>
    </DetailDrawer>
  )
}

/** Who saw or changed one resident's record. Asking takes a reason and is on record, so nothing is asked by itself. */
import { Input, Radio } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { Field, Form, KeyButton, Page, PageHead, Sheet } from '#app/parts/index'
import { request } from '#ground/contract/procedure'
import { lookQuestion, lookReasons, type LookReason } from '../../contract'
import { Answer } from './Answer'
import { answerTo, type Answered, type Asked } from './answer-to'
import { ResidentChoice } from './ResidentChoice'
import '../audit.css'

interface Values {
  readonly residentId?: number
  readonly reason: LookReason
  readonly note?: string
}

const question = request(lookQuestion)

export default function ResidentPage() {
  const { t } = useTranslation('audit')
  const [address] = useSearchParams()
  const named = Number(address.get('resident'))
  const [answer, setAnswer] = useState<{ readonly asked: Asked; readonly answered: Answered }>()
  const inputOf = ({ residentId, reason, note }: Values) => ({
    residentId: residentId ?? 0,
    reason,
    note: note ?? '',
  })
  return (
    <Page
      head={
        <PageHead
          title={t('ofResident.title')}
          {...(answer === undefined ? {} : { remark: answer.answered.resident.name })}
          actions={
            answer !== undefined && (
              <KeyButton onPress={() => setAnswer(undefined)}>{t('ofResident.again')}</KeyButton>
            )
          }
        />
      }
      {...(answer === undefined ? {} : { columns: '360px minmax(0, 1fr)' })}
    >
      {answer === undefined ? (
        <Sheet label={t('ofResident.title')}>
          <div className="log-ask">
            <p className="soft">{t('ofResident.what')}</p>
            <Form<Values, Answered>
              label={t('ofResident.title')}
              initial={{
                reason: 'asked-by-resident',
                ...(Number.isSafeInteger(named) && named > 0 ? { residentId: named } : {}),
              }}
              schema={question}
              inputOf={inputOf}
              submit={(values) => answerTo(inputOf(values))}
              onDone={(answered, values) => setAnswer({ asked: inputOf(values), answered })}
              submitLabel={t('ofResident.submit')}
            >
              <Field name="residentId" label={t('ofResident.resident')} hint={t('ofResident.residentHint')}>
                <ResidentChoice />
              </Field>
              <Field name="reason" label={t('ofResident.reason')}>
                <Radio.Group
                  options={lookReasons.map((value) => ({ value, label: t(`reasons.${value}`) }))}
                />
              </Field>
              <Field name="note" label={t('ofResident.note')} optional>
                <Input maxLength={200} />
              </Field>
            </Form>
          </div>
        </Sheet>
      ) : (
        <Answer {...answer} />
      )}
    </Page>
  )
}

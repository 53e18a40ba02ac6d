/** 移送回复 on a case that was referred: by when an answer is due, what was answered, which papers went back. */
import { useQuery } from '@tanstack/react-query'
import { Input, InputNumber } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { MoveDrawer } from '#app/parts/course/index'
import {
  Day,
  DayInput,
  ErrorState,
  Facts,
  Field,
  FieldRow,
  KeyButton,
  LoadingLines,
  Relative,
  Status,
} from '#app/parts/index'
import { useToday } from '#app/session/session'
import { Section } from '../../ui/case/Section'
import type { SectionProps } from '../../ui/case/section-props'
import { desk } from '../../ui/client'
import { repliesContract } from '../contract'

export function ReplySection({ record }: SectionProps) {
  const caseId = record.card.id
  const { t } = useTranslation('mediation')
  const [answering, setAnswering] = useState(false)
  const { data, error, refetch } = useQuery(
    desk.mediation.replies.get.queryOptions({ input: { case: caseId } }),
  )
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <LoadingLines lines={2} />
  const { referral, replies, gaps, mayReply } = data
  if (referral === null) return null
  return (
    <Section
      title={t('replies.title')}
      actions={
        <KeyButton
          size="small"
          refusedBecause={mayReply ? undefined : t('replies.notYet')}
          onPress={() => setAnswering(true)}
        >
          {t('replies.reply')}
        </KeyButton>
      }
    >
      <Facts
        facts={[
          { name: t('replies.from'), value: t(`replies.referrers.${referral.referrer}`) },
          { name: t('replies.letter'), value: referral.letter },
          {
            name: t('replies.due'),
            value:
              referral.replyDue === null ? (
                t('replies.noDay')
              ) : replies.length === 0 ? (
                <Relative due={referral.replyDue} />
              ) : (
                <Day day={referral.replyDue} />
              ),
          },
          ...replies.map((reply) => ({
            name: <Day day={reply.on} />,
            value: (
              <>
                {reply.said}{' '}
                <span className="small soft">
                  {t('replies.papers', { returned: reply.papersReturned, received: reply.papersReceived })}{' '}
                  {reply.receipt === '' ? '' : t('replies.signedFor', { name: reply.receipt })}
                </span>
              </>
            ),
          })),
        ]}
      />
      {gaps.length > 0 && (
        <p className="mediation-line">
          {gaps.map(({ code, missing }) => (
            <Status tone="soon" key={code}>
              {t(`replies.gaps.${code}`, { count: missing })}
            </Status>
          ))}
        </p>
      )}
      {answering && (
        <ReplyDrawer
          caseId={caseId}
          received={replies.at(-1)?.papersReceived ?? 0}
          onClose={() => setAnswering(false)}
        />
      )}
    </Section>
  )
}

interface Values {
  readonly on: string
  readonly said: string
  readonly papersReceived: number
  readonly papersReturned: number
  readonly receipt: string
}

function ReplyDrawer({
  caseId,
  received,
  onClose,
}: {
  readonly caseId: number
  readonly received: number
  readonly onClose: () => void
}) {
  const { t } = useTranslation('mediation')
  const today = useToday()
  const reply = useWrite(desk.mediation.replies.reply)
  return (
    <MoveDrawer<Values, unknown>
      draft={`mediation.reply:${caseId}`}
      title={t('replies.reply')}
      about={<p className="law small soft">{t('replies.law')}</p>}
      initial={{ on: today, said: '', papersReceived: received, papersReturned: received, receipt: '' }}
      schema={repliesContract.reply['~orpc'].inputSchema}
      inputOf={(values) => ({ case: caseId, ...values })}
      submit={(values) => reply.write({ case: caseId, ...values })}
      onDone={() => {
        notify(t('replies.kept'))
        onClose()
      }}
      onClose={onClose}
    >
      <Field name="on" label={t('sessions.on')}>
        <DayInput />
      </Field>
      <Field name="said" label={t('replies.said')}>
        <Input.TextArea maxLength={2000} autoSize={{ minRows: 3, maxRows: 8 }} />
      </Field>
      <FieldRow>
        <Field name="papersReceived" label={t('replies.received')}>
          <InputNumber min={0} max={500} />
        </Field>
        <Field name="papersReturned" label={t('replies.returned')}>
          <InputNumber min={0} max={500} />
        </Field>
      </FieldRow>
      <Field name="receipt" label={t('replies.receipt')} optional>
        <Input maxLength={100} />
      </Field>
    </MoveDrawer>
  )
}

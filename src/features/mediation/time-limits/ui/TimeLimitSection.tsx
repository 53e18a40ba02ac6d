/** 期限 on the case: by when it should be over, from when it runs, and what all parties together added. */
import { useQuery } from '@tanstack/react-query'
import { Input, InputNumber } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { MoveDrawer } from '#app/parts/course/index'
import { Day, DayInput, ErrorState, Facts, Field, KeyButton, LoadingLines, Relative } from '#app/parts/index'
import { articlesText } from '../../ui/words'
import { Section } from '../../ui/case/Section'
import { isAccepted, type SectionProps } from '../../ui/case/section-props'
import { desk } from '../../ui/client'
import { mostExtraDays, timeLimitsContract } from '../contract'

interface Person {
  readonly id: number
  readonly name: string
}

export function TimeLimitSection({ record }: SectionProps) {
  const caseId = record.card.id
  const { t } = useTranslation('mediation')
  const [doing, setDoing] = useState<'add' | Extended>()
  const { data, error, refetch } = useQuery(
    desk.mediation.timeLimits.get.queryOptions({ input: { case: caseId } }),
  )
  if (!isAccepted(record)) return null
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <LoadingLines lines={2} />
  const { limit, extensions, parties, mayExtend } = data
  const nameOf = (party: number) => parties.find(({ id }) => id === party)?.name ?? ''
  return (
    <Section
      title={t('timeLimits.title')}
      actions={
        <KeyButton
          size="small"
          refusedBecause={mayExtend ? undefined : t('timeLimits.cannotExtend')}
          onPress={() => setDoing('add')}
        >
          {t('timeLimits.extend')}
        </KeyButton>
      }
    >
      {limit === null ? (
        <p className="small soft mediation-line">{t('timeLimits.notRunning')}</p>
      ) : (
        <Facts
          facts={[
            { name: t('timeLimits.due'), value: <Relative due={limit.due} /> },
            {
              name: t('timeLimits.from'),
              value: (
                <>
                  <Day day={limit.from} /> <span className="small soft">{articlesText(t, limit)}</span>
                </>
              ),
            },
            ...(limit.announced ? [] : [{ name: '', value: t('timeLimits.notAnnounced') }]),
            ...extensions.map((extension) => ({
              name: t('timeLimits.added', { count: extension.days }),
              value: (
                <>
                  {extension.wishes.map(({ party, on }) => (
                    <span key={party}>
                      {nameOf(party)} <Day day={on} />{' '}
                    </span>
                  ))}
                  {extension.reason !== '' && (
                    <span className="small soft">
                      {t('sessions.correctedFor', { reason: extension.reason })}{' '}
                    </span>
                  )}
                  {mayExtend && (
                    <button type="button" className="link small" onClick={() => setDoing(extension)}>
                      {t('sessions.correct')}
                    </button>
                  )}
                </>
              ),
            })),
          ]}
        />
      )}
      {doing !== undefined && limit !== null && (
        <ExtendDrawer
          caseId={caseId}
          due={limit.due}
          parties={parties}
          corrects={doing === 'add' ? null : doing}
          onClose={() => setDoing(undefined)}
        />
      )}
    </Section>
  )
}

interface Extended {
  readonly id: number
  readonly days: number
  readonly wishes: readonly { readonly party: number; readonly on: string }[]
}

interface Values {
  readonly days: number
  readonly reason: string
  /** By the party's id behind a letter, because a bare number would be a place in a list. */
  readonly wishes: Readonly<Record<string, string | undefined>>
}

const keyOf = (party: number): string => `p${String(party)}`

function ExtendDrawer({
  caseId,
  due,
  parties,
  corrects,
  onClose,
}: {
  readonly caseId: number
  readonly due: string
  readonly parties: readonly Person[]
  /** The one that was written down wrongly; null of one more. */
  readonly corrects: Extended | null
  readonly onClose: () => void
}) {
  const { t } = useTranslation('mediation')
  const extend = useWrite(desk.mediation.timeLimits.extend)
  const correct = useWrite(desk.mediation.timeLimits.correct)
  const wishedOf = ({ days, wishes }: Values) => ({
    case: caseId,
    days,
    wishes: parties.flatMap(({ id }) => {
      const on = wishes[keyOf(id)]
      return on === undefined || on === '' ? [] : [{ party: id, on }]
    }),
  })
  const inputOf = (values: Values) =>
    corrects === null
      ? wishedOf(values)
      : { ...wishedOf(values), extension: corrects.id, reason: values.reason }
  const contract = corrects === null ? timeLimitsContract.extend : timeLimitsContract.correct
  return (
    <MoveDrawer<Values, { readonly due: string }>
      draft={`mediation.extension:${caseId}${corrects === null ? '' : `:${corrects.id}`}`}
      title={t(corrects === null ? 'timeLimits.extend' : 'timeLimits.correct')}
      about={
        <p className="law small soft">
          {corrects === null ? t('timeLimits.about', { day: due }) : t('timeLimits.aboutCorrecting')}
        </p>
      }
      initial={{
        days: corrects?.days ?? 15,
        wishes: Object.fromEntries((corrects?.wishes ?? []).map(({ party, on }) => [keyOf(party), on])),
        reason: '',
      }}
      schema={contract['~orpc'].inputSchema}
      inputOf={inputOf}
      fieldOf={(path) => (path.startsWith('wishes') ? `wishes.${keyOf(parties[0]?.id ?? 0)}` : path)}
      submit={(values) =>
        corrects === null
          ? extend.write(wishedOf(values))
          : correct.write({ ...wishedOf(values), extension: corrects.id, reason: values.reason })
      }
      onDone={({ due: next }) => {
        notify(t('timeLimits.extended', { day: next }))
        onClose()
      }}
      onClose={onClose}
    >
      <Field name="days" label={t('timeLimits.days')}>
        <InputNumber min={1} max={mostExtraDays} />
      </Field>
      {parties.map(({ id, name }) => (
        <Field key={id} name={`wishes.${keyOf(id)}`} label={t('timeLimits.wish', { name })}>
          <DayInput />
        </Field>
      ))}
      {corrects !== null && (
        <Field name="reason" label={t('sessions.correctReason')} hint={t('sessions.correctHint')}>
          <Input maxLength={200} />
        </Field>
      )}
    </MoveDrawer>
  )
}

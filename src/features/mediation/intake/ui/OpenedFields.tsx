/** What a case comes with: how it came, what it is about, who is concerned and what is at stake. */
import { useQuery } from '@tanstack/react-query'
import { Form as AntForm, Input, InputNumber, Radio, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { DayInput, Field, FieldRow } from '#app/parts/index'
import {
  courtReferrals,
  difficulties,
  referrers,
  sources,
  type CourtReferral,
  type Difficulty,
  type Referrer,
  type Source,
} from '../../contract/words'
import { desk } from '../../ui/client'
import { useKinds } from '../../settings/ui/kinds'
import type { OpenedCase } from '../../cases/contract'

export interface OpenedValues {
  readonly source: Source
  readonly referrer?: Referrer
  readonly courtReferral?: CourtReferral
  readonly letter: string
  readonly replyDue?: string
  readonly papersSignedForOn?: string
  readonly acceptedOnlineOn?: string
  readonly kind?: string | undefined
  readonly difficulty: Difficulty
  readonly sourceName?: string
  readonly difficultyName?: string
  readonly people: number
  /** Yuan, as it is typed. */
  readonly money?: number
  readonly narrative: string
  readonly wants: string
}

/** Of what is no referral nothing of one is said, also where it was typed before another source was chosen. */
export function openedOf(values: OpenedValues, visitId: number | null): OpenedCase {
  const isReferral = values.source === 'referral'
  const ofReferral = <Value,>(value: Value | undefined): Value | null => (isReferral ? (value ?? null) : null)
  const referrer = ofReferral(values.referrer)
  const ofCourt = <Value,>(value: Value | undefined): Value | null =>
    referrer === 'court' ? (value ?? null) : null
  return {
    source: values.source,
    referrer,
    courtReferral: ofCourt(values.courtReferral),
    letter: isReferral ? values.letter : '',
    replyDue: ofReferral(values.replyDue),
    papersSignedForOn: ofCourt(values.papersSignedForOn),
    acceptedOnlineOn: ofCourt(values.acceptedOnlineOn),
    kind: values.kind ?? '',
    difficulty: values.difficulty,
    sourceName: values.sourceName ?? '',
    difficultyName: values.difficultyName ?? '',
    people: values.people,
    moneyFen: Math.round((values.money ?? 0) * 100),
    narrative: values.narrative,
    wants: values.wants,
    visitId,
  }
}

/** The same the other way round, for a case that is put right. */
export const valuesOf = (opened: OpenedCase): OpenedValues => ({
  source: opened.source,
  ...(opened.referrer === null ? {} : { referrer: opened.referrer }),
  ...(opened.courtReferral === null ? {} : { courtReferral: opened.courtReferral }),
  letter: opened.letter,
  ...(opened.replyDue === null ? {} : { replyDue: opened.replyDue }),
  ...(opened.papersSignedForOn === null ? {} : { papersSignedForOn: opened.papersSignedForOn }),
  ...(opened.acceptedOnlineOn === null ? {} : { acceptedOnlineOn: opened.acceptedOnlineOn }),
  kind: opened.kind,
  difficulty: opened.difficulty,
  ...(opened.sourceName === '' ? {} : { sourceName: opened.sourceName }),
  ...(opened.difficultyName === '' ? {} : { difficultyName: opened.difficultyName }),
  people: opened.people,
  ...(opened.moneyFen === 0 ? {} : { money: opened.moneyFen / 100 }),
  narrative: opened.narrative,
  wants: opened.wants,
})

export const emptyOpened: OpenedValues = {
  source: 'oral-application',
  letter: '',
  difficulty: 'ordinary',
  people: 2,
  narrative: '',
  wants: '',
}

/** What was asked for stays as it was accepted: the application is signed. */
export function OpenedFields({ accepted = false }: { readonly accepted?: boolean }) {
  const { t } = useTranslation('mediation')
  const source: unknown = AntForm.useWatch('source')
  const kinds = useKinds()
  return (
    <>
      <Field name="source" label={t('about.source')}>
        <Radio.Group
          optionType="button"
          options={sources.map((value) => ({ value, label: t(`sources.${value}`) }))}
        />
      </Field>
      {source === 'referral' && <Referral />}
      <OwnNames />
      <FieldRow>
        <Field name="kind" label={t('about.kind')}>
          <Select
            autoFocus
            options={[...(kinds ?? [])]}
            showSearch={{ filterOption: (typed, option) => option?.label.includes(typed) === true }}
          />
        </Field>
        <Field name="difficulty" label={t('about.difficulty')}>
          <Select options={difficulties.map((value) => ({ value, label: t(`difficulties.${value}`) }))} />
        </Field>
      </FieldRow>
      <FieldRow>
        <Field name="people" label={t('about.people')}>
          <InputNumber controls={false} precision={0} min={0} max={10_000} />
        </Field>
        <Field name="money" label={t('intake.moneyYuan')} optional>
          <InputNumber controls={false} precision={2} min={0} max={1_000_000_000} />
        </Field>
      </FieldRow>
      <Field name="narrative" label={t('intake.narrative')} hint={t('intake.narrativeHint')}>
        <Input.TextArea maxLength={20_000} autoSize={{ minRows: 4, maxRows: 12 }} />
      </Field>
      <Field name="wants" label={t('wants.title')} hint={t(accepted ? 'wants.kept' : 'wants.hint')} optional>
        <Input.TextArea maxLength={5000} disabled={accepted} autoSize={{ minRows: 2, maxRows: 8 }} />
      </Field>
    </>
  )
}

/** What the committee calls it in its own words, where it has some for what was chosen. */
function OwnNames() {
  const { t } = useTranslation('mediation')
  const source: unknown = AntForm.useWatch('source')
  const referrer: unknown = AntForm.useWatch('referrer')
  const difficulty: unknown = AntForm.useWatch('difficulty')
  const { data } = useQuery(desk.mediation.settings.words.queryOptions({ input: {} }))
  const sourceNames = (data?.sources ?? []).filter(
    (one) => one.source === source && (one.referrer === null || one.referrer === referrer),
  )
  const difficultyNames = (data?.difficulties ?? []).filter(({ counts }) => counts === difficulty)
  const optionsOf = (names: readonly { readonly name: string }[]) =>
    names.map(({ name }) => ({ value: name, label: name }))
  if (sourceNames.length === 0 && difficultyNames.length === 0) return null
  return (
    <FieldRow>
      {sourceNames.length > 0 && (
        <Field name="sourceName" label={t('settings.sourceName')} optional>
          <Select allowClear options={optionsOf(sourceNames)} />
        </Field>
      )}
      {difficultyNames.length > 0 && (
        <Field name="difficultyName" label={t('settings.difficultyName')} optional>
          <Select allowClear options={optionsOf(difficultyNames)} />
        </Field>
      )}
    </FieldRow>
  )
}

function Referral() {
  const { t } = useTranslation('mediation')
  const referrer: unknown = AntForm.useWatch('referrer')
  return (
    <>
      <FieldRow>
        <Field name="referrer" label={t('intake.referrer')}>
          <Select options={referrers.map((value) => ({ value, label: t(`referrers.${value}`) }))} />
        </Field>
        <Field name="letter" label={t('about.letter')}>
          <Input maxLength={80} />
        </Field>
      </FieldRow>
      <Field name="replyDue" label={t('about.replyDue')}>
        <DayInput />
      </Field>
      {referrer === 'court' && (
        <>
          <Field name="courtReferral" label={t('intake.courtReferral')}>
            <Radio.Group
              options={courtReferrals.map((value) => ({ value, label: t(`intake.courtReferrals.${value}`) }))}
            />
          </Field>
          <FieldRow>
            <Field name="papersSignedForOn" label={t('intake.papersSignedForOn')} optional>
              <DayInput />
            </Field>
            <Field name="acceptedOnlineOn" label={t('intake.acceptedOnlineOn')} optional>
              <DayInput />
            </Field>
          </FieldRow>
        </>
      )}
    </>
  )
}

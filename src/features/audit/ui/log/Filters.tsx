/** What narrows the log: by whom, in what part of the program, how it ended, from when to when. */
import { useQuery } from '@tanstack/react-query'
import { Button, Checkbox, Select } from 'antd'
import i18next from 'i18next'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { auditOutcomes } from '#vault/log/contract'
import { desk } from '../client'
import { currentLanguage } from '#app/i18n/index'
import { DayInput } from '#app/parts/index'
import { useFilter } from './use-filter'

const texts = z.record(z.string(), z.string())

export function Filters() {
  const { t } = useTranslation('audit')
  const { input, narrowed, set, clear } = useFilter()
  const { data } = useQuery(desk.audit.staff.queryOptions({ input: {} }))
  const families = texts.safeParse(i18next.getResourceBundle(currentLanguage(), 'families')).data ?? {}
  return (
    <>
      <Choice
        label={t('log.who')}
        any={t('log.anyone')}
        value={input.staffId}
        options={(data?.staff ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(staff) => set({ staff })}
      />
      <Choice
        label={t('log.what')}
        any={t('log.anyPart')}
        value={input.family}
        options={Object.entries(families).map(([value, label]) => ({ value, label }))}
        onChange={(part) => set({ part })}
      />
      <Choice
        label={t('log.outcome')}
        any={t('log.anyOutcome')}
        value={input.outcome}
        options={auditOutcomes.map((value) => ({ value, label: t(`outcomes.${value}`) }))}
        onChange={(outcome) => set({ outcome })}
      />
      <span className="log-range">
        <DayInput aria-label={t('log.from')} value={input.from} onChange={(from) => set({ from })} />
        <span className="soft">–</span>
        <DayInput aria-label={t('log.until')} value={input.until} onChange={(until) => set({ until })} />
      </span>
      <Checkbox
        checked={input.drafts}
        onChange={({ target }) => set({ drafts: target.checked ? '1' : undefined })}
      >
        {t('log.drafts')}
      </Checkbox>
      {narrowed && (
        <Button type="link" onClick={clear}>
          {t('log.clear')}
        </Button>
      )}
    </>
  )
}

function Choice<Value extends string | number>({
  label,
  any,
  value,
  options,
  onChange,
}: {
  readonly label: string
  /** What stands there while nothing is chosen. */
  readonly any: string
  readonly value: Value | undefined
  readonly options: { value: Value; label: string }[]
  readonly onChange: (value: Value | undefined) => void
}) {
  return (
    <Select<Value>
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      aria-label={label}
      placeholder={any}
      popupMatchSelectWidth={false}
      style={{ minWidth: 128 }}
      {...(value === undefined ? {} : { value })}
      options={options}
      onChange={(chosen: Value | undefined) => onChange(chosen)}
    />
  )
}

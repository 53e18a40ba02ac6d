/** What an ID number says while it is typed. */
import { Form as AntForm } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { faultText } from '#app/i18n/index'
import { useToday } from '#app/session/session'
import { ageOn } from '#ground/people/birth'
import { eighteenOf, readIdNumber } from '#ground/people/id-numbers'
import { useSexAndAge } from '../words'
import type { PersonValues } from './values'

/** What the number says, while it is typed; sex and birth are filled in from it while they are empty. */
export function IdReadingLine() {
  const { t } = useTranslation('residents')
  const today = useToday()
  const form = AntForm.useFormInstance<PersonValues>()
  const sexAndAge = useSexAndAge()
  const kind = AntForm.useWatch<PersonValues['idKind']>('idKind')
  const typed = AntForm.useWatch<PersonValues['idNumber']>('idNumber') ?? ''
  const reading =
    kind === null || kind === undefined || typed.trim() === '' ? null : readIdNumber(kind, typed)
  const said = reading?.ok ? reading : null
  const birth = said?.birth ?? null
  const sex = said?.sex ?? null
  useEffect(() => {
    if (birth !== null && !form.getFieldValue('birth')) form.setFieldValue('birth', birth)
    if (sex !== null && !form.getFieldValue('sex')) form.setFieldValue('sex', sex)
  }, [birth, sex, form])
  if (reading === null) {
    return (
      <p className="id-reading">
        <button type="button" className="link" onClick={() => form.setFieldValue('idKind', null)}>
          {t('form.noCard')}
        </button>
      </p>
    )
  }
  if (!reading.ok) {
    const eighteen = kind === 'resident-id' ? eighteenOf(typed) : null
    if (eighteen !== null) {
      return (
        <p className="id-reading" role="status">
          {t('form.idOfFifteen')}{' '}
          <button type="button" className="link" onClick={() => form.setFieldValue('idNumber', eighteen)}>
            {t('form.toEighteen', { number: eighteen })}
          </button>
        </p>
      )
    }
    const unfinished = reading.fault === 'id-number-shape'
    return (
      <p className={unfinished ? 'id-reading soft' : 'id-reading wrong'} role="status">
        {unfinished
          ? t('form.idUnfinished', { count: typed.replace(/\s/g, '').length })
          : faultText(reading.fault)}
      </p>
    )
  }
  return (
    <p className="id-reading fine" role="status">
      {t('form.idFine')} {birth} {sexAndAge({ sex, age: birth === null ? null : ageOn(birth, today) }, true)}
    </p>
  )
}

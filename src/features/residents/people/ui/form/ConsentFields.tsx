/** The notice and the consent, in the form where they are due (个人信息保护法 arts. 17, 28–31). */
import { Checkbox, Form as AntForm, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { Field, FieldRow } from '#app/parts/index'
import { useToday } from '#app/session/session'
import { needsGuardian } from '../../rules/consent'

/** `birth` decides who consents; where the form has no such field it is given. */
export function ConsentFields({ birth }: { readonly birth: string | null }) {
  const { t } = useTranslation('residents')
  const today = useToday()
  const given = AntForm.useWatch<boolean | undefined>(['consent', 'given']) ?? false
  const byGuardian = birth !== null && needsGuardian(birth, today)
  return (
    <fieldset>
      <legend>{t('consent.title')}</legend>
      <div className="notice-law">
        <p>{t('consent.notice')}</p>
        {byGuardian && <p>{t('consent.guardianLaw')}</p>}
      </div>
      <Field
        name="consent.given"
        label={<span className="visually-hidden">{t('consent.title')}</span>}
        valueProp="checked"
      >
        <Checkbox>{t(byGuardian ? 'consent.givenByGuardian' : 'consent.given')}</Checkbox>
      </Field>
      {given && byGuardian && (
        <FieldRow>
          <Field name="consent.guardianName" label={t('consent.guardianName')}>
            <Input maxLength={60} />
          </Field>
          <Field name="consent.guardianRelation" label={t('consent.guardianRelation')}>
            <Input maxLength={20} />
          </Field>
        </FieldRow>
      )}
    </fieldset>
  )
}

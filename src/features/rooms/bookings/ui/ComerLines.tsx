/** Who comes to a session, as far as the room asks: the safety talk, a guardian, what they must not eat. */
import { Checkbox, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { DayInput, Field } from '#app/parts/index'
import { ResidentPick } from '#app/parts/ResidentPick.tsx'
import { LineLabel, Lines } from '../../ui/Lines'
import type { ComerValues } from './values'

const newComer: ComerValues = {}

export function ComerLines() {
  const { t } = useTranslation('rooms')
  const named = (at: number) => t('comers.number', { number: at + 1 })
  return (
    <Lines<ComerValues>
      name="comers"
      legend={t('comers.title')}
      hint={t('comers.hint')}
      add={t('comers.add')}
      remove={(number) => t('comers.remove', { number })}
      most={100}
      newLine={newComer}
      className="comer-line"
      line={(at) => (
        <>
          <Field
            name={`comers.${at}.resident`}
            label={
              <LineLabel line={named(at)} at={at}>
                {t('comers.resident')}
              </LineLabel>
            }
            optional
          >
            <ResidentPick />
          </Field>
          <Field
            name={`comers.${at}.name`}
            label={
              <LineLabel line={named(at)} at={at}>
                {t('comers.name')}
              </LineLabel>
            }
            optional
          >
            <Input maxLength={40} />
          </Field>
          <Field
            name={`comers.${at}.birth`}
            label={
              <LineLabel line={named(at)} at={at}>
                {t('comers.birth')}
              </LineLabel>
            }
            optional
          >
            <DayInput />
          </Field>
          <Field
            name={`comers.${at}.briefedOn`}
            label={
              <LineLabel line={named(at)} at={at}>
                {t('comers.briefedOn')}
              </LineLabel>
            }
            optional
          >
            <DayInput />
          </Field>
          <Field
            name={`comers.${at}.withGuardian`}
            valueProp="checked"
            label={
              <LineLabel line={named(at)} at={at}>
                {t('comers.guardian')}
              </LineLabel>
            }
          >
            <Checkbox>{t('comers.withGuardian')}</Checkbox>
          </Field>
          <Field
            name={`comers.${at}.fetchedBy`}
            label={
              <LineLabel line={named(at)} at={at}>
                {t('comers.fetchedBy')}
              </LineLabel>
            }
            optional
          >
            <Input maxLength={40} />
          </Field>
          <Field
            name={`comers.${at}.allergens`}
            label={
              <LineLabel line={named(at)} at={at}>
                {t('comers.allergens')}
              </LineLabel>
            }
            optional
          >
            <Input maxLength={100} />
          </Field>
        </>
      )}
    />
  )
}

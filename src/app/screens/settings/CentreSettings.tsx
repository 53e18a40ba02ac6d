/** The centre's names as they stand on every paper, corrected by the manager. */
import { Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { sessionContract, type Centre } from '#desk/session/contract'
import { desk, useWrite } from '../../desk-client'
import { notify } from '../../notices'
import { Field, Form } from '../../parts/Form'
import { Sheet } from '../../parts/surfaces'
import { useSession } from '../../session/session'
import { sessionChanged } from '../../session/state'

export default function CentreSettings() {
  const { t } = useTranslation()
  const { centre } = useSession()
  const name = useWrite(desk.session.nameCentre)
  const inputOf = (values: Centre) => ({ centre: values })
  return (
    <Sheet title={t('centre.title')} remark={t('centre.remark')}>
      <div className="sheet-body narrow">
        <Form<Centre, unknown>
          label={t('centre.title')}
          initial={centre}
          schema={sessionContract.nameCentre['~orpc'].inputSchema}
          inputOf={inputOf}
          fieldOf={(path) => path.split('.').at(-1) ?? path}
          submit={(values) => name.write(inputOf(values))}
          onDone={() => {
            notify(t('centre.done'))
            void sessionChanged()
          }}
          submitLabel={t('action.save')}
          draft="session.centre"
        >
          <Field name="subDistrict" label={t('setUp.subDistrict')} hint={t('setUp.subDistrictHint')}>
            <Input maxLength={40} />
          </Field>
          <Field name="community" label={t('setUp.community')} hint={t('setUp.communityHint')}>
            <Input maxLength={40} />
          </Field>
          <Field name="committee" label={t('setUp.committee')} hint={t('setUp.committeeHint')}>
            <Input maxLength={60} />
          </Field>
          <Field name="numberPrefix" label={t('setUp.numberPrefix')} hint={t('setUp.numberPrefixHint')}>
            <Input maxLength={12} />
          </Field>
          <Field name="fullName" label={t('centre.fullName')} hint={t('centre.fullNameHint')} optional>
            <Input maxLength={60} />
          </Field>
          <Field name="address" label={t('centre.address')} optional>
            <Input maxLength={80} />
          </Field>
          <Field name="phone" label={t('centre.phone')} hint={t('centre.phoneHint')} optional>
            <Input maxLength={40} />
          </Field>
          <Field name="hours" label={t('centre.hours')} hint={t('centre.hoursHint')} optional>
            <Input maxLength={80} />
          </Field>
        </Form>
      </div>
    </Sheet>
  )
}

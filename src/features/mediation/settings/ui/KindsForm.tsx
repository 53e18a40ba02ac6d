/** The kinds of dispute, one a line, in the order in which they are offered. */
import { Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { Field, Form, LoadingLines } from '#app/parts/index'
import { Section } from '../../ui/case/Section'
import { desk } from '../../ui/client'
import { settingsContract } from '../contract'
import { useKinds } from './kinds'

interface Values {
  /** One a line, as it is typed. */
  readonly lines: string
}

const inputOf = ({ lines }: Values) => ({
  kinds: lines
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== ''),
})

export function KindsForm() {
  const { t } = useTranslation('mediation')
  const kinds = useKinds()
  const save = useWrite(desk.mediation.settings.setKinds)
  if (kinds === undefined) return <LoadingLines lines={4} />
  return (
    <Section title={t('settings.kinds')} remark={t('settings.kindsRemark')}>
      <div className="mediation-line">
        <Form<Values, unknown>
          draft="mediation.settings-kinds"
          label={t('settings.kinds')}
          initial={{ lines: kinds.map(({ value }) => value).join('\n') }}
          schema={settingsContract.setKinds['~orpc'].inputSchema}
          inputOf={inputOf}
          fieldOf={() => 'lines'}
          submit={(values) => save.write(inputOf(values))}
          onDone={() => notify(t('settings.kept'))}
          submitLabel={t('settings.keep')}
        >
          <Field name="lines" label={t('settings.kindsLines')}>
            <Input.TextArea autoSize={{ minRows: 6, maxRows: 20 }} />
          </Field>
        </Form>
      </div>
    </Section>
  )
}

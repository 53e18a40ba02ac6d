/** The committees that mediate a case together: name, number, whom to call, who sits for them; exactly one leads. */
import { Checkbox, Form as AntForm, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { MoveDrawer } from '#app/parts/course/index'
import { Field, FieldRow } from '#app/parts/index'
import { desk } from '../../ui/client'
import { jointContract, mostCommittees, type Committee } from '../contract'

/** What was just added and not typed yet comes as nothing. */
interface Line {
  readonly name?: string
  readonly number?: string
  readonly contact?: string
  readonly leads?: boolean
  /** Their names, as they are typed. */
  readonly mediators?: string
}

interface Values {
  readonly committees: readonly Line[]
}

const committeeOf = ({ name, number, contact, leads, mediators }: Line): Committee => ({
  name: name ?? '',
  number: number ?? '',
  contact: contact ?? '',
  leads: leads ?? false,
  mediators: (mediators ?? '').split(/[\s,，、;；]+/).filter((one) => one !== ''),
})

export function CommitteesDrawer({
  caseId,
  committees,
  mediators,
  onClose,
}: {
  readonly caseId: number
  readonly committees: readonly Committee[]
  /** Who has the case here: they sit for this committee. */
  readonly mediators: readonly string[]
  readonly onClose: () => void
}) {
  const { t } = useTranslation('mediation')
  const save = useWrite(desk.mediation.joint.saveCommittees)
  const inputOf = (values: Values) => ({ case: caseId, committees: values.committees.map(committeeOf) })
  const lines: readonly Line[] =
    committees.length > 0
      ? committees.map((one) => ({ ...one, mediators: one.mediators.join(t('comma')) }))
      : [{ name: '', leads: true, mediators: mediators.join(t('comma')) }, { name: '' }]
  return (
    <MoveDrawer<Values, unknown>
      draft={`mediation.committees:${caseId}`}
      title={t('joint.committees')}
      about={<p className="small soft">{t('joint.aboutCommittees')}</p>}
      initial={{ committees: lines }}
      schema={jointContract.saveCommittees['~orpc'].inputSchema}
      inputOf={inputOf}
      fieldOf={(path) => path.replace(/(\.mediators)\..*$/, '$1')}
      submit={(values) => save.write(inputOf(values))}
      onDone={() => {
        notify(t('joint.kept'))
        onClose()
      }}
      onClose={onClose}
    >
      <AntForm.List name="committees">
        {(rows, { add, remove }) => (
          <>
            {rows.map(({ key, name }) => (
              <fieldset key={key} className="joint-committee">
                <FieldRow>
                  <Field name={`${name}.name`} label={t('joint.name')}>
                    <Input maxLength={60} />
                  </Field>
                  <Field name={`${name}.mediators`} label={t('joint.mediators')}>
                    <Input maxLength={200} />
                  </Field>
                </FieldRow>
                <FieldRow>
                  <Field name={`${name}.number`} label={t('joint.number')} optional>
                    <Input maxLength={60} />
                  </Field>
                  <Field name={`${name}.contact`} label={t('joint.contact')} optional>
                    <Input maxLength={60} />
                  </Field>
                </FieldRow>
                <FieldRow>
                  <Field name={`${name}.leads`} label={t('joint.part')} valueProp="checked">
                    <Checkbox>{t('joint.leads')}</Checkbox>
                  </Field>
                  <button type="button" className="link" onClick={() => remove(name)}>
                    {t('joint.remove')}
                  </button>
                </FieldRow>
              </fieldset>
            ))}
            {rows.length < mostCommittees && (
              <p>
                <button type="button" className="link" onClick={() => add({ name: '' })}>
                  {t('joint.add')}
                </button>
              </p>
            )}
          </>
        )}
      </AntForm.List>
    </MoveDrawer>
  )
}

/** How long files are kept, by kind of dispute; empty is for good. Nothing is deleted by itself. */
import { useQuery } from '@tanstack/react-query'
import { AutoComplete, Form as AntForm, InputNumber } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { ErrorState, Field, FieldRow, Form, KeyButton, LoadingLines } from '#app/parts/index'
import { dossierContract, type RetentionSettings } from '../../dossier/contract'
import { Section } from '../../ui/case/Section'
import { desk } from '../../ui/client'
import { useKinds } from './kinds'

/** What was left empty, or has just been added and not named, comes as nothing. */
interface Values {
  readonly kinds: readonly { readonly kind?: string; readonly years?: number | null }[]
  readonly others?: number | null
  readonly registers?: number | null
  readonly patrols?: number | null
}

const inputOf = ({ kinds, others, registers, patrols }: Values) => ({
  retention: {
    kinds: kinds.map(({ kind = '', years = null }) => ({ kind, years })),
    others: others ?? null,
    registers: registers ?? null,
    patrols: patrols ?? null,
  } satisfies RetentionSettings,
})

export function RetentionForm() {
  const { t } = useTranslation('mediation')
  const navigate = useNavigate()
  const { data, error, refetch } = useQuery(desk.mediation.dossier.retention.queryOptions({ input: {} }))
  const save = useWrite(desk.mediation.dossier.setRetention)
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <LoadingLines lines={3} />
  return (
    <Section
      title={t('settings.retention')}
      remark={t('settings.retentionRemark')}
      actions={
        <KeyButton keys="F7" onPress={() => void navigate('/mediation/retention')}>
          {t('retention.title')}
        </KeyButton>
      }
    >
      <div className="mediation-line">
        <Form<Values, unknown>
          draft="mediation.settings-retention"
          label={t('settings.retention')}
          initial={data}
          schema={dossierContract.setRetention['~orpc'].inputSchema}
          inputOf={inputOf}
          fieldOf={(path) => path.replace(/^retention\./, '')}
          submit={(values) => save.write(inputOf(values))}
          onDone={() => notify(t('settings.kept'))}
          submitLabel={t('settings.keep')}
        >
          <Kinds />
          <Field name="others" label={t('settings.others')} hint={t('settings.forGood')} optional>
            <InputNumber precision={0} min={1} max={100} />
          </Field>
          <Field name="registers" label={t('settings.registers')} hint={t('settings.registersHint')} optional>
            <InputNumber precision={0} min={1} max={100} />
          </Field>
          <Field name="patrols" label={t('settings.patrols')} hint={t('settings.patrolsHint')} optional>
            <InputNumber precision={0} min={1} max={100} />
          </Field>
        </Form>
      </div>
    </Section>
  )
}

function Kinds() {
  const { t } = useTranslation('mediation')
  const offered = useKinds() ?? []
  return (
    <AntForm.List name="kinds">
      {(lines, { add, remove }) => (
        <>
          {lines.map(({ key, name }) => (
            <FieldRow key={key}>
              <Field name={`${name}.kind`} label={t('about.kind')}>
                <AutoComplete maxLength={40} options={offered.map(({ value }) => ({ value }))} />
              </Field>
              <Field name={`${name}.years`} label={t('settings.years')} optional>
                <InputNumber precision={0} min={1} max={100} />
              </Field>
              <button type="button" className="link" onClick={() => remove(name)}>
                {t('settings.removeKind')}
              </button>
            </FieldRow>
          ))}
          <p>
            <button type="button" className="link" onClick={() => add({ kind: '', years: null })}>
              {t('settings.addKind')}
            </button>
          </p>
        </>
      )}
    </AntForm.List>
  )
}

/** Registering a resident: one page, the law in it where it is due. */
import { useQuery } from '@tanstack/react-query'
import { Form as AntForm, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useLocation, useNavigate } from 'react-router'
import { useWrite } from '#app/desk-client/index'
import { desk } from '../../../ui/client'
import { notify } from '#app/notices'
import { Field, FieldRow, Form, Page, PageHead, Sheet } from '#app/parts/index'
import { useToday } from '#app/session/session'
import { peopleContract } from '../../contract'
import { relations } from '../../contract/words'
import { needsGuardian } from '../../rules/consent'
import { ConsentFields } from './ConsentFields'
import { PersonFields } from './PersonFields'
import { valuesHandedOver } from './handed-over'
import { fieldOfPath, noticeVersion, personOf, type PersonValues } from './values'
import '../residents.css'

export default function RegisterPage() {
  const { t } = useTranslation('residents')
  const navigate = useNavigate()
  const today = useToday()
  const given = valuesHandedOver(useLocation().state)
  const register = useWrite(desk.residents.register)
  const inputOf = (values: PersonValues) => {
    const birth = values.birth ?? null
    const by = birth !== null && needsGuardian(birth, today) ? ('guardian' as const) : ('self' as const)
    return {
      person: personOf(values),
      relation: values.relation ?? ('' as const),
      tags: (values.tags ?? []).map((code) => ({ code, since: today, until: null, proof: '' })),
      consent:
        values.consent?.given === true
          ? {
              noticeVersion,
              day: today,
              by,
              guardianName: by === 'guardian' ? (values.consent.guardianName ?? '') : '',
              guardianRelation: by === 'guardian' ? (values.consent.guardianRelation ?? '') : '',
            }
          : null,
    }
  }
  return (
    <Page head={<PageHead trail={t('nav')} title={t('register.title')} remark={t('register.remark')} />}>
      <Sheet grow label={t('register.title')}>
        <div className="form-page">
          <Form<PersonValues, { readonly id: number }>
            label={t('register.title')}
            initial={{
              idKind: 'resident-id',
              phones: [{ owner: 'self' }],
              ...given,
            }}
            schema={peopleContract.register['~orpc'].inputSchema}
            inputOf={inputOf}
            fieldOf={fieldOfPath}
            draft="residents.register"
            submit={(values) => register.write(inputOf(values))}
            onDone={({ id }, { name }) => {
              notify(t('register.done', { name }))
              void navigate(`/residents/${id}`, { replace: true })
            }}
            submitLabel={t('register.do')}
            onCancel={() => void navigate(-1)}
          >
            <PersonFields />
            <FieldRow>
              <Field name="relation" label={t('field.relation')} hint={t('form.relationHint')} optional>
                <Select
                  allowClear
                  options={relations.map((relation) => ({
                    value: relation,
                    label: t(`relation.${relation}`),
                  }))}
                />
              </Field>
              <TagChoice />
            </FieldRow>
            <ConsentOfPerson />
          </Form>
        </div>
      </Sheet>
    </Page>
  )
}

function ConsentOfPerson() {
  const birth = AntForm.useWatch<PersonValues['birth']>('birth') ?? null
  return <ConsentFields birth={birth} />
}

function TagChoice() {
  const { t } = useTranslation('residents')
  const { data } = useQuery(desk.dictionaries.list.queryOptions({ input: {} }))
  return (
    <Field name="tags" label={t('field.tags')} hint={t('form.tagsHint')} optional>
      <Select
        mode="multiple"
        showSearch={{ optionFilterProp: 'label' }}
        options={(data?.entries ?? [])
          .filter((entry) => entry.dictionary === 'tag' && entry.active)
          .map(({ code, label }) => ({ value: code, label }))}
      />
    </Field>
  )
}

/** Puts right who came or what for; the state of the visit stays, and the old words stay in its course. */
import { Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#app/desk-client/index'
import { desk } from '../client'
import { Field, Form } from '#app/parts/index'
import { visitCategories, visitsContract, type Moved, type Visit } from '../../contract'
import { ResidentPick, type PickedResident } from '#app/parts/ResidentPick.tsx'
import { useMoves } from '../use-moves'

interface Values {
  readonly resident?: PickedResident
  readonly visitor?: string
  readonly matter?: string
  readonly category?: Visit['category']
}

export function AmendForm({ visit, onDone }: { readonly visit: Visit; readonly onDone: () => void }) {
  const { t } = useTranslation('visits')
  const { made } = useMoves()
  const amend = useWrite(desk.visits.amend)
  const input = ({ resident, visitor, matter, category }: Values) => ({
    id: visit.id,
    residentId: resident?.id ?? null,
    visitor: resident !== undefined || visitor === undefined || visitor.trim() === '' ? null : visitor,
    matter: matter ?? '',
    category: category ?? null,
  })
  return (
    <>
      <h3 className="amend-title">{t('amend.title')}</h3>
      <Form<Values, Moved>
        label={t('amend.title')}
        initial={{
          matter: visit.matter,
          ...(visit.resident === null ? {} : { resident: visit.resident }),
          ...(visit.visitor === null ? {} : { visitor: visit.visitor }),
          ...(visit.category === null ? {} : { category: visit.category }),
        }}
        schema={visitsContract.amend['~orpc'].inputSchema}
        inputOf={input}
        fieldOf={(path) => (path === 'residentId' ? 'resident' : path)}
        submit={(values) => amend.write(input(values))}
        onDone={(moved) => {
          made('amend', moved)
          onDone()
        }}
        submitLabel={t('amend.save')}
        onCancel={onDone}
        draft={`visits.amend:${visit.id}`}
      >
        <Field name="matter" label={t('register.matter')} optional>
          <Input maxLength={200} autoFocus />
        </Field>
        <Field name="category" label={t('register.category')} optional>
          <Select
            allowClear
            placeholder={t('register.noCategory')}
            options={visitCategories.map((value) => ({ value, label: t(`categories.${value}`) }))}
          />
        </Field>
        <Field name="resident" label={t('register.resident')} optional>
          <ResidentPick />
        </Field>
        <Field name="visitor" label={t('register.visitor')} hint={t('register.visitorHint')} optional>
          <Input maxLength={40} />
        </Field>
      </Form>
    </>
  )
}

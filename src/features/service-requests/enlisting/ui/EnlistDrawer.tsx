/** Puts many on the list of renewals: how many they would be stands there before anything is done. */
import { useQuery } from '@tanstack/react-query'
import { Form as AntForm, InputNumber, Radio, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useWrite } from '#app/desk-client/index'
import { offerBack } from '#app/notices'
import { DayInput, DetailDrawer, Field, FieldRow, Form, When } from '#app/parts/index'
import { useMay, useToday } from '#app/session/session'
import { desk } from '../../ui/client'
import { enlistingContract } from '../contract'
import { inputOf, sourceOf, type Values } from './values'

export default function EnlistDrawer() {
  const { t } = useTranslation('service-requests')
  const navigate = useNavigate()
  const today = useToday()
  const [form] = AntForm.useForm<Values>()
  const values = AntForm.useWatch((all: Values) => all, { form, preserve: true })
  const enlist = useWrite(desk.serviceRequests.renewals.enlist)
  const takeBack = useWrite(desk.serviceRequests.renewals.takeBackEnlisting)
  const items = useQuery(desk.serviceRequests.items.list.queryOptions({ input: { withdrawn: false } }))
  const source = sourceOf(values)
  const would = useQuery(
    desk.serviceRequests.renewals.wouldEnlist.queryOptions({
      input: { itemId: values.itemId ?? 0, source: source ?? { from: 'register' } },
      enabled: values.itemId !== undefined && source !== undefined,
    }),
  )
  const people = would.data?.people ?? 0
  const year = Number(today.slice(0, 4))
  const close = () => void navigate('..', { relative: 'path' })
  const from = values.from ?? 'register'
  return (
    <DetailDrawer title={t('enlisting.title')}>
      <Form<Values, { readonly id: number; readonly enlisted: number }>
        form={form}
        label={t('enlisting.title')}
        initial={{ from: 'register', dueOn: 'birthday', dueYear: year, year: year - 1 }}
        schema={enlistingContract.enlist['~orpc'].inputSchema}
        inputOf={(all) => inputOf(all, people)}
        submit={(all) => enlist.write(inputOf(all, people))}
        onDone={({ id, enlisted }) => {
          offerBack(t('enlisting.done', { count: enlisted }), () => takeBack.write({ id }))
          close()
        }}
        submitLabel={people === 0 ? t('enlisting.doNone') : t('enlisting.do', { count: people })}
        onCancel={close}
      >
        <Field name="itemId" label={t('column.item')} hint={t('renewals.itemHint')}>
          <Select
            autoFocus
            showSearch={{ optionFilterProp: 'label' }}
            options={(items.data?.items ?? [])
              .filter(({ renews }) => renews)
              .map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Field>
        <Field name="from" label={t('enlisting.source')}>
          <Radio.Group
            options={(['register', 'import', 'year'] as const).map((one) => ({
              value: one,
              label: t(`enlisting.sources.${one}`),
            }))}
          />
        </Field>
        {from === 'register' && <OfRegister />}
        {from === 'import' && <OfImport />}
        {from === 'year' ? (
          <>
            <Field name="year" label={t('enlisting.year')}>
              <InputNumber min={2000} max={year} precision={0} controls={false} />
            </Field>
            <p className="soft">{t('enlisting.byRule')}</p>
          </>
        ) : (
          <Due on={values.dueOn ?? 'birthday'} />
        )}
        <p className="text" role="status">
          {would.data === undefined
            ? t('enlisting.fill')
            : [
                t('enlisting.would', { people }),
                would.data.known > 0 ? t('enlisting.known', { known: would.data.known }) : '',
              ].join('')}
        </p>
      </Form>
    </DetailDrawer>
  )
}

function OfRegister() {
  const { t } = useTranslation('service-requests')
  const { data } = useQuery(desk.dictionaries.list.queryOptions({ input: {} }))
  return (
    <>
      <FieldRow>
        <Field name="ageFrom" label={t('enlisting.ageFrom')} optional>
          <InputNumber min={0} max={150} precision={0} controls={false} />
        </Field>
        <Field name="ageTo" label={t('enlisting.ageTo')} optional>
          <InputNumber min={0} max={150} precision={0} controls={false} />
        </Field>
      </FieldRow>
      <FieldRow>
        <Field
          name="birthMonth"
          label={t('enlisting.birthMonth')}
          hint={t('enlisting.birthMonthHint')}
          optional
        >
          <Select
            allowClear
            options={Array.from({ length: 12 }, (_, at) => ({
              value: at + 1,
              label: t('enlisting.month', { month: at + 1 }),
            }))}
          />
        </Field>
        <Field name="tag" label={t('enlisting.tag')} optional>
          <Select
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            options={(data?.entries ?? [])
              .filter(({ dictionary }) => dictionary === 'tag')
              .map(({ code, label }) => ({ value: code, label }))}
          />
        </Field>
      </FieldRow>
    </>
  )
}

function OfImport() {
  const { t } = useTranslation('service-requests')
  const mayImport = useMay('residents.import')
  const { data } = useQuery({
    ...desk.residents.registerFile.history.queryOptions({ input: {} }),
    enabled: mayImport,
  })
  return (
    <Field name="importId" label={t('enlisting.import')}>
      <Select
        options={(data?.imports ?? [])
          .filter(({ state }) => state === 'done')
          .map(({ id, fileName, at }) => ({
            value: id,
            label: (
              <>
                {fileName} <When at={at} />
              </>
            ),
          }))}
      />
    </Field>
  )
}

function Due({ on }: { readonly on: 'day' | 'birthday' }) {
  const { t } = useTranslation('service-requests')
  return (
    <>
      <Field name="dueOn" label={t('enlisting.due')}>
        <Radio.Group
          options={(['birthday', 'day'] as const).map((one) => ({
            value: one,
            label: t(`enlisting.dues.${one}`),
          }))}
        />
      </Field>
      {on === 'day' ? (
        <Field name="day" label={t('enlisting.day')}>
          <DayInput />
        </Field>
      ) : (
        <Field name="dueYear" label={t('enlisting.dueYear')}>
          <InputNumber min={2000} max={2100} precision={0} controls={false} />
        </Field>
      )}
    </>
  )
}

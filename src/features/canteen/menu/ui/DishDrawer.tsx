/** A dish: what it is called, and what in it somebody may have to avoid. */
import { useQuery } from '@tanstack/react-query'
import { Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { Awaiting, DetailDrawer, Field, Form } from '#app/parts/index'
import { desk } from '../../ui/client'
import { menuContract } from '../contract'

interface Values {
  readonly name: string
  readonly contains: string[]
}

const back = '/canteen/offers?tab=dishes'

export default function DishDrawer() {
  const { t } = useTranslation('canteen')
  const navigate = useNavigate()
  const { dishId } = useParams()
  const query = useQuery(desk.canteen.menu.list.queryOptions({ input: {} }))
  const { data } = query
  const keep = useWrite(desk.canteen.menu.keepDish)
  const id = dishId === undefined ? null : Number(dishId)
  const kept = data?.dishes.find((dish) => dish.id === id)
  const title = id === null ? t('offers.addDish') : (kept?.name ?? t('offers.dish'))
  const known = [...new Set(data?.dishes.flatMap(({ contains }) => contains))]
  const close = () => void navigate(back)
  return (
    <DetailDrawer title={title} onClose={close}>
      {data === undefined ? (
        <Awaiting of={query} lines={3} />
      ) : (
        <Form<Values, unknown>
          label={title}
          initial={{ name: kept?.name ?? '', contains: kept?.contains ?? [] }}
          schema={menuContract.keepDish['~orpc'].inputSchema}
          inputOf={(values) => ({ id, ...values })}
          submit={(values) => keep.write({ id, ...values })}
          onDone={(_, { name }) => {
            notify(t('offers.kept', { name }))
            close()
          }}
          submitLabel={t('menu.keep')}
          onCancel={close}
        >
          <Field name="name" label={t('offers.name')}>
            <Input maxLength={20} autoFocus />
          </Field>
          <Field name="contains" label={t('offers.contains')} hint={t('offers.containsHint')} optional>
            <Select
              mode="tags"
              tokenSeparators={['、', '，', ',', ' ']}
              options={known.map((value) => ({ value, label: value }))}
            />
          </Field>
        </Form>
      )}
    </DetailDrawer>
  )
}

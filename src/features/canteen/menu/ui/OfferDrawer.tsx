/** What is sold: its name, its dishes, its price and from which day. */
import { useQuery } from '@tanstack/react-query'
import { AutoComplete, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { Awaiting, DayInput, DetailDrawer, Field, FieldRow, Form, MoneyInput } from '#app/parts/index'
import { useToday } from '#app/session/session'
import { desk } from '../../ui/client'
import { meals, type Meal } from '../../contract/words'
import { menuContract } from '../contract'

/** What it costs at a meal is a field of that meal's name. */
interface Values extends Readonly<Partial<Record<Meal, number | null>>> {
  readonly name: string
  readonly kind: string
  readonly dishes: number[]
  readonly fen?: number | null
  readonly from?: string
}

export default function OfferDrawer() {
  const { t } = useTranslation('canteen')
  const navigate = useNavigate()
  const today = useToday()
  const { offerId } = useParams()
  const [search] = useSearchParams()
  const back = `/canteen/offers?${search.toString()}`
  const query = useQuery(desk.canteen.menu.list.queryOptions({ input: {} }))
  const { data } = query
  const keep = useWrite(desk.canteen.menu.keepOffer)
  const id = offerId === undefined ? null : Number(offerId)
  const kept = data?.offers.find((offer) => offer.id === id)
  const title = id === null ? t('offers.add') : (kept?.name ?? t('offers.offer'))
  const kinds = [...new Set(data?.offers.map(({ kind }) => kind))].filter((kind) => kind !== '')
  const inputOf = ({ name, kind, dishes, fen, from, ...ofMeal }: Values) => ({
    id,
    name,
    kind,
    dishes,
    fen: fen ?? 0,
    ofMeals: meals.flatMap((meal) => {
      const own = ofMeal[meal] ?? null
      return own === null ? [] : { meal, fen: own }
    }),
    from: from ?? '',
  })
  return (
    <DetailDrawer title={title} onClose={() => void navigate(back)}>
      {data === undefined ? (
        <Awaiting of={query} lines={4} />
      ) : (
        <Form<Values, unknown>
          label={title}
          initial={{
            name: kept?.name ?? '',
            kind: kept?.kind ?? '',
            dishes: kept?.dishes ?? [],
            fen: kept?.fen ?? null,
            ...Object.fromEntries((kept?.ofMeals ?? []).map(({ meal, fen }) => [meal, fen])),
            from: today,
          }}
          schema={menuContract.keepOffer['~orpc'].inputSchema}
          inputOf={(values) => ({ ...inputOf(values), fen: values.fen })}
          submit={(values) => keep.write(inputOf(values))}
          onDone={(_, { name }) => {
            notify(t('offers.kept', { name }))
            void navigate(back)
          }}
          submitLabel={t('menu.keep')}
          onCancel={() => void navigate(back)}
        >
          <Field name="name" label={t('offers.name')}>
            <Input maxLength={20} autoFocus />
          </Field>
          <Field name="kind" label={t('offers.kind')} hint={t('offers.kindHint')} optional>
            <AutoComplete options={kinds.map((kind) => ({ value: kind }))} maxLength={20} />
          </Field>
          <Field name="dishes" label={t('offers.dishes')} optional>
            <Select
              mode="multiple"
              showSearch={{ optionFilterProp: 'label' }}
              options={data.dishes.map((dish) => ({ value: dish.id, label: dish.name }))}
            />
          </Field>
          <FieldRow>
            <Field name="fen" label={t('offers.priceYuan')}>
              <MoneyInput />
            </Field>
            <Field name="from" label={t('offers.from')} hint={t('offers.fromHint')}>
              <DayInput />
            </Field>
          </FieldRow>
          <FieldRow>
            {meals.map((meal) => (
              <Field key={meal} name={meal} label={t('offers.ofMeal', { meal: t(`meals.${meal}`) })} optional>
                <MoneyInput placeholder={t('offers.asEver')} />
              </Field>
            ))}
          </FieldRow>
        </Form>
      )}
    </DetailDrawer>
  )
}

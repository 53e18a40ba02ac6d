/** How this canteen runs: meals by the clock, the turn of the day, what a balance is spent from first. */
import { useQuery } from '@tanstack/react-query'
import { Checkbox, Input, InputNumber, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { ErrorState, Field, FieldRow, Form, LoadingLines, MoneyInput, Sheet } from '#app/parts/index'
import { leapBirthdays, meals, type Meal, refundRules, spendOrders } from '../../contract/words'
import { CutOffsForm } from '../../orders/ui/CutOffsForm'
import { desk } from '../../ui/client'
import { GiftRules } from './GiftRules'
import { Lines } from '../../ui/Lines'
import { settingsContract, usualSettings, type CanteenSettings } from '../contract'

type Window = CanteenSettings['windows'][number]

export default function CanteenSettingsPage() {
  const { t } = useTranslation('canteen')
  const settings = useQuery(desk.canteen.settings.get.queryOptions({ input: {} }))
  const save = useWrite(desk.canteen.settings.save)
  if (settings.error !== null) {
    return <ErrorState error={settings.error} onRetry={() => void settings.refetch()} />
  }
  if (settings.data === undefined) return <LoadingLines lines={5} />
  return (
    <>
      <Sheet title={t('settings.label')}>
        <div className="sheet-body narrow">
          <Form<CanteenSettings, CanteenSettings>
            label={t('settings.label')}
            initial={settings.data}
            schema={settingsContract.save['~orpc'].inputSchema}
            inputOf={(values) => ({ settings: values })}
            fieldOf={(path) =>
              path.replace(/^settings\./, '').replace(/^(windows|place|deliveryBands)\..*/, '$1')
            }
            submit={(values) => save.write({ settings: values })}
            onDone={() => notify(t('settings.saved'))}
            submitLabel={t('settings.save')}
          >
            <Field name="windows" label={t('settings.windows')} hint={t('settings.windowsHint')}>
              <Windows />
            </Field>
            <FieldRow>
              <Field name="dayTurns" label={t('settings.dayTurns')} hint={t('settings.dayTurnsHint')}>
                <Input maxLength={5} />
              </Field>
              <Field name="enteredLate" label={t('settings.enteredLate')}>
                <InputNumber min={0} max={31} precision={0} />
              </Field>
              <Field name="dormantMonths" label={t('settings.dormantMonths')}>
                <InputNumber min={1} max={120} precision={0} />
              </Field>
            </FieldRow>
            <FieldRow>
              <Field name="careDaysLooked" label={t('settings.careDaysLooked')} hint={t('settings.careHint')}>
                <InputNumber min={3} max={20} precision={0} />
              </Field>
              <Field name="careDaysForRegular" label={t('settings.careDaysForRegular')}>
                <InputNumber min={1} max={20} precision={0} />
              </Field>
            </FieldRow>
            <Field name="place" label={t('settings.place')} hint={t('settings.placeHint')} optional>
              <PlaceFields />
            </Field>
            <Field name="deliveryFeeFen" label={t('settings.deliveryFee')}>
              <MoneyInput />
            </Field>
            <Field
              name="deliveryBands"
              label={t('settings.deliveryBands')}
              hint={t('settings.deliveryBandsHint')}
              optional
            >
              <Bands />
            </Field>
            <Field name="oneFeeAHousehold" label={t('settings.oneFee')} valueProp="checked">
              <Checkbox>{t('settings.oneFeeAHousehold')}</Checkbox>
            </Field>
            <Field name="gifts" label={t('settings.gifts')} hint={t('settings.giftsHint')} optional>
              <GiftRules />
            </Field>
            <Field name="spendOrder" label={t('settings.spendOrder')} hint={t('settings.spendOrderHint')}>
              <Radio.Group
                options={spendOrders.map((value) => ({ value, label: t(`settings.spendOrders.${value}`) }))}
              />
            </Field>
            <Field name="refundRule" label={t('settings.refundRule')} hint={t('settings.refundRuleHint')}>
              <Radio.Group
                options={refundRules.map((value) => ({ value, label: t(`refundRules.${value}`) }))}
              />
            </Field>
            <Field name="leapBirthday" label={t('settings.leap')}>
              <Radio.Group
                options={leapBirthdays.map((value) => ({ value, label: t(`settings.leaps.${value}`) }))}
              />
            </Field>
          </Form>
        </div>
      </Sheet>
      <CutOffsForm />
    </>
  )
}

const placeParts = ['province', 'city', 'district', 'street', 'community', 'code'] as const
type Place = CanteenSettings['place']

function PlaceFields({
  value = usualSettings.place,
  onChange,
}: {
  readonly value?: Place
  readonly onChange?: (place: Place) => void
}) {
  const { t } = useTranslation('canteen')
  return (
    <div className="canteen-place">
      {placeParts.map((part) => (
        <Input
          key={part}
          aria-label={t(`settings.places.${part}`)}
          placeholder={t(`settings.places.${part}`)}
          maxLength={20}
          value={value[part]}
          onChange={({ target }) => onChange?.({ ...value, [part]: target.value })}
        />
      ))}
    </div>
  )
}

type Band = CanteenSettings['deliveryBands'][number]

function Bands({
  value = [],
  onChange,
}: {
  readonly value?: readonly Band[]
  readonly onChange?: (bands: Band[]) => void
}) {
  const { t } = useTranslation('canteen')
  return (
    <Lines<Band>
      label={t('settings.deliveryBands')}
      value={value}
      onChange={(bands) => onChange?.(bands)}
      blank={() => ({ name: '', fen: 300 })}
      addLabel={t('settings.addBand')}
      most={9}
    >
      {(band, put) => (
        <div className="canteen-condition">
          <Input
            aria-label={t('settings.bandName')}
            placeholder={t('settings.bandName')}
            maxLength={20}
            value={band.name}
            onChange={({ target }) => put({ ...band, name: target.value })}
          />
          <MoneyInput
            aria-label={t('settings.deliveryFee')}
            value={band.fen}
            onChange={(fen) => put({ ...band, fen: fen ?? 0 })}
          />
        </div>
      )}
    </Lines>
  )
}

const usualOf = (meal: Meal): Window =>
  usualSettings.windows.find((one) => one.meal === meal) ?? { meal, from: '', until: '' }

function Windows({
  value = [],
  onChange,
}: {
  readonly value?: readonly Window[]
  readonly onChange?: (windows: readonly Window[]) => void
}) {
  const { t } = useTranslation('canteen')
  const put = (meal: Meal, window: Window | null) =>
    onChange?.(
      meals.flatMap((one) => {
        if (one === meal) return window === null ? [] : [window]
        return value.filter((kept) => kept.meal === one)
      }),
    )
  return meals.map((meal) => {
    const window = value.find((one) => one.meal === meal)
    const name = t(`meals.${meal}`)
    return (
      <div key={meal} className="canteen-window">
        <Checkbox
          checked={window !== undefined}
          onChange={({ target }) => put(meal, target.checked ? usualOf(meal) : null)}
        >
          {name}
        </Checkbox>
        {window !== undefined && (
          <>
            <Input
              aria-label={t('settings.fromOf', { meal: name })}
              maxLength={5}
              value={window.from}
              onChange={({ target }) => put(meal, { ...window, from: target.value })}
            />
            <span>–</span>
            <Input
              aria-label={t('settings.untilOf', { meal: name })}
              maxLength={5}
              value={window.until}
              onChange={({ target }) => put(meal, { ...window, until: target.value })}
            />
          </>
        )}
      </div>
    )
  })
}

/** The materials of an item as a list to tick: what the resident hands over, in which form, how many. */
import { useId } from 'react'
import { Checkbox, InputNumber, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { Kbd } from '#app/parts/index'
import type { Form } from '../../requests/contract/words'
import type { WantedMaterial } from '../../items/contract'
import { mayBeShown, usuallyHandedIn } from '../rules'

export interface HandedIn {
  /** Place in the item's list, from 0. */
  readonly material: number
  readonly form: Form
  readonly count: number
  /** Looked at and handed back at once. */
  readonly verified?: boolean
}

/** How a paper is handed in: kept as original or copy, or the original only looked at. */
const manners = ['original', 'verified', 'copy'] as const
type Manner = (typeof manners)[number]

const mannerOf = ({ form, verified }: HandedIn): Manner => (verified === true ? 'verified' : form)

export interface MaterialChecklistProps {
  readonly materials: readonly WantedMaterial[]
  /** Given by the form. */
  readonly value?: readonly HandedIn[]
  readonly onChange?: (value: readonly HandedIn[]) => void
}

export function MaterialChecklist({ materials, value = [], onChange }: MaterialChecklistProps) {
  const { t } = useTranslation('service-requests')
  // By itself each group takes the name of the form's field, and all papers would be one group to the keyboard.
  const own = useId()
  const change = (material: number, next: HandedIn | undefined) =>
    onChange?.([...value.filter((one) => one.material !== material), ...(next === undefined ? [] : [next])])
  return (
    <div className="checklist">
      {materials.map((wanted, material) => {
        const { name, required, form, count, note } = wanted
        const given = value.find((one) => one.material === material)
        return (
          <div key={name} className="checklist-line">
            <Checkbox
              checked={given !== undefined}
              onChange={(event) =>
                change(material, event.target.checked ? usual(wanted, material) : undefined)
              }
            >
              {name}
              {!required && <span className="soft small"> {t('materials.optional')}</span>}
              {note !== '' && <span className="soft small"> · {note}</span>}
            </Checkbox>
            {given === undefined ? (
              <span className="soft small">
                {t(`forms.${form}`)} ×{count}
              </span>
            ) : (
              <span className="checklist-form">
                <Radio.Group
                  name={`${own}${String(material)}`}
                  size="small"
                  optionType="button"
                  aria-label={t('materials.formOf', { name })}
                  value={mannerOf(given)}
                  options={manners
                    .filter((one) => one !== 'verified' || mayBeShown(form))
                    .map((one) => ({ value: one, label: t(`open.manners.${one}`) }))}
                  onChange={({ target }) =>
                    change(
                      material,
                      handedIn(given, manners.find((one) => one === target.value) ?? 'original'),
                    )
                  }
                />
                <InputNumber
                  size="small"
                  min={1}
                  max={20}
                  precision={0}
                  aria-label={t('materials.countOf', { name })}
                  value={given.count}
                  onChange={(next) => change(material, { ...given, count: next ?? 1 })}
                />
              </span>
            )}
          </div>
        )
      })}
      {value.length < materials.length && (
        <button type="button" className="link" onClick={() => onChange?.(allHandedIn(materials))}>
          {t('open.allIn')} <Kbd keys="F6" />
        </button>
      )}
    </div>
  )
}

/** Every paper, in the way it is usually handed in. */
export const allHandedIn = (materials: readonly WantedMaterial[]): readonly HandedIn[] => materials.map(usual)

const usual = ({ form, count }: WantedMaterial, material: number): HandedIn => {
  const { verified, ...handedOver } = usuallyHandedIn(form)
  return { material, count, ...handedOver, ...(verified ? { verified } : {}) }
}

/** The same paper, handed in another way. */
const handedIn = ({ material, count }: HandedIn, manner: Manner): HandedIn => ({
  material,
  count,
  form: manner === 'copy' ? 'copy' : 'original',
  ...(manner === 'verified' ? { verified: true } : {}),
})

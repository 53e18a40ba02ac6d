/** 每餐次补几份: of how many portions of one meal a policy is, and what goes with the first however much of it there is. */
import { useQuery } from '@tanstack/react-query'
import { InputNumber, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { PerMeal } from '../../contract/index'
import { desk } from '../../ui/client'
import { wordsOfMenu } from './words-of-menu'

export function PerMealEditor({
  value = null,
  onChange,
  placeholder,
}: {
  readonly value?: PerMeal | null
  readonly onChange?: (perMeal: PerMeal | null) => void
  /** What holds while nothing is said. */
  readonly placeholder: string
}) {
  const { t } = useTranslation('canteen')
  const { data } = useQuery(desk.canteen.menu.list.queryOptions({ input: {} }))
  const together = value?.together ?? []
  const put = (portions: number | null, words: readonly string[]) =>
    onChange?.(
      portions === null ? null : { portions, ...(words.length === 0 ? {} : { together: [...words] }) },
    )
  return (
    <div className="canteen-condition">
      <InputNumber
        aria-label={t('policies.perMeal')}
        placeholder={placeholder}
        min={1}
        max={99}
        precision={0}
        value={value?.portions ?? null}
        onChange={(portions) => put(portions, together)}
      />
      <span>{t('policies.portionUnit')}</span>
      <Select
        mode="tags"
        aria-label={t('policies.together')}
        placeholder={t('policies.together')}
        disabled={value === null}
        value={together}
        options={wordsOfMenu(data?.offers ?? [])}
        tokenSeparators={['、', '，', ',']}
        onChange={(words: string[]) => put(value?.portions ?? null, words)}
      />
    </div>
  )
}

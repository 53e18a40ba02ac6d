/** 仅限、不含: which lines of the choice a policy is for, by the names and kinds that the menu has. */
import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CertainLines } from '../../contract/index'
import { desk } from '../../ui/client'
import { wordsOfMenu } from './words-of-menu'

type Choice = 'all' | CertainLines['kind']

export function CertainLinesEditor({
  value = null,
  onChange,
}: {
  readonly value?: CertainLines | null
  readonly onChange?: (lines: CertainLines | null) => void
}) {
  const { t } = useTranslation('canteen')
  const { data } = useQuery(desk.canteen.menu.list.queryOptions({ input: {} }))
  return (
    <div className="canteen-condition">
      <Select<Choice>
        aria-label={t('policies.lines')}
        value={value?.kind ?? 'all'}
        options={(['all', 'only', 'except'] as const).map((kind) => ({
          value: kind,
          label: t(`certainLines.${kind}`),
        }))}
        onChange={(kind) => onChange?.(kind === 'all' ? null : { kind, of: value?.of ?? [] })}
        popupMatchSelectWidth={false}
      />
      {value !== null && (
        <Select
          mode="tags"
          aria-label={t('policies.linesOf')}
          placeholder={t('policies.linesPlaceholder')}
          value={value.of}
          options={wordsOfMenu(data?.offers ?? [])}
          tokenSeparators={['、', '，', ',']}
          onChange={(of: string[]) => onChange?.({ ...value, of })}
        />
      )}
    </div>
  )
}

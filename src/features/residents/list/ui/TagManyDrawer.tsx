/** One tag for everyone the list shows, with the way back in the notice. */
import { useTranslation } from 'react-i18next'
import { useWrite } from '#app/desk-client/index'
import { offerBack } from '#app/notices'
import { DetailDrawer, Form } from '#app/parts/index'
import { useToday } from '#app/session/session'
import { desk } from '../../ui/client'
import type { ResidentFilter } from '../../people/contract'
import { TagFields, tagOf, useTags, type TagValues } from '../../people/ui/record/TagFields'
import { listContract } from '../contract'

interface TagManyProps {
  readonly filter: ResidentFilter
  /** As many as the list says: the desk refuses where they are others by now. */
  readonly count: number
  readonly onClose: () => void
}

export function TagManyDrawer({ filter, count, onClose }: TagManyProps) {
  const { t } = useTranslation('residents')
  const today = useToday()
  const tagMany = useWrite(desk.residents.tagMany)
  const takeBack = useWrite(desk.residents.takeBackTagging)
  const tags = useTags()
  const inputOf = (values: TagValues) => ({
    filter,
    count,
    ...tagOf(values),
  })
  return (
    <DetailDrawer title={t('tagMany.title')} onClose={onClose}>
      <Form<TagValues, { readonly id: number; readonly tagged: number }>
        label={t('tagMany.title')}
        initial={{ since: today }}
        schema={listContract.tagMany['~orpc'].inputSchema}
        inputOf={inputOf}
        submit={(values) => tagMany.write(inputOf(values))}
        onDone={({ id, tagged }, { code }) => {
          const label = tags.find((tag) => tag.code === code)?.label ?? ''
          offerBack(t('tagMany.done', { count: tagged, label }), () => takeBack.write({ id }))
          onClose()
        }}
        submitLabel={t('tagMany.do')}
        onCancel={onClose}
      >
        <p className="text">{t('tagMany.what', { count })}</p>
        <TagFields />
      </Form>
    </DetailDrawer>
  )
}

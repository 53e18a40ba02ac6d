/** A resident's tags as they stand beside the name. */
import { Tag, type Tone } from '#app/parts/index'

const tones: Readonly<Record<string, Tone>> = { amber: 'soon', blue: 'open', green: 'done', red: 'late' }

export function ResidentTags({
  tags,
}: {
  readonly tags: readonly { readonly code: string; readonly label: string; readonly tone: string }[]
}) {
  return tags.map(({ code, label, tone }) => (
    <Tag key={code} tone={tones[tone] ?? 'rest'}>
      {label}
    </Tag>
  ))
}

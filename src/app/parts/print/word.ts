/** A paper in the office's own form: where it has one, and what stands in its braces. */
import { useQuery } from '@tanstack/react-query'
import { generalPaper, type Fillings } from '#work/templates/contract'
import { desk, deskClient, shell } from '../../desk-client/index'
import { toldInChinese } from '../../i18n/index'

/** By the keys of texts under `word` in the feature's language files. */
export type FieldValues = Readonly<Record<string, string | readonly Readonly<Record<string, string>>[]>>

export interface InWord {
  /** `service-requests.acceptance`. */
  readonly paper: string
  readonly values: () => FieldValues
  /** What an office named itself, by those names: no language file knows them. */
  readonly named?: Readonly<Record<string, string>>
  /** Where its names stand in the feature's language files, if not under `word`. */
  readonly words?: string
}

/** What stands in braces for a field: its Chinese name, so that a form fits whatever language is on screen. */
export const tagOf = (feature: string, field: string, words = 'word'): string =>
  toldInChinese(feature, `${words}.${field}`)

const featureOf = (paper: string): string => paper.slice(0, paper.indexOf('.'))

/** By what stands in braces instead of by keys. */
export function fillingsOf(paper: string, values: FieldValues, words?: string): Fillings {
  const tag = (field: string) => tagOf(featureOf(paper), field, words)
  const renamed = (line: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(line).map(([field, value]) => [tag(field), value]))
  return Object.fromEntries(
    Object.entries(values).map(([field, value]) => [
      tag(field),
      typeof value === 'string' ? value : value.map(renamed),
    ]),
  )
}

/** Whether there is a form for the paper, the office's own or the program's; false until it is known. */
export function useHasForm(paper: string | undefined): boolean {
  const { data } = useQuery(
    desk.templates.list.queryOptions({ input: {}, enabled: paper !== undefined, staleTime: 60_000 }),
  )
  if (data === undefined || paper === undefined) return false
  const general = generalPaper(paper)
  return (
    data.shipped.includes(general) ||
    data.templates.some((template) => template.paper === paper || template.paper === general)
  )
}

/** Fills the form and puts the file where the user says; false when they chose no place. */
export async function saveInWord(
  { paper, values, named, words }: InWord,
  fileName: string,
): Promise<boolean> {
  const { content } = await deskClient.templates.filled({
    paper,
    fillings: { ...named, ...fillingsOf(paper, values(), words) },
  })
  const { saved } = await shell.saveFile({ name: `${fileName}.docx`, content })
  return saved
}

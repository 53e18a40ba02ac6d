/** Words to look for: asked when a pause comes, and never while an IME composes. */
import { Input } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { WordsField } from './fields'

/** Milliseconds without a key after which what was typed is meant. */
const pause = 200

export function Words({
  field: { label, most = 40, width = 200, autoFocus = false },
  value,
  onSettled,
}: {
  readonly field: WordsField
  readonly value: string
  readonly onSettled: (words: string) => void
}) {
  /** What was typed and is not asked for yet. */
  const [typed, setTyped] = useState<string>()
  const [composing, setComposing] = useState(false)
  const settle = useRef(onSettled)
  useEffect(() => {
    settle.current = onSettled
  })
  useEffect(() => {
    if (typed === undefined || composing) return undefined
    const soon = setTimeout(() => {
      settle.current(typed.trim())
      setTyped(undefined)
    }, pause)
    return () => clearTimeout(soon)
  }, [typed, composing])
  return (
    <Input
      allowClear
      autoFocus={autoFocus}
      maxLength={most}
      style={{ width }}
      placeholder={label}
      aria-label={label}
      value={typed ?? value}
      onChange={(event) => setTyped(event.target.value)}
      onCompositionStart={() => setComposing(true)}
      onCompositionEnd={() => setComposing(false)}
    />
  )
}

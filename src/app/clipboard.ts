/**
 * What is copied out of a file that not everyone may read. It does not outlast whoever copied it: the clipboard belongs to the whole
 * machine, and the next person at the counter pastes what lies there.
 */

/** Milliseconds after which a copied text is taken back: it has long been pasted. */
const lasts = 60_000

let copied: string | null = null
let timer: ReturnType<typeof setTimeout> | undefined

/** Rejects where the browser does not let the page write to the clipboard. */
export async function copyForAWhile(text: string): Promise<void> {
  await navigator.clipboard.writeText(text)
  copied = text
  clearTimeout(timer)
  timer = setTimeout(() => void takeBackIfOurs(), lasts)
}

/** Whoever copied leaves. What another program put there since cannot be told from ours everywhere, and goes with it. */
export function takeBackCopied(): void {
  if (copied === null) return
  clearTimeout(timer)
  copied = null
  void emptyClipboard()
}

/** Somebody still works: what they copied elsewhere meanwhile stays. */
async function takeBackIfOurs(): Promise<void> {
  const ours = copied
  const now = await navigator.clipboard.readText().catch(() => null)
  // Not to be read, it waits until its owner leaves.
  if (now === null || ours === null || ours !== copied) return
  copied = null
  if (now === ours) await emptyClipboard()
}

/** A page that is not in front may not write there: then it is done as soon as it is. */
const emptyClipboard = (): Promise<void> =>
  navigator.clipboard.writeText('').catch(() => {
    window.addEventListener('focus', () => void navigator.clipboard.writeText('').catch(() => undefined), {
      once: true,
    })
  })

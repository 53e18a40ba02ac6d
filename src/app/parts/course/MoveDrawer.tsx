/** Asks what a move needs, in one form in a drawer, with the law or the consequence above it. */
import { useEffect, useRef, type ReactNode } from 'react'
import { DetailDrawer } from '../DetailDrawer'
import { Form, type FormProps } from '../Form'

export interface MoveDrawerProps<Values extends object, Output> extends Pick<
  FormProps<Values, Output>,
  'initial' | 'schema' | 'inputOf' | 'fieldOf' | 'submit' | 'onDone' | 'onChange' | 'draft' | 'children'
> {
  /** What the move is called: over the drawer and on its button. */
  readonly title: string
  /** The law, or what will happen, in a sentence. */
  readonly about?: ReactNode
  readonly onClose: () => void
}

export function MoveDrawer<Values extends object, Output>({
  title,
  about,
  onClose,
  children,
  ...form
}: MoveDrawerProps<Values, Output>) {
  const whole = useRef<HTMLDivElement>(null)
  // The first thing asked has the focus, also where it is a choice that cannot take it by itself.
  useEffect(() => whole.current?.querySelector<HTMLElement>('input, textarea')?.focus(), [])
  return (
    <DetailDrawer title={title} onClose={onClose}>
      <div ref={whole}>
        {about}
        <Form<Values, Output> {...form} label={title} submitLabel={title} onCancel={onClose}>
          {children}
        </Form>
      </div>
    </DetailDrawer>
  )
}

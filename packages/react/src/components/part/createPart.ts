'use client'
import {
  type ComponentPropsWithoutRef,
  cloneElement,
  createElement,
  type ForwardRefExoticComponent,
  forwardRef,
  type ReactElement,
  type ReactNode,
  type Ref,
  type RefAttributes,
  type RefCallback,
  type RefObject,
  useCallback,
  useRef,
  version,
} from 'react'
import { mergeProps, type Props } from './mergeProps.ts'

/**
 * What is drawn in place of a part's own element: an element that gets the part's props merged into its own, or a function of
 * the props, `ref` among them, and of the part's state.
 */
export type Render<Tag extends PartTag, State = undefined> =
  | ReactElement
  | ((
      props: ComponentPropsWithoutRef<Tag> & { readonly ref: RefCallback<Element> },
      state: State,
    ) => ReactElement)

export type PartProps<Tag extends PartTag, State = undefined> = Omit<ComponentPropsWithoutRef<Tag>, 'ref'> & {
  readonly render?: Render<Tag, State> | undefined
  readonly [data: `data-${string}`]: string | undefined
}

export type PartTag =
  | 'a'
  | 'bdi'
  | 'button'
  | 'code'
  | 'div'
  | 'fieldset'
  | 'form'
  | 'ol'
  | 'p'
  | 'section'
  | 'svg'

/** A part: an element of its own tag, with props, `ref` and `render` of the page. */
export type Part<Tag extends PartTag, State = undefined> = ForwardRefExoticComponent<
  PartProps<Tag, State> & RefAttributes<ElementOf<Tag>>
>

type ElementOf<Tag extends PartTag> = Tag extends keyof HTMLElementTagNameMap
  ? HTMLElementTagNameMap[Tag]
  : Tag extends keyof SVGElementTagNameMap
    ? SVGElementTagNameMap[Tag]
    : Element

/** What a part says of itself: props of its element, whose own children stand before those it was given; its state is `data-state`. */
export interface Own<State> {
  readonly 'data-state'?: State | undefined
  readonly ref?: Ref<never>
  readonly [prop: string]: unknown
}

/**
 * Makes a part of a screen, which draws nothing while it has nothing to say.
 *
 * @param useOwn what the part says of itself, from the context of its root
 */
export function createPart<Tag extends PartTag, State = undefined>(
  tag: Tag,
  useOwn: (given: PartProps<Tag, State>) => Own<State> | undefined,
): Part<Tag, State> {
  return forwardRef((given: { readonly render?: Render<'div', State> }, forwarded: Ref<Element>) => {
    const { render, ...theirs } = given
    const own = useOwn(given as PartProps<Tag, State>)
    const isElement = typeof render === 'object'
    const ref = useRefs(own?.ref, forwarded, isElement ? refOf(render) : undefined)
    if (!own) return null
    const { children, ...ours } = own
    const merged = mergeProps(ours, theirs)
    const props = { ...merged, ref, children: (children ?? merged.children) as ReactNode }
    if (isElement) return cloneElement(render, { ...mergeProps(props, render.props as Props), ref } as object)
    return render ? render(props, merged['data-state'] as State) : createElement(tag, props)
  }) as unknown as Part<Tag, State>
}

/** Where React keeps the ref of an element; the other place is one that it warns about. */
const refOf = (element: ReactElement): Ref<Element> | undefined =>
  ((version < '19' ? element : element.props) as RefAttributes<Element>).ref

/** One ref that sets three, and stays the same as long as they do. */
function useRefs(
  own: Ref<never> | undefined,
  forwarded: Ref<Element>,
  inner: Ref<Element> | undefined,
): RefCallback<Element> {
  const undo = useRef<unknown[]>([])
  return useCallback(
    (node: Element | null) => {
      undo.current = [own, forwarded, inner].map((ref, index) => {
        const clean = undo.current[index]
        if (typeof clean === 'function') return clean()
        if (typeof ref === 'function') return ref(node as never)
        if (ref) (ref as RefObject<Element | null>).current = node
        return undefined
      })
    },
    [own, forwarded, inner],
  )
}

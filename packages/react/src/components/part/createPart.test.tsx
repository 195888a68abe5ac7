import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { createRef, type MouseEvent, StrictMode, useState } from 'react'
import { afterEach, describe, expect, test } from 'vitest'
import { createPart, type Part } from './createPart.ts'

afterEach(cleanup)

const pressed: string[] = []

/** A part that counts its presses, and has nothing to say after the third. */
const Counter: Part<'button', 'few' | 'many'> = createPart('button', ({ children }) => {
  const [count, setCount] = useState(0)
  if (count > 2) return
  return {
    type: 'button',
    'data-part': 'counter',
    'data-state': count > 1 ? 'many' : 'few',
    onClick() {
      pressed.push('ours')
      setCount(count + 1)
    },
    children: children ?? `pressed ${count}`,
  }
})

const button = (): HTMLElement => screen.getByRole('button')

afterEach(() => {
  pressed.length = 0
})

describe('a part', () => {
  test('is its own element, with its state as a data attribute and props of the page', () => {
    render(<Counter className="a" title="t" data-own="x" />)
    expect(button().outerHTML).toBe(
      '<button type="button" data-part="counter" data-state="few" class="a" title="t" data-own="x">pressed 0</button>',
    )
    fireEvent.click(button())
    fireEvent.click(button())
    expect(button().dataset.state).toBe('many')
  })

  test('takes other words, and keeps its own where the page gives nothing', () => {
    render(
      <>
        <Counter>Press</Counter>
        <Counter type={undefined} />
      </>,
    )
    expect(screen.getByText('Press').getAttribute('type')).toBe('button')
    expect(screen.getByText('pressed 0').getAttribute('type')).toBe('button')
  })

  test('draws nothing while it has nothing to say, and keeps its state', () => {
    render(<Counter />)
    for (let press = 0; press < 3; press++) fireEvent.click(button())
    expect(screen.queryByRole('button')).toBeNull()
  })

  test('runs the handler of the page first, and its own unless the default was prevented', () => {
    const onClick = (event: MouseEvent): void => {
      pressed.push('theirs')
      if (event.shiftKey) event.preventDefault()
    }
    render(<Counter onClick={onClick} />)
    fireEvent.click(button())
    expect(pressed).toEqual(['theirs', 'ours'])
    fireEvent.click(button(), { shiftKey: true })
    expect(pressed).toEqual(['theirs', 'ours', 'theirs'])
    expect(button().textContent).toBe('pressed 1')
  })
})

describe('an element in place of its own', () => {
  test('gets props, class names, styles, handlers and words of all three', () => {
    render(
      <Counter
        className="part"
        style={{ color: 'red' }}
        onClick={() => pressed.push('part')}
        render={
          // biome-ignore lint/a11y/useValidAnchor: its handler is the point
          <a
            href="#x"
            className="element"
            style={{ top: 1 }}
            onClick={() => pressed.push('element')}
            data-part="mine"
          >
            Mine
          </a>
        }
      />,
    )
    const link = screen.getByText('Mine')
    expect(link.tagName).toBe('A')
    expect(link.getAttribute('href')).toBe('#x')
    expect(link.className).toBe('part element')
    expect(link.getAttribute('style')).toBe('color: red; top: 1px;')
    expect(link.dataset).toMatchObject({ part: 'mine', state: 'few' })
    fireEvent.click(link)
    expect(pressed).toEqual(['element', 'part', 'ours'])
  })

  test('keeps the part’s words where it has none', () => {
    render(<Counter render={<a href="#x" />} />)
    expect(screen.getByRole('link').textContent).toBe('pressed 0')
  })

  test('keeps its ref beside that of the part, each set once, however often it is drawn', () => {
    const part = createRef<HTMLButtonElement>()
    const seen: (string | undefined)[] = []
    const element = (node: Element | null): void => void seen.push(node?.tagName)
    const page = (title: string) => (
      <Counter ref={part} title={title} render={<a href="#x" ref={element} />} />
    )
    const { rerender, unmount } = render(page('one'))
    rerender(page('two'))
    expect(part.current?.tagName).toBe('A')
    expect(seen).toEqual(['A'])
    unmount()
    expect(part.current).toBeNull()
    expect(seen).toEqual(['A', undefined])
  })

  test('may clean up after its ref', () => {
    const seen: string[] = []
    const { unmount } = render(
      <Counter
        ref={node => {
          seen.push(`at ${node?.tagName}`)
          return () => void seen.push('gone')
        }}
      />,
    )
    unmount()
    expect(seen).toEqual(['at BUTTON', 'gone'])
  })
})

test('a function in place of an element gets the props, the ref and the state', () => {
  const ref = createRef<HTMLButtonElement>()
  render(
    <StrictMode>
      <Counter
        ref={ref}
        className="part"
        onClick={() => pressed.push('theirs')}
        render={({ children, ...props }, state) => (
          <em {...props}>
            {state}: {children}
          </em>
        )}
      />
    </StrictMode>,
  )
  const drawn = screen.getByText('few: pressed 0')
  expect(drawn.tagName).toBe('EM')
  expect(drawn.className).toBe('part')
  expect(ref.current).toBe(drawn)
  fireEvent.click(drawn)
  expect(pressed).toEqual(['theirs', 'ours'])
})

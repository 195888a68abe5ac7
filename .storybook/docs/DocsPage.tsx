import {
  ArgTypes,
  Controls,
  Description,
  DocsContext,
  Heading,
  Primary,
  Source,
  Title,
  useOf,
} from '@storybook/addon-docs/blocks'
import { type JSX, useContext } from 'react'
import * as publicNames from '../../packages/react/src/index.ts'
import index from '../../packages/react/src/index.ts?raw'
import { Guide } from './Guide.tsx'
import { exampleOf, signaturesOf } from './publicSource.ts'

const hooks = import.meta.glob<string>('../../packages/react/src/hooks/use*.ts', {
  query: '?raw',
  import: 'default',
  eager: true,
})
const examples = import.meta.glob<string>('../hooks/*.stories.tsx', {
  query: '?raw',
  import: 'default',
  eager: true,
})

/**
 * The page of a component or a hook: what it is, one story with its states as controls, its props or signature from the
 * sources, where the other states are, and the guide that its `parameters.guide` names.
 */
export function DocsPage(): JSX.Element {
  const { preparedMeta } = useOf('meta', ['meta'])
  const name = preparedMeta.title.split('/').at(-1) ?? ''
  const component = Object.entries(publicNames).find(([key]) => key === name && /^[A-Z]/.test(key))?.[1]
  const guide: unknown = preparedMeta.parameters.guide
  const hook = hooks[`../../packages/react/src/hooks/${name}.ts`]
  const example = examples[`../hooks/${name}.stories.tsx`]
  return (
    <>
      <Title />
      <Description />
      <Primary />
      <Controls />
      {example !== undefined && (
        <>
          <Heading>Example</Heading>
          <Source language="tsx" code={exampleOf(example)} />
        </>
      )}
      {hook !== undefined && (
        <>
          <Heading>Signature</Heading>
          <Source language="ts" code={signaturesOf(hook, index)} />
        </>
      )}
      {component !== undefined && (
        <>
          <Heading>Props</Heading>
          <ArgTypes of={component as () => JSX.Element} />
        </>
      )}
      <States />
      {typeof guide === 'string' && <Guide path={guide} />}
    </>
  )
}

/** Each story is a state, drawn on a page of its own. */
function States(): JSX.Element | null {
  const stories = useContext(DocsContext)
    .componentStories()
    .filter(({ tags }) => tags.includes('dev'))
  if (stories.length < 2) return null
  return (
    <>
      <Heading>States</Heading>
      <ul className="sb-unstyled states">
        {stories.map(({ id, name }) => (
          <li key={id}>
            <a href={`./?path=/story/${id}`} target="_top">
              {name}
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}

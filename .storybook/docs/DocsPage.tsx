import {
  ArgTypes,
  Canvas,
  Controls,
  Description,
  DocsContext,
  Heading,
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
  const stories = useContext(DocsContext).componentStories()
  const usual = JSON.stringify(preparedMeta.initialArgs, toJson)
  const first = stories.find(story => JSON.stringify(story.initialArgs, toJson) === usual) ?? stories[0]
  const guide: unknown = preparedMeta.parameters.guide
  const hook = hooks[`../../packages/react/src/hooks/${name}.ts`]
  const example = examples[`../hooks/${name}.stories.tsx`]
  return (
    <>
      <Title />
      <Description />
      {first && (
        <>
          <Canvas of={first.moduleExport} sourceState="none" />
          <Controls of={first.moduleExport} />
        </>
      )}
      {example !== undefined && (
        <>
          <Heading>Example</Heading>
          <Source dark language="tsx" code={exampleOf(example)} />
        </>
      )}
      {hook !== undefined && (
        <>
          <Heading>Signature</Heading>
          <Source dark language="typescript" code={signaturesOf(hook, index)} />
        </>
      )}
      {component !== undefined && (
        <>
          <Heading>Props</Heading>
          <ArgTypes of={withWholeTypes(component)} />
        </>
      )}
      <States stories={stories.filter(({ tags }) => tags.includes('dev'))} />
      {typeof guide === 'string' && <Guide path={guide} isSection />}
    </>
  )
}

/** Money counts in bigint, which JSON cannot write. */
const toJson = (_key: string, value: unknown): unknown => (typeof value === 'bigint' ? String(value) : value)

interface DocgenProp {
  readonly tsType?: { readonly name: string; readonly raw?: string }
}

/** A component whose unions are written out, as the sources have them, for the table of its props. */
function withWholeTypes(component: unknown): () => null {
  const { __docgenInfo: info } = component as { __docgenInfo: { props?: Record<string, DocgenProp> } }
  const props = Object.entries(info.props ?? {}).map(([name, prop]) => {
    const type = prop.tsType?.name === 'union' ? prop.tsType.raw?.replace(/ \| undefined$/, '') : undefined
    return [name, type === undefined ? prop : { ...prop, tsType: { name: type } }]
  })
  return Object.assign(() => null, { __docgenInfo: { ...info, props: Object.fromEntries(props) } })
}

/** Each story is a state, drawn on a page of its own. */
function States({ stories }: { stories: readonly { id: string; name: string }[] }): JSX.Element | null {
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

import {
  ArgTypes,
  Canvas,
  Controls,
  Description,
  DocsContext,
  Heading,
  Markdown,
  Source,
  Title,
  useOf,
} from '@storybook/addon-docs/blocks'
import { type JSX, useContext } from 'react'
import * as publicNames from '../../packages/react/src/index.ts'
import index from '../../packages/react/src/index.ts?raw'
import { Guide } from './Guide.tsx'
import { commentOf, exampleOf, type PartSource, partOf, signaturesOf } from './publicSource.ts'

const hooks = byName(
  import.meta.glob<string>(
    ['../../packages/react/src/hooks/use*.ts', '../../packages/react/src/RumbaProvider.tsx', '!**/*.test.ts'],
    {
      query: '?raw',
      import: 'default',
      eager: true,
    },
  ),
)
const components = byName(
  import.meta.glob<string>(['../../packages/react/src/components/*/*.tsx', '!**/*.{test,stories}.tsx'], {
    query: '?raw',
    import: 'default',
    eager: true,
  }),
)
// One pattern each: together they would start above this folder, whose name begins with a dot.
const examples = byName({
  ...import.meta.glob<string>('../*/*.stories.tsx', { query: '?raw', import: 'default', eager: true }),
  ...import.meta.glob<string>('../../packages/react/src/components/*/*.stories.tsx', {
    query: '?raw',
    import: 'default',
    eager: true,
  }),
})
const recipes = byName(
  import.meta.glob<string>(['../../packages/react/src/recipes/*.tsx', '!**/*.test.tsx'], {
    query: '?raw',
    import: 'default',
    eager: true,
  }),
)

/** Sources by the name of their file. */
function byName(files: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(files).map(([path, text]) => [/(\w+)\.(?:stories\.)?tsx?$/.exec(path)?.[1] ?? '', text]),
  )
}

/**
 * The page of a component, a part or a hook: what it is, one story with its states as controls, code to copy, its props or
 * signature from the sources, where the other states are, the guide that its `parameters.guide` names, and where to go on.
 */
export function DocsPage(): JSX.Element {
  const { preparedMeta } = useOf('meta', ['meta'])
  const name = preparedMeta.title.split('/').at(-1) ?? ''
  const props = propsOf(name)
  const stories = useContext(DocsContext).componentStories()
  const usual = JSON.stringify(preparedMeta.initialArgs, toJson)
  const first = stories.find(story => JSON.stringify(story.initialArgs, toJson) === usual) ?? stories[0]
  const guide: unknown = preparedMeta.parameters.guide
  const hook = [...hooks.values()].find(source => source.includes(`export function ${name}(`))
  const isHook = /^use[A-Z]/.test(name)
  const example = examples.get(name) ?? ''
  const recipe = name === 'RumbaCheckout' ? recipes.get('DropIn') : undefined
  const source = components.get(name) ?? ''
  const part = partOf(source, name, [...hooks.values()])
  const about = preparedMeta.title.startsWith('Parts/') ? commentOf(source, name) : undefined
  return (
    <>
      <Title />
      {about === undefined ? <Description /> : <Markdown>{about}</Markdown>}
      {first && (
        <>
          <Canvas of={first.moduleExport} sourceState="none" />
          {Object.keys(first.argTypes).length > 0 && <Controls of={first.moduleExport} />}
        </>
      )}
      <Code
        title="Example"
        code={recipe?.replace("'../index.ts'", "'@rumba/react'") ?? exampleOf(example, 'Example')}
      />
      <Code title="With an element of your own" code={exampleOf(example, 'Rendered')} />
      {isHook && hook !== undefined && (
        <>
          <Heading>Signature</Heading>
          <Source dark language="typescript" code={signaturesOf(hook, index)} />
        </>
      )}
      {part && <PartProps {...part} />}
      {Object.keys(props).length > 0 && (
        <>
          <Heading>Props</Heading>
          <ArgTypes of={Object.assign(() => null, { __docgenInfo: { props } })} />
        </>
      )}
      <States stories={stories.filter(({ tags }) => tags.includes('dev'))} />
      {typeof guide === 'string' && <Guide path={guide} isSection />}
      <Next from={preparedMeta.title} />
    </>
  )
}

function Code({ title, code }: { title: string; code: string | undefined }): JSX.Element | null {
  if (code === undefined) return null
  return (
    <>
      <Heading>{title}</Heading>
      <Source dark language="tsx" code={code} />
    </>
  )
}

/** What the attributes that several parts have stand for. */
const MEANINGS: Readonly<Record<string, string>> = {
  'data-status': 'status of the payment',
  'data-connection': 'how news of the payment arrives',
}

/** The table of a part: what it takes, and what a style sheet or a test finds it by. */
function PartProps({ tag, takesChildren, attributes }: PartSource): JSX.Element {
  return (
    <>
      <Heading>Props</Heading>
      <Markdown>
        {[
          '| Prop | What |\n| --- | --- |',
          `| \`render\` | an element, or a function of props and state that returns one, in place of the \`<${tag}>\` |`,
          takesChildren && '| `children` | in place of its own words |',
          `| \`ref\`, \`className\`, \`on…\`, … | all that a \`<${tag}>\` takes; a handler runs before its own |`,
        ]
          .filter(Boolean)
          .join('\n')}
      </Markdown>
      {Object.keys(attributes).length > 0 && (
        <>
          <Heading>Data attributes</Heading>
          <Markdown>
            {[
              '| Attribute | Values |\n| --- | --- |',
              ...Object.entries(attributes).map(
                ([attribute, values]) =>
                  `| \`${attribute}\` | ${values.map(value => `\`${value}\``).join(', ') || MEANINGS[attribute]} |`,
              ),
            ].join('\n')}
          </Markdown>
        </>
      )}
    </>
  )
}

type Link = readonly [words: string, page: string]

const COMPOSING: Link = ['Compose a checkout of parts', 'recipes--recipes']
const THEMING: Link = ['Give it the look of your shop', 'theming--docs']
const TESTING: Link = ['Test your page in every state', 'guides-testing--docs']
const PLAYER: Link = ['Play a whole payment', 'live-player--docs']

/** Where to go on, by where a page stands. */
const NEXT: Readonly<Record<string, readonly Link[]>> = {
  'Parts/Checkout': [['The root it stands in', 'parts-checkout-checkoutroot--docs'], COMPOSING, THEMING],
  'Parts/Code': [['The root it stands in', 'parts-code-pixqrroot--docs'], COMPOSING, THEMING],
  'Parts/UPI': [['The root it stands in', 'parts-upi-upiroot--docs'], COMPOSING, THEMING],
  Components: [COMPOSING, THEMING, TESTING],
  Hooks: [COMPOSING, TESTING, PLAYER],
  Theming: [COMPOSING, PLAYER],
  'Live player': [['Start with your own shop', 'guides-quickstart--docs'], COMPOSING],
}

function Next({ from }: { from: string }): JSX.Element | null {
  const place = Object.keys(NEXT).find(each => from.startsWith(each))
  const links = NEXT[place ?? '']?.filter(
    ([, page]) => !page.endsWith(`${from.split('/').at(-1)?.toLowerCase()}--docs`),
  )
  if (!links) return null
  return (
    <>
      <Heading>Next</Heading>
      <ul className="sb-unstyled states">
        {links.map(([words, page]) => (
          <li key={page}>
            <a href={`./?path=/docs/${page}`} target="_top">
              {words}
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}

/** Money counts in bigint, which JSON cannot write. */
const toJson = (_key: string, value: unknown): unknown => (typeof value === 'bigint' ? String(value) : value)

interface DocgenProp {
  readonly tsType?: { readonly name: string; readonly raw?: string }
}

/**
 * Props of a component by name, those of the component it takes them over from included, with their unions written out as the
 * sources have them.
 */
function propsOf(name: string): Readonly<Record<string, DocgenProp>> {
  const { __docgenInfo: info } = ((publicNames as Record<string, unknown>)[name] ?? {}) as {
    readonly __docgenInfo?: { readonly props?: Readonly<Record<string, DocgenProp>> }
  }
  const own = Object.entries(info?.props ?? {}).map(([prop, { tsType, ...rest }]) => {
    const whole = tsType?.name === 'union' && tsType.raw?.replace(/ \| undefined$/, '')
    return [prop, { ...rest, tsType: whole ? { name: whole } : tsType }]
  })
  const [, base = '', left = ''] =
    new RegExp(`interface ${name}Props extends Omit<(\\w+)Props, ([^>]+)>`).exec(
      components.get(name) ?? '',
    ) ?? []
  const taken =
    base === '' ? [] : Object.entries(propsOf(base)).filter(([prop]) => !left.includes(`'${prop}'`))
  return Object.fromEntries([...taken, ...own])
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

import type { DocsContainerProps } from '@storybook/addon-docs/blocks'
import { type JSX, lazy, type PropsWithChildren, Suspense } from 'react'

// Stories and their tests load nothing of the documentation.
const Page = lazy(() => import('./DocsPage.tsx').then(module => ({ default: module.DocsPage })))
const Container = lazy(() => import('./Container.tsx').then(module => ({ default: module.Container })))

export const page = (): JSX.Element => (
  <Suspense>
    <Page />
  </Suspense>
)

export const container = (props: PropsWithChildren<DocsContainerProps>): JSX.Element => (
  <Suspense>
    <Container {...props} />
  </Suspense>
)

import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect } from 'storybook/test'
import * as publicNames from '../../packages/react/src/index.ts'

const stories = {
  ...import.meta.glob<{ default: Meta }>(['../*/*.stories.tsx', '!./*']),
  ...import.meta.glob<{ default: Meta }>('../../packages/react/src/*/*/*.stories.tsx'),
}

/** What holds for the pages as a whole. */
const meta: Meta = {
  title: 'Pages',
  tags: ['!autodocs', '!dev'],
  render: () => <p>Each name has its page.</p>,
}

export default meta

export const OnePageForEachName: StoryObj = {
  play: async () => {
    const metas = await Promise.all(Object.values(stories).map(async load => (await load()).default))
    const pages = metas.map(({ title = '' }) => title.split('/').at(-1))
    const shown = Object.entries(publicNames).filter(
      ([name, value]) => /^[A-Z]|^use[A-Z]/.test(name) && !(Object(value).prototype instanceof Error),
    )
    await expect(shown.length).toBeGreaterThan(40)
    await expect(shown.map(([name]) => name).filter(name => !pages.includes(name))).toEqual([])
  },
}

import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { StorybookConfig } from '@storybook/react-vite'
import type { Alias } from 'vite'

/** The packages by name. The root may not depend on them: in turbo's eyes each of them would then depend on all others. */
const { compilerOptions } = JSON.parse(
  readFileSync(new URL('../tsconfig.json', import.meta.url), 'utf8'),
) as {
  compilerOptions: { paths: Record<string, [string]> }
}
const alias = Object.entries(compilerOptions.paths).map(([name, [path]]) => ({
  find: new RegExp(`^${name}$`),
  replacement: fileURLToPath(new URL(path, new URL('../', import.meta.url))),
}))

const config: StorybookConfig = {
  framework: '@storybook/react-vite',
  stories: [
    { directory: '../packages/react/src/components', files: '**/*.stories.tsx', titlePrefix: 'Components' },
    '../packages/react/src/!(components)/**/*.stories.tsx',
    './**/*.mdx',
    './**/*.stories.tsx',
  ],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y', '@storybook/addon-vitest'],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  // Stories show the sources of the workspace, not what was built last.
  viteFinal: (vite, { configType }) => ({
    ...vite,
    resolve: {
      ...vite.resolve,
      alias: [...toList(vite.resolve?.alias), ...alias],
      conditions: ['@rumba/source', 'module', 'browser', configType?.toLowerCase() ?? 'development'],
    },
    // Nor do they rewrite its style sheet for browsers that know no `light-dark()`.
    build: { ...vite.build, cssTarget: ['chrome123', 'firefox120', 'safari17.5'] },
  }),
}

/** Vite takes aliases as a list or as an object. */
function toList(given: Record<string, string> | readonly Alias[] = []): readonly Alias[] {
  return Array.isArray(given)
    ? given
    : Object.entries(given).map(([find, replacement]) => ({ find, replacement }))
}

export default config

import type { StorybookConfig } from '@storybook/react-vite'

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
      conditions: ['@rumba/source', 'module', 'browser', configType?.toLowerCase() ?? 'development'],
    },
    // Nor do they rewrite its style sheet for browsers that know no `light-dark()`.
    build: { ...vite.build, cssTarget: ['chrome123', 'firefox120', 'safari17.5'] },
  }),
}

export default config

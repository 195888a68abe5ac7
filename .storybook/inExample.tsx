import type { Decorator } from '@storybook/react-vite'
import './example.css'

/** A story stands on a page of its own. */
export const inExample: Decorator = Story => (
  <div className="example">
    <Story />
  </div>
)

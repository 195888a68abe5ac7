export type { Messages } from './messages/messages.ts'
export {
  RumbaProvider,
  RumbaProviderMissingError,
  type RumbaProviderProps,
  useRumbaClient,
} from './RumbaProvider.tsx'

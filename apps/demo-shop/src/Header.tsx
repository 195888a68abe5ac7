import type { ReactNode } from 'react'
import { useLanguage } from './language.tsx'

export interface HeaderProps {
  /** Where the name of the shop leads. */
  readonly home: string
  readonly children?: ReactNode
}

export function Header({ home, children }: HeaderProps) {
  const { words, language, choose } = useLanguage()
  return (
    <header>
      <a href={home} className="logo">
        <img src="/icon.svg" alt="" width="28" height="28" /> Rumba
      </a>
      <label>
        <span className="hidden">{words.language}</span>
        <select value={language} onChange={event => choose(event.target.value === 'en' ? 'en' : 'pt-BR')}>
          <option value="en">English</option>
          <option value="pt-BR">Português</option>
        </select>
      </label>
      {children}
    </header>
  )
}

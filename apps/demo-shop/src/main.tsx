import '@rumba/react/styles.css'
import './shop.css'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { useCart } from './cart.ts'
import { Header } from './Header.tsx'
import { LanguageProvider, useLanguage } from './language.tsx'
import { CartPage, OrderPage, ResumePage, ShopPage } from './pages.tsx'

function App() {
  const { pathname } = window.location
  const order = /^\/orders\/([\w-]+)$/.exec(pathname)?.[1]
  return (
    <>
      <Header home="/">
        <CartLink />
      </Header>
      {order ? <OrderPage id={order} /> : <Page />}
    </>
  )
}

function Page() {
  switch (window.location.pathname) {
    case '/cart':
      return <CartPage />
    case '/pay':
      return <ResumePage />
    default:
      return <ShopPage />
  }
}

function CartLink() {
  const { words } = useLanguage()
  const count = useCart().items.reduce((sum, { quantity }) => sum + quantity, 0)
  return (
    <a href="/cart" className="cart">
      {words.cart}
      <b hidden={count === 0}>{count}</b>
    </a>
  )
}

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={new QueryClient()}>
      <LanguageProvider>
        <App />
      </LanguageProvider>
    </QueryClientProvider>
  </StrictMode>,
)

import '@fontsource-variable/instrument-sans/wght.css';
import './app/app.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app';

// A page that the browser kept from before a sign-out must not come back as it was.
addEventListener('pageshow', (event) => {
  if (event.persisted) location.reload();
});

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <App />
  </StrictMode>,
);

import { RouterProvider } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { Provider } from 'urql';
import { Toasts } from '@batuta/ui';
import { makeClient } from './api';
import { Languages } from './language';
import { router } from './router';

export function App(): ReactNode {
  const [client] = useState(makeClient);
  return (
    <Languages>
      <Provider value={client}>
        <Toasts>
          <RouterProvider router={router} />
        </Toasts>
      </Provider>
    </Languages>
  );
}

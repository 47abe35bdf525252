import { RouterProvider } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { Provider } from 'urql';
import { Toasts } from '@batuta/ui';
import { makeClient } from './api';
import { Languages, useText } from './language';
import { router } from './router';

export function App(): ReactNode {
  const [client] = useState(makeClient);
  return (
    <Languages>
      <Provider value={client}>
        <Notices>
          <RouterProvider router={router} />
        </Notices>
      </Provider>
    </Languages>
  );
}

function Notices({ children }: { children: ReactNode }): ReactNode {
  const { text } = useText();
  return <Toasts closeLabel={text.common.close}>{children}</Toasts>;
}
